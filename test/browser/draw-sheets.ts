/** The end of `npm run look`: draws the pictures that the tests have taken onto contact sheets. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';

import { browserCommand, project } from '../../sandbox/setup/places';
import { drawSheets } from './sheets';

async function main(): Promise<void> {
	const browser = await chromium.launch({ executablePath: browserCommand, args: ['--no-sandbox'] });
	try {
		for (const file of await drawSheets(browser, join(project, 'screenshots'))) {
			process.stdout.write(`${file}\n`);
		}
	} finally {
		await browser.close();
	}
}

void main();
