import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import { aBrowser } from './a-browser';
import type { Site } from './a-site';
import { caseStates } from './case-states';
import { drawSheets, onSheet, readPicture, sheets } from './sheets';
import { arabicStates, surveyStates } from './survey-states';

describe('a contact sheet', () => {
	it.each([
		['thanks-low-zh-CN-360-dark.png', { state: 'thanks-low', eyes: '360 px, dark, zh-CN' }],
		['mail-nps-en-600-light.png', { state: 'mail-nps', eyes: '600 px, light, en' }],
	])('knows what %s shows', (file, what) => {
		expect(readPicture(file)).toMatchObject(what);
	});

	it('is there for every state of every page', () => {
		const names = [surveyStates, caseStates, arabicStates].flatMap((all) =>
			all({} as Site).map(({ name }) => name),
		);
		const beginnings = sheets.flatMap(({ states }) => states);
		expect(names.filter((name) => !beginnings.some((one) => name.startsWith(one)))).toEqual([]);
	});

	it('leaves out what is no picture of a page', () => {
		expect(readPicture('notes.txt')).toBeNull();
	});

	it('has a state a row, the phone first', () => {
		const files = ['thanks-low-en-1280-light.png', 'thanks-high-en-360-light.png'];
		const all = [...files, 'thanks-low-en-360-light.png', 'team-en-360-light.png'];
		const rows = onSheet(
			all.flatMap((file) => readPicture(file) ?? []),
			['thanks-'],
		);
		expect(rows.map((row) => row.map(({ file }) => file))).toEqual([
			['thanks-high-en-360-light.png'],
			['thanks-low-en-360-light.png', 'thanks-low-en-1280-light.png'],
		]);
	});
});

describe('npm run look', () => {
	let browser: Browser;
	let folder: string;
	beforeAll(async () => {
		browser = await aBrowser();
		folder = mkdtempSync(join(tmpdir(), 'satisfaction-look-'));
	});
	afterAll(async () => {
		await browser.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('draws what was looked at onto sheets, and no sheet of nothing', async () => {
		const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
		await page.setContent('<body style="background:#0f766e">');
		writeFileSync(join(folder, 'thanks-low-en-360-light.png'), await page.screenshot());
		const written = await drawSheets(browser, folder);
		expect(written).toEqual([join(folder, 'sheets', 'thanks.png')]);
		expect(existsSync(written[0] ?? '')).toBe(true);
		// Wider than the picture on it: PNG keeps its width in bytes 16 to 19.
		expect(readFileSync(written[0] ?? '').readUInt32BE(16)).toBe(1600);
	});
});
