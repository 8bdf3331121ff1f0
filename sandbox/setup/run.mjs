/** Runs the project's programs: always with Node 24 and in the project's folder. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { nodeName } from './npm.mjs';
import places from './places.js';

const environment = () => ({
	...process.env,
	PATH: [places.node24Bin, join(places.project, 'node_modules', '.bin'), process.env.PATH].join(
		delimiter,
	),
});

/**
 * Starts Node 24 with these arguments, on our terminal, and passes on what stops us.
 *
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, stdout?: 'inherit' | 'ignore' | number }} [options] `stdout`: where
 *   the program's standard output goes; 2 sends it to standard error.
 * @returns {Promise<number>} The exit code; 1 when a signal ended the program.
 */
export function runNode(args, { env = {}, stdout = 'inherit' } = {}) {
	return new Promise((done, failed) => {
		const child = spawn(join(places.node24Bin, nodeName), args, {
			cwd: places.project,
			env: { ...environment(), ...env },
			stdio: ['inherit', stdout, 'inherit'],
		});
		// A Ctrl-C reaches the program by itself; we wait until it has cleaned up.
		const ignore = () => {};
		const pass = () => child.kill('SIGTERM');
		process.on('SIGINT', ignore);
		process.on('SIGTERM', pass);
		const end = () => {
			process.off('SIGINT', ignore);
			process.off('SIGTERM', pass);
		};
		child.on('error', (error) => {
			end();
			failed(error);
		});
		child.on('close', (code) => {
			end();
			done(code ?? 1);
		});
	});
}

/** The script of a package's command, to run with `runNode`. */
export const tool = {
	eslint: 'node_modules/eslint/bin/eslint.js',
	gulp: 'node_modules/gulp/bin/gulp.js',
	jest: 'node_modules/jest/bin/jest.js',
	tsc: 'node_modules/typescript/bin/tsc',
};

/** Builds dist/; the output goes to standard error. */
export async function build() {
	const code = await runNode([tool.gulp, 'build', '-L'], { stdout: 2 });
	if (code !== 0) throw new Error('The build failed; see above.');
}

/** Runs a TypeScript program of ours and ends with its exit code. */
export async function runProgram(file, args) {
	process.exitCode = await runNode(['--import', 'tsx', file, ...args]);
}
