/**
 * `npm run look`: every state of every page and mail, light and dark, on a phone and at a desk, in English,
 * Chinese and from right to left, in a real browser; then all of them on contact sheets.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import places from './places.js';
import { giveUp, prepare } from './prepare.mjs';
import { say } from './progress.mjs';
import { runNode, runProgram, tool } from './run.mjs';

const pictures = join(places.project, 'screenshots');

try {
	await prepare({ browser: true });
	rmSync(pictures, { recursive: true, force: true });
	say('• looking at every page and mail (about six minutes)');
	const code = await runNode([
		'--disable-warning=ExperimentalWarning',
		tool.jest,
		'--selectProjects',
		'browser',
		'--runInBand',
		'--forceExit',
		'test/browser/every-page.test.ts',
		'test/browser/every-mail.test.ts',
		'test/browser/extremes.test.ts',
		'test/browser/mail.test.ts',
		'test/browser/owner.test.ts',
		'test/browser/report.test.ts',
	]);
	say('• drawing the contact sheets');
	await runProgram('test/browser/draw-sheets.ts', []);
	process.exitCode = code;
} catch (error) {
	giveUp(error);
}
