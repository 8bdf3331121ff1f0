/** `npm pack` and `npm publish` run this first: the package is built, from a fresh clone too. */
import { giveUp, prepare } from './prepare.mjs';
import { say } from './progress.mjs';
import { build } from './run.mjs';

try {
	await prepare();
	say('• building the package');
	await build();
} catch (error) {
	giveUp(error);
}
