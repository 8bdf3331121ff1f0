/** The end of `npm run look`: draws the pictures that the tests have taken onto contact sheets. */
import { join } from 'node:path';

import { project } from '../../sandbox/setup/places';
import { aBrowser } from './a-browser';
import { drawSheets } from './sheets';

async function main(): Promise<void> {
	const browser = await aBrowser();
	try {
		for (const file of await drawSheets(browser, join(project, 'screenshots'))) {
			process.stdout.write(`${file}\n`);
		}
	} finally {
		await browser.close();
	}
}

void main();
