/** `npm start`: the sandbox, from nothing but Node 20 and npm. */
import { readFileSync } from 'node:fs';
import { giveUp, prepare } from './prepare.mjs';
import { say } from './progress.mjs';
import { build, runProgram } from './run.mjs';

const wanted = process.argv.slice(2);
const asksHow = wanted.includes('--help') || wanted.includes('-h');

try {
	if (asksHow) {
		process.stdout.write(readFileSync(new URL('../terminal/usage.txt', import.meta.url)));
	} else {
		await prepare({ n8n: true });
		say('• building the package');
		await build();
		await runProgram('sandbox/main.ts', wanted);
	}
} catch (error) {
	giveUp(error);
}
