import type { Browser, Page } from 'playwright-core';

import { figuresLink, teamLink } from '../../core/loop/case/case-link';
import { upsertPerson } from '../../core/loop/team/team';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { fillWork } from '../../sandbox/year/fill-work';
import { shops } from '../../sandbox/year/shop';
import { aWorkspace } from '../nodes/a-workspace';
import { aBrowser } from './a-browser';
import { anInspector, screenshot, sidewaysScroll } from './look';
import { aVisitor, type Eyes, press } from './visitor';
import { startWebServer, type WebServer } from './web-server';

const languages = ['en', 'zh-CN'] as const;
const address = 'http://n8n.example.test/webhook/case';

type Shop = { link: string; list: string; server: WebServer; browser: Browser };
const sites = new Map<string, Shop>();
const ends: Array<() => Promise<void>> = [];

beforeAll(async () => {
	for (const language of languages) {
		const workspace = await aWorkspace({ languages: [language], timeZone: 'Europe/Berlin' });
		const { house } = workspace;
		await fillYear(house.store, house.workspace, language, { days: 250, aDay: 18 });
		await fillWork(house, language);
		const settings = await loadSettings(house.store.db, house.workspace);
		const brand = { ...settings.brand, name: shops[language].name };
		await house.store.transaction(async (tx) => {
			await saveSettings(tx, house.workspace, { ...settings, brand }, yearEnd);
		});
		const mei = { id: 'mei', name: 'Mei Chen', email: 'mei@example.com', role: 'manager' };
		await upsertPerson(house, yearEnd, { facts: mei, cleared: [] });
		const server = await startWebServer(
			house,
			(key) => ({ workflowId: key, nodeId: key }),
			() => yearEnd,
		);
		const browser = await aBrowser(server.port);
		const about = { team: '*', personId: 'mei', now: yearEnd };
		const link = figuresLink(house, address, about);
		// What is reckoned here is kept: who comes later waits for no more than the page.
		const { pathname, search } = new URL(link);
		for (const period of ['last_30_days', 'last_quarter']) {
			const { status } = await fetch(
				`http://127.0.0.1:${server.port}${pathname}${search}&period=${period}`,
			);
			expect(status).toBe(200);
		}
		sites.set(language, { link, list: teamLink(house, address, about), server, browser });
		ends.push(
			async () => await browser.close(),
			async () => await server.close(),
			async () => await workspace.close(),
		);
	}
}, 600_000);
afterAll(async () => {
	for (const end of ends) await end();
});

const site = (language: string): Shop => sites.get(language) as Shop;
const desk = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

const chosen = async (page: Page) =>
	await page
		.locator('form select')
		.evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));

/** Goes on by keyboard until an element has the focus, with an outline on each stop. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let step = 0; step < 20; step++) {
		await page.keyboard.press('Tab');
		const seen = await page.evaluate((wanted) => {
			const at = document.activeElement ?? document.body;
			return { there: at.matches(wanted), outline: getComputedStyle(at).outlineStyle };
		}, selector);
		expect(seen.outline).toBe('solid');
		if (seen.there) return;
	}
	throw new Error(`The keyboard does not reach ${selector}.`);
}

describe.each(languages)('the figures behind a link, in %s', (language) => {
	it.each<[string, Partial<Eyes>]>([
		['a desk', { ...desk, theme: 'light' }],
		['a desk in the dark', { ...desk, theme: 'dark' }],
		['a phone', { ...phone, theme: 'light' }],
		['a phone in the dark', { ...phone, theme: 'dark' }],
	])('fit on %s, load nothing, and nothing is wrong with them', async (_, eyes) => {
		const { link, browser } = site(language);
		const visitor = await aVisitor(browser, { ...eyes, language });
		const { page } = visitor;
		await page.goto(`${link}&period=last_quarter`);
		expect(visitor.status()).toBe(200);
		await expect(page.locator('main section').count()).resolves.toBeGreaterThan(5);
		expect(await page.locator('html').getAttribute('lang')).toBe(language);
		await screenshot(page, 'live', visitor.eyes);
		expect(await sidewaysScroll(page)).toBe(0);
		const inspector = await anInspector(browser, visitor.eyes);
		expect(await inspector.violations(page)).toEqual([]);
		await inspector.close();
		expect(visitor.problems).toEqual([]);
		expect(visitor.requests).toHaveLength(1);
		await visitor.close();
	});

	it('are asked for by keyboard for another period and segment, without script', async () => {
		const { link, browser } = site(language);
		const visitor = await aVisitor(browser, { ...desk, language });
		const { page } = visitor;
		await page.goto(link);
		expect(await chosen(page)).toEqual(['last_30_days', '', '']);
		const before = await page.locator('#short .rail p').textContent();
		await tabTo(page, 'select[name=period]');
		await page.keyboard.press('End');
		await tabTo(page, 'select[name=segment]');
		await page.keyboard.press('ArrowDown');
		await tabTo(page, 'form button');
		const next = page.waitForEvent('domcontentloaded');
		await page.keyboard.press('Enter');
		await next;
		const [period, segment] = await chosen(page);
		expect(period).toBe('last_12_months');
		expect(shops[language].segments.map(([name]) => name)).toContain(segment);
		expect(await page.locator('#short .rail p').textContent()).not.toBe(before);
		// Looking again asks for the same.
		await press(page, page.locator('.eyebrow a'));
		expect(await chosen(page)).toEqual(['last_12_months', segment, '']);
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	});
});

it('are reached from the list of open cases, and lead back to it', async () => {
	const { list, browser } = site('en');
	const visitor = await aVisitor(browser, desk);
	const { page } = visitor;
	await page.goto(list);
	await press(page, page.locator('.links a', { hasText: 'What customers say' }));
	await expect(page.locator('main section').count()).resolves.toBeGreaterThan(1);
	await press(page, page.locator('footer a', { hasText: 'Open cases' }));
	expect(await page.locator('h1').textContent()).toContain('Open cases');
	expect(visitor.problems).toEqual([]);
	await visitor.close();
});

it.each(languages)(
	'begin in %s with what needs the reader, and lead by keyboard to where they may open it',
	async (language) => {
		const { link, browser } = site(language);
		const visitor = await aVisitor(browser, { ...phone, language });
		const { page } = visitor;
		await page.goto(link);
		expect(await page.locator('h1').textContent()).toMatch(/\d/);
		const entries = page.locator('#needs li');
		expect(await entries.count()).toBeGreaterThan(2);
		// Whole on a phone: no entry is wider than the page, no button hides a word.
		for (const entry of await entries.all()) {
			const box = await entry.boundingBox();
			expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
		}
		// The first thing that the keyboard reaches leads past the head.
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await tabTo(page, '#needs .btn');
		await press(page, page.locator('#needs .btn').first());
		expect(await page.locator('h1').textContent()).not.toBe('');
		expect(page.url()).toContain('?t=');
		await expect(page.locator('main form').count()).resolves.toBeGreaterThan(0);
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	},
);

it.each(languages)(
	'say in %s who carries what, and list the open cases whole on a phone, on a desk and on paper',
	async (language) => {
		const { link, browser } = site(language);
		const visitor = await aVisitor(browser, { width: 390, height: 844, language });
		const { page } = visitor;
		await page.goto(link);
		const loads = page.locator('#carries .load li');
		const rows = page.locator('#open tbody tr');
		expect(await loads.count()).toBeGreaterThan(2);
		expect(await rows.count()).toBeGreaterThan(2);
		const wholeIn = async (width: number) => {
			for (const one of [...(await loads.all()).slice(0, 5), ...(await rows.all()).slice(0, 5)]) {
				const box = await one.boundingBox();
				expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
			}
			expect(await sidewaysScroll(page)).toBe(0);
		};
		await wholeIn(390);
		await page.setViewportSize(desk);
		await wholeIn(desk.width);
		// The choice above keeps what is said to be of now as it is.
		const carried = await page.locator('#carries').textContent();
		await page.goto(`${link}&period=last_7_days`);
		expect(await page.locator('#carries').textContent()).toBe(carried);
		await page.emulateMedia({ media: 'print' });
		expect(await rows.first().isVisible()).toBe(true);
		expect(await loads.first().isVisible()).toBe(true);
		await page.emulateMedia({ media: 'screen' });
		expect(await rows.first().locator('a').getAttribute('href')).toMatch(/^\?t=/);
		await press(page, rows.first().locator('a'));
		expect(await page.locator('h1').count()).toBe(1);
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	},
);
