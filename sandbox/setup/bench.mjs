/** `npm run bench`: the speed measurements on a real n8n, from nothing but Node 20 and npm. */
import { giveUp, prepare } from './prepare.mjs';
import { say } from './progress.mjs';
import { build, runProgram } from './run.mjs';

try {
	await prepare({ n8n: true });
	say('• building the package');
	await build();
	await runProgram('bench/main.ts', process.argv.slice(2));
} catch (error) {
	giveUp(error);
}
