import axe from 'axe-core';
import type { Browser } from 'playwright-core';

import { createReport, type CreatedReport } from '../../core/loop/insight/report/create-report';
import { reportSections } from '../../core/loop/insight/report/sections';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { campaigns } from '../../sandbox/year/care';
import { fillYear, yearEnd } from '../../sandbox/year/fill-year';
import { fillWork } from '../../sandbox/year/fill-work';
import { shops } from '../../sandbox/year/shop';
import { aWorkspace } from '../nodes/a-workspace';
import { renderReport } from '../../core/pages/report/report-page';
import { everyChart } from '../core/pages/report/every-section';
import { aBrowser } from './a-browser';
import { screenshot, sidewaysScroll, wcag } from './look';
import { aVisitor, type Eyes } from './visitor';

const languages = ['en', 'zh-CN'] as const;

let browser: Browser;
const reports = new Map<string, CreatedReport>();

beforeAll(async () => {
	browser = await aBrowser();
	for (const language of languages) {
		const workspace = await aWorkspace({ languages: [language], timeZone: 'Europe/Berlin' });
		const { store, workspace: name } = workspace.house;
		await fillYear(store, name, language);
		await fillWork(workspace.house, language);
		const settings = await loadSettings(store.db, name);
		const brand = { ...settings.brand, name: shops[language].name };
		await store.transaction(
			async (tx) => await saveSettings(tx, name, { ...settings, brand }, yearEnd),
		);
		const report = await createReport(workspace.house, yearEnd, {
			period: 'last_quarter',
			from: '',
			until: '',
			filters: {
				surveyKey: null,
				metric: null,
				segment: null,
				touchpoint: null,
				team: null,
				owner: null,
			},
			language,
			sections: null,
			to: null,
			yardsticks: [
				{ kind: 'target', metric: 'csat', value: 80, name: '' },
				{ kind: 'benchmark', metric: 'nps', value: 32, name: 'industry 2026 行业' },
			],
		});
		reports.set(language, report);
		await workspace.close();
	}
}, 600_000);
afterAll(async () => await browser.close());

const desk = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

/** Texts of drawings that are cut off by the window, or lie over one another. */
async function faults(page: Awaited<ReturnType<typeof aVisitor>>['page']): Promise<string[]> {
	return await page.evaluate(() => {
		const found: string[] = [];
		for (const svg of document.querySelectorAll('main svg[role=img]')) {
			const texts = [...svg.querySelectorAll('text')]
				.map((text) => ({ text: text.textContent ?? '', box: text.getBoundingClientRect() }))
				.filter(({ box }) => box.width > 0 && box.height > 0);
			for (const [at, one] of texts.entries()) {
				if (one.box.right > innerWidth + 0.5 || one.box.left < -0.5) found.push(`cut: ${one.text}`);
				for (const other of texts.slice(at + 1)) {
					const across =
						Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
					const down =
						Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
					if (across > 3 && down > 6) found.push(`over: ${one.text} | ${other.text}`);
				}
			}
		}
		return found;
	});
}

describe.each(languages)('the report of a made-up year, in %s', (language) => {
	it.each<[string, Partial<Eyes>, 'screen' | 'print']>([
		['a desk', { ...desk, theme: 'light' }, 'screen'],
		['a desk in the dark', { ...desk, theme: 'dark' }, 'screen'],
		['a phone', { ...phone, theme: 'light' }, 'screen'],
		['a phone in the dark', { ...phone, theme: 'dark' }, 'screen'],
		['paper', { width: 760, height: 1000, theme: 'dark' }, 'print'],
	])('fits on %s, loads nothing, and no text is cut', async (_, eyes, media) => {
		const visitor = await aVisitor(browser, { ...eyes, language });
		const { page } = visitor;
		await page.emulateMedia({ media });
		await page.setContent(reports.get(language)?.files.html ?? '');
		// Paper has a margin of its own.
		if (media === 'print') await page.addStyleTag({ content: 'body{margin:0 13mm}' });
		const name = media === 'print' ? 'report-print' : 'report';
		await screenshot(page, name, visitor.eyes);
		expect(await sidewaysScroll(page)).toBe(0);
		expect(await faults(page)).toEqual([]);
		expect(visitor.requests).toEqual([]);
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	});

	it('has what is done about it: problems in their lists, their effect, what care changes, and what was done', async () => {
		const visitor = await aVisitor(browser, { ...desk, language });
		const { page } = visitor;
		await page.setContent(reports.get(language)?.files.html ?? '');
		expect(reports.get(language)?.sections).toEqual(reportSections.map(({ key }) => key));
		const rows = async (part: string) => await page.locator(part).count();
		// Two of 90 days and two of years are open, others are done.
		expect(await rows('#problems table.plain tbody tr')).toBe(4);
		expect(await rows('#problems svg[role=img]')).toBe(1);
		expect(await rows('#said dt, #said li')).toBeGreaterThan(0);
		expect(await rows('#care svg[role=img] .d, #care svg[role=img] .dh')).toBe(2);
		expect(await page.locator('#care h3').textContent()).toContain(campaigns.quiet);
		expect(await rows('#journey .stops q')).toBeGreaterThan(3);
		// Each stage has its words above its stops.
		const stages = await page.locator('#journey svg[role=img] text.m.f').allTextContents();
		expect(stages).toHaveLength(4);
		await visitor.close();
	});

	it('is a mail, too', async () => {
		const visitor = await aVisitor(browser, { width: 640, height: 800, language });
		await visitor.page.setContent(reports.get(language)?.message.html ?? '');
		await screenshot(visitor.page, 'mail-report', visitor.eyes);
		expect(await sidewaysScroll(visitor.page)).toBe(0);
		await visitor.close();
	});
});

it('has nothing that axe finds wrong, with every kind of chart', async () => {
	const visitor = await aVisitor(browser, desk);
	const { page } = visitor;
	for (const html of [reports.get('en')?.files.html ?? '', renderReport(everyChart('en'))]) {
		await page.setContent(html);
		await page.evaluate(axe.source);
		const violations = await page.evaluate(async (rules) => {
			const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
				resultTypes: ['violations'],
				runOnly: rules,
			});
			return found.violations.flatMap(({ id, nodes }) =>
				nodes.map(({ html: at }) => `${id}: ${at.slice(0, 200)}`),
			);
		}, wcag);
		expect(violations).toEqual([]);
	}
	await visitor.close();
});
