import { runSandbox } from './terminal/run-sandbox';

runSandbox(process.argv.slice(2)).then(
	(code) => {
		process.exitCode = code;
	},
	(error: unknown) => {
		process.stderr.write(`\n${(error as Error).message}\n`);
		process.exitCode = 1;
	},
);
