import type { Page } from 'playwright-core';

import { asStripped } from '../core/mail/as-stripped';
import { asWordShows } from '../core/mail/as-word-shows';
import { type EveryMail, everyMail } from '../core/mail/every-mail';
import { brand } from '../core/pages/a-survey';
import { aSite, publicAddress, type Site } from './a-site';
import { anInspector, type Inspector, screenshot, sidewaysScroll, wcag } from './look';
import { aVisitor, type Eyes, type Visitor } from './visitor';

let site: Site;

beforeAll(async () => {
	site = await aSite();
});

afterAll(async () => await site.close());

/** What becomes of a mail on its way to a reader, and how its pictures begin. */
const programs = {
	'as it is': { shows: (html: string) => html, pictures: 'mail' },
	'in Word': { shows: asWordShows, pictures: 'word' },
	'without styles': { shows: asStripped, pictures: 'bare' },
};
type Program = keyof typeof programs;
// What has no size of its own is no target by the page's rules: cells are measured in mail.test.ts.
const bare = wcag.filter((rule) => rule !== 'wcag22aa');
const rulesIn = { 'as it is': wcag, 'in Word': bare, 'without styles': bare };

/** A dark colour with white on it, and a light one with black. */
const brands = ['#0f766e', '#ffcc00'].map((color) => ({ ...brand, color }));
const names = everyMail(brand, 'en').map(({ name }) => name);

const made = new Map<string, EveryMail[]>();
/** The mails of a brand in a language, made once. */
function mailsIn(color: string, language: string): EveryMail[] {
	const key = `${color} ${language}`;
	const mails = made.get(key) ?? everyMail({ ...brand, color }, language);
	made.set(key, mails);
	return mails;
}

const desk: Eyes = { width: 640, height: 800, theme: 'light', language: 'en' };
const narrow: Eyes = { width: 320, height: 640, theme: 'dark', language: 'zh-CN' };

describe.each<Eyes & { program: Program }>([
	{ ...desk, program: 'as it is' },
	{ ...narrow, program: 'as it is' },
	// Outlook for Windows stands on desks.
	{ ...desk, program: 'in Word' },
	{ ...desk, language: 'zh-CN', program: 'in Word' },
	{ ...desk, program: 'without styles' },
	{ ...narrow, program: 'without styles' },
])('$program, at $width px, $theme, in $language', ({ program, ...eyes }) => {
	let visitor: Visitor;
	let inspector: Inspector;
	beforeAll(async () => {
		visitor = await aVisitor(site.browser, eyes);
		inspector = await anInspector(site.browser, eyes);
	});
	afterAll(async () => {
		await visitor.close();
		await inspector.close();
	});

	const show = async (html: string) => {
		site.server.shown.set('/mail', { html });
		await visitor.page.goto(`${publicAddress}/mail`);
	};
	/** What a reader can read, in the order in which it stands there. */
	const words = async () =>
		(await visitor.page.locator('body > table').innerText()).replace(/[\s\u00a0]+/g, ' ').trim();

	it.each(names)('a mail "%s" says the same, fits and can be read', async (name) => {
		for (const { color } of brands) {
			const mail = mailsIn(color, eyes.language).find((one) => one.name === name);
			if (mail === undefined) throw new Error(`There is no mail "${name}".`);
			const { page } = visitor;
			const { shows, pictures } = programs[program];
			await show(mail.html);
			if (program !== 'as it is') {
				const asWritten = await words();
				await show(shows(mail.html));
				expect(await words()).toBe(asWritten);
			}
			if (color === brands[0]?.color) await screenshot(page, `${pictures}-${name}`, eyes);
			expect(await sidewaysScroll(page)).toBe(0);
			expect(await inspector.violations(page, rulesIn[program])).toEqual([]);
			expect(await glued(page)).toEqual([]);
		}
	});
});

/** Cells side by side whose texts touch, so that they read as one word. */
async function glued(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const boxOf = (cell: Element) => {
			const range = document.createRange();
			range.selectNodeContents(cell);
			return range.getBoundingClientRect();
		};
		const found: string[] = [];
		for (const row of document.querySelectorAll('tr')) {
			const cells = [...row.children].filter((cell) => cell.textContent?.trim());
			for (const [at, cell] of cells.entries()) {
				const next = cells[at + 1];
				if (next === undefined) continue;
				const [one, other] = [boxOf(cell), boxOf(next)];
				const gap = Math.max(other.left - one.right, one.left - other.right);
				if (gap < 3) found.push(`${cell.textContent} | ${next.textContent}: ${gap.toFixed(1)} px`);
			}
		}
		return found;
	});
}
