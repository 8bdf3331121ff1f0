/**
 * `npm run compat`: a short loop on other versions of n8n, each installed once per machine; without a
 * name, on the oldest that the package is for, one between and the newest.
 */
import { installN8n, installNode } from './installs.mjs';
import places from './places.js';
import { giveUp, prepare } from './prepare.mjs';
import { say } from './progress.mjs';
import { build, runProgram } from './run.mjs';

const { oldest, middle, newest } = places.n8nWindow;
const asked = process.argv.slice(2);
const hosts = asked.length > 0 ? asked : [oldest, middle, newest];

try {
	await prepare();
	for (const host of hosts) {
		// Whether it is well written is for the program to say, which names the forms.
		const [version, ...rest] = host.split('@');
		const node = rest.find((part) => part.startsWith('node'))?.slice('node'.length);
		if (/^\d+\.\d+\.\d+$/.test(version)) await installN8n(version);
		if (node && /^\d+\.\d+\.\d+$/.test(node)) await installNode(node);
	}
	say('• building the package');
	await build();
	await runProgram('sandbox/compat/main.ts', hosts);
} catch (error) {
	giveUp(error);
}
