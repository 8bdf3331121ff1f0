import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { project } from '../../sandbox/setup/places';
import type { Eyes, Visitor } from './visitor';

const folder = join(project, 'screenshots');
mkdirSync(folder, { recursive: true });

/** Keeps what is on the screen, the whole page, under `screenshots/`. */
export async function screenshot(page: Page, name: string, eyes: Eyes): Promise<void> {
	const { language, width, theme } = eyes;
	const path = join(folder, `${name}-${language}-${width}-${theme}.png`);
	await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}

/** How far a page is wider than its window, CSS pixels; 0 = no scrolling sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
	return await page.evaluate(() => {
		const root = document.documentElement;
		return root.scrollWidth - root.clientWidth;
	});
}

/** The same at 320 px, and with text of twice the size. */
export async function sidewaysScrollWhenTight({ page, eyes }: Visitor): Promise<number[]> {
	const wide: number[] = [];
	await page.setViewportSize({ width: 320, height: 640 });
	wide.push(await sidewaysScroll(page));
	await enlarge(page, '200%');
	wide.push(await sidewaysScroll(page));
	await page.setViewportSize(eyes);
	wide.push(await sidewaysScroll(page));
	await enlarge(page, '');
	return wide;
}

async function enlarge(page: Page, size: string): Promise<void> {
	await page.evaluate((given) => {
		document.documentElement.style.fontSize = given;
	}, size);
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
	close: () => Promise<void>;
};

/**
 * Runs axe on the markup of a page, in a window like the visitor's: the pages themselves run no
 * script, not even a test's. What is folded away is opened first.
 */
export async function anInspector(browser: Browser, eyes: Eyes): Promise<Inspector> {
	const context = await browser.newContext({
		viewport: { width: eyes.width, height: eyes.height },
		colorScheme: eyes.theme,
		locale: eyes.language,
		reducedMotion: 'reduce',
	});
	const desk = await context.newPage();
	return {
		async violations(page, rules = pageRules) {
			await desk.setContent(await page.content());
			if (!(await desk.evaluate(() => 'axe' in window))) await desk.evaluate(axe.source);
			return await desk.evaluate(async (runOnly) => {
				for (const folded of document.querySelectorAll('details')) folded.open = true;
				const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
					resultTypes: ['violations'],
					runOnly,
					rules: { 'target-size': { enabled: true } },
				});
				return found.violations.flatMap(({ id, nodes }) =>
					nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
				);
			}, rules);
		},
		close: async () => await context.close(),
	};
}
