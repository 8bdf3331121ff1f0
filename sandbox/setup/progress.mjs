/** Tells a person at a terminal what is going on, and that it still is. */
import { spawn } from 'node:child_process';

const started = Date.now();

/** Seconds since this command was started, as `12 s` or `3 min 05 s`. */
export function elapsed(since = started) {
	const seconds = Math.round((Date.now() - since) / 1000);
	const rest = String(seconds % 60).padStart(2, '0');
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${rest} s`;
}

/** One line on standard error: standard output stays free for what a command is asked to print. */
export function say(text) {
	process.stderr.write(`${text}\n`);
}

/**
 * Runs a slow command whose own output nobody needs unless it fails. Prints a line at once, one every
 * ten seconds with the time and `measure()` (something that moves), and one at the end.
 *
 * @param {string} title What is being done, for people.
 * @param {string[]} command The program and its arguments.
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, measure?: () => string }} options
 * @returns {Promise<void>} Rejects with the end of the output when the command fails.
 */
export function runSlowly(
	title,
	[program, ...rest],
	{ cwd, env = process.env, measure = () => '' },
) {
	const since = Date.now();
	say(`• ${title} …`);
	return new Promise((done, failed) => {
		const child = spawn(program, rest, {
			cwd,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32' && !program.endsWith('.exe'),
		});
		let output = '';
		const keep = (chunk) => {
			output = (output + chunk).slice(-8000);
		};
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		const ticker = setInterval(() => {
			const moving = measure();
			say(`  … ${title}: ${elapsed(since)}${moving ? `, ${moving}` : ''}`);
		}, 10_000);
		const end = (problem) => {
			clearInterval(ticker);
			if (problem) failed(new Error(`${title} failed: ${problem}\n${output}`));
			else {
				say(`  done in ${elapsed(since)}`);
				done();
			}
		};
		child.on('error', (error) => end(error.message));
		child.on('close', (code, signal) =>
			end(code === 0 ? undefined : `exit code ${code ?? signal}`),
		);
	});
}
