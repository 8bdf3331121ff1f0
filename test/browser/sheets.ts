import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** A picture by its file's name: `thanks-low-zh-CN-360-dark.png`. */
export type Picture = { file: string; state: string; eyes: string };

/** What a picture's name says; `null` where it is none of a page or mail that was looked at. */
export function readPicture(file: string): Picture | null {
	const match = /^(.+)-(en|zh-CN|ar)-(\d+)-(light|dark)\.png$/.exec(file);
	if (match === null) return null;
	const [, state = '', language, width, theme] = match;
	return { file, state, eyes: `${width} px, ${theme}, ${language}` };
}

/** The sheets, each with the beginnings of the states that stand on it. */
export const sheets: ReadonlyArray<{ name: string; states: readonly string[] }> = [
	{ name: 'survey', states: ['survey-'] },
	{ name: 'details', states: ['details-', 'arabic-details'] },
	{ name: 'thanks', states: ['thanks-', 'status-', 'arabic-thanks'] },
	{
		name: 'leave',
		states: ['preferences', 'privacy-', 'message-', 'no-access', 'arabic-preferences'],
	},
	{ name: 'owner', states: ['owner-', 'approval'] },
	{ name: 'team', states: ['team', 'group-'] },
	{ name: 'open', states: ['open-link', 'kiosk'] },
	{ name: 'report', states: ['report'] },
	{ name: 'extremes', states: ['extreme-'] },
	{ name: 'mails', states: ['mail-'] },
	{ name: 'mails-in-word', states: ['word-'] },
	{ name: 'mails-without-styles', states: ['bare-'] },
	{ name: 'right-to-left', states: ['arabic-'] },
];

/** The pictures of a sheet: a state a row, in the order of their names; eyes from narrow to wide. */
export function onSheet(pictures: readonly Picture[], beginnings: readonly string[]): Picture[][] {
	const rows = new Map<string, Picture[]>();
	for (const picture of pictures) {
		if (!beginnings.some((beginning) => picture.state.startsWith(beginning))) continue;
		rows.set(picture.state, [...(rows.get(picture.state) ?? []), picture]);
	}
	return [...rows]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, row]) => row.sort((one, other) => (widthOf(one) < widthOf(other) ? -1 : 1)));
}

const widthOf = ({ eyes }: Picture): string => eyes.padStart(30, '0');

/**
 * Draws the pictures of a folder onto contact sheets below it.
 *
 * @returns the files that were written, without those of sheets that have no picture
 */
export async function drawSheets(browser: Browser, folder: string): Promise<string[]> {
	const target = join(folder, 'sheets');
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	const pictures = readdirSync(folder).flatMap((file) => readPicture(file) ?? []);
	const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
	const written: string[] = [];
	for (const sheet of sheets) {
		const rows = onSheet(pictures, sheet.states);
		if (rows.length === 0) continue;
		const source = join(target, `${sheet.name}.html`);
		writeFileSync(source, sheetHtml(folder, rows));
		await page.setContent(readFileSync(source, 'utf8'), { waitUntil: 'load' });
		const file = join(target, `${sheet.name}.png`);
		await page.screenshot({ path: file, fullPage: true });
		rmSync(source);
		written.push(file);
	}
	await page.close();
	return written;
}

function sheetHtml(folder: string, rows: readonly Picture[][]): string {
	const picture = ({ file, eyes }: Picture) => {
		const data = readFileSync(join(folder, file)).toString('base64');
		return `<figure><img src="data:image/png;base64,${data}"><figcaption>${eyes}</figcaption></figure>`;
	};
	const row = (pictures: readonly Picture[]) =>
		`<h2>${pictures[0]?.state ?? ''}</h2><div>${pictures.map(picture).join('')}</div>`;
	return `<!doctype html><meta charset="utf-8"><style>
body{margin:24px;background:#8b9096;font:14px sans-serif;color:#fff}
h2{margin:24px 0 8px;font-size:16px}
div{display:flex;gap:16px;align-items:start;flex-wrap:wrap}
figure{margin:0}img{display:block;max-width:640px;max-height:900px;width:auto;height:auto}
figcaption{padding-top:4px}
</style>${rows.map(row).join('')}`;
}
