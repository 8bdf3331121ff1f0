import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

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

/**
 * A process that runs a script of this folder and may be killed, or kill itself, in the middle of its work. It says
 * `ready`, works once it is let, and says a line of JSON for each thing that it has done.
 */
export function startWorking<Said>(script: string, given: readonly unknown[]) {
	const told = given.map((one) => JSON.stringify(one));
	// Without a command between, so that a signal reaches the worker itself.
	const child: ChildProcess = spawn(
		process.execPath,
		['--import', require.resolve('tsx'), join(__dirname, script), ...told],
		{ stdio: ['pipe', 'pipe', 'inherit'] },
	);
	let output = '';
	child.stdout?.on('data', (text) => (output += String(text)));
	const ended = once(child, 'close');
	const isOver = () => child.exitCode !== null || child.signalCode !== null;
	/** What it has said so far. */
	const said = (): Said[] =>
		output
			.split('\n')
			.slice(1, -1)
			.map((line) => JSON.parse(line) as Said);
	const until = async (isSo: () => boolean): Promise<void> => {
		while (!isOver() && !isSo()) await sleep(2);
	};
	return {
		said,
		until,
		ready: async () => await until(() => output.startsWith('ready')),
		go: () => child.stdin?.write('go\n'),
		kill: () => child.kill('SIGKILL'),
		/** The signal by which it ended, if it did not come to its end. */
		endedBy: async () => {
			await ended;
			return child.signalCode;
		},
	};
}
