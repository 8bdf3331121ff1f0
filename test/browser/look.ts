import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page, PageScreenshotOptions } from 'playwright-core';

import { project } from '../../sandbox/setup/places';
import { until } from '../../sandbox/until';
import { readingsOf, tooWeak, withSigns } from './contrast';
import { lostWhenForced } from './forced-colors';
import { type Eyes, patience } from './visitor';

const folder = join(project, 'screenshots');
mkdirSync(folder, { recursive: true });

/** Keeps what is on the screen, the whole page, under `screenshots/`. */
export async function screenshot(page: Page, name: string, eyes: Eyes): Promise<void> {
	const { language, width, theme } = eyes;
	const path = join(folder, `${name}-${language}-${width}-${theme}.png`);
	const height = await page.evaluate(() => document.documentElement.scrollHeight);
	if (height <= tallest) {
		await drawn(page, { path });
		return;
	}
	// A browser without a display cannot draw a picture of any height.
	for (let y = 0; y < height; y += tallest) {
		const clip = { x: 0, y, width, height: Math.min(tallest, height - y) };
		const part = path.replace(/\.png$/, `-${Math.floor(y / tallest) + 1}.png`);
		await drawn(page, { path: part, clip });
	}
}

/** Of one picture, CSS pixels. */
const tallest = 5_000;

/** Chromium cannot draw now and then, while much else is drawn beside; a moment later it can. */
async function drawn(page: Page, picture: PageScreenshotOptions): Promise<void> {
	const draw = async () => {
		await page.screenshot({ ...picture, fullPage: true, animations: 'disabled' });
		return true;
	};
	await until('a picture of the page', draw, { within: patience, every: 1_000 });
}

/** How far a page is wider than its window, CSS pixels; 0 = no scrolling sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
	return await page.evaluate(() => {
		const root = document.documentElement;
		return root.scrollWidth - root.clientWidth;
	});
}

/** How many CSS pixels of the page's button lie below the window; 0 = all of it is in sight. */
export async function buttonBelowWindow(page: Page): Promise<number> {
	const box = await page.locator('main button').first().boundingBox();
	const height = page.viewportSize()?.height ?? 0;
	return box ? Math.max(0, box.y + box.height - height) : Number.POSITIVE_INFINITY;
}

/** The rules of WCAG 2.2 AA; a page also keeps to what is good practice. */
export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pageRules = [...wcag, 'best-practice'];

export type Inspector = {
	/** What axe finds wrong with a page as it stands, one line for each place. */
	violations: (page: Page, rules?: string[]) => Promise<string[]>;
	/** What reads or shows too weakly in some brand's colours. */
	weakly: (page: Page) => Promise<string[]>;
	/** What cannot be told from its ground, or not from its neighbours, in a palette of the system's. */
	forced: (page: Page) => Promise<string[]>;
	close: () => Promise<void>;
};

/**
 * Looks at the markup of a page in a window like the visitor's: the pages themselves run no script, not
 * even a test's. What is folded away is opened first, and so is what lies under a button.
 */
export async function anInspector(browser: Browser, eyes: Eyes): Promise<Inspector> {
	const context = await browser.newContext({
		viewport: { width: eyes.width, height: eyes.height },
		colorScheme: eyes.theme,
		locale: eyes.language,
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(patience);
	const desk = await context.newPage();
	let laid = '';
	const lay = async (page: Page, change = (html: string) => html) => {
		await page.evaluate(() => {
			for (const one of document.querySelectorAll('input')) {
				one.toggleAttribute('checked', one.checked);
			}
		});
		const html = change(await page.content());
		if (html === laid) return;
		laid = html;
		await desk.setContent(html);
		await desk.evaluate(() => {
			for (const folded of document.querySelectorAll('details')) folded.open = true;
			for (const sheet of document.querySelectorAll<HTMLElement>('[popover]')) sheet.showPopover();
		});
	};
	return {
		async violations(page, rules = pageRules) {
			await lay(page);
			if (!(await desk.evaluate(() => 'axe' in window))) await desk.evaluate(axe.source);
			return await desk.evaluate(async (runOnly) => {
				const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
					resultTypes: ['violations'],
					runOnly,
					rules: { 'target-size': { enabled: runOnly.includes('wcag22aa') } },
				});
				return found.violations.flatMap(({ id, nodes }) =>
					nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
				);
			}, rules);
		},
		async weakly(page) {
			await lay(page, withSigns);
			return tooWeak(await readingsOf(desk), eyes.theme);
		},
		async forced(page) {
			await lay(page);
			await desk.emulateMedia({ forcedColors: 'active' });
			const lost = await lostWhenForced(desk);
			await desk.emulateMedia({ forcedColors: 'none' });
			return lost;
		},
		close: async () => await context.close(),
	};
}
