import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a script of this folder in several processes that begin their work together, and gives the
 * last line of each.
 */
export async function runTogether(script: string, argumentsOf: string[][]): Promise<string[]> {
	const tsx = require.resolve('tsx/cli');
	const processes = argumentsOf.map((given) => {
		const child = spawn(process.execPath, [tsx, join(__dirname, script), ...given], {
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		let output = '';
		let problems = '';
		const ready = new Promise<void>((resolve) => {
			child.stdout.on('data', (text) => {
				output += String(text);
				if (output.startsWith('ready')) resolve();
			});
		});
		child.stderr.on('data', (text) => (problems += String(text)));
		const ended = new Promise<string>((resolve, reject) => {
			child.once('exit', (code) => {
				if (code === 0) resolve(output.trim().split('\n').at(-1) ?? '');
				else reject(new Error(`${script} ended with ${code}: ${problems}`));
			});
		});
		return { child, ready, ended };
	});
	await Promise.race([
		Promise.all(processes.map(async ({ ready }) => await ready)),
		...processes.map(async ({ ended }) => await ended),
	]);
	for (const { child } of processes) child.stdin.write('go\n');
	return await Promise.all(processes.map(async ({ ended }) => await ended));
}
