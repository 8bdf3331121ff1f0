import type { Page } from 'playwright-core';

import { sidewaysScroll } from './look';
import type { Visitor } from './visitor';

/**
 * What goes wrong on a screen of 320 px, and with text of twice the size there and on the visitor's own:
 * scrolling sideways, text that is cut off, and at the usual size what a thumb cannot hit. All that is
 * folded away is open.
 */
export async function wrongWhenTight({ page, eyes }: Visitor): Promise<string[]> {
	const wrong: string[] = [];
	const folded = await unfold(page);
	for (const [width, size] of [
		[320, '100%'],
		[320, '200%'],
		[eyes.width, '200%'],
	] as const) {
		await page.setViewportSize({ width, height: eyes.height });
		await enlarge(page, size);
		const wider = await sidewaysScroll(page);
		const found = [
			...(wider > 0 ? [`scrolls sideways by ${wider} px`] : []),
			...(await cutTexts(page)),
			...(size === '100%' ? await smallTargets(page) : []),
		];
		wrong.push(...found.map((what) => `${width} px, text ${size}: ${what}`));
	}
	await enlarge(page, '');
	await fold(page, folded);
	await page.setViewportSize(eyes);
	return wrong;
}

async function enlarge(page: Page, size: string): Promise<void> {
	await page.evaluate((given) => {
		document.documentElement.style.fontSize = given;
	}, size);
}

/** Opens every fold. @returns which were closed */
async function unfold(page: Page): Promise<number[]> {
	return await page.evaluate(() =>
		[...document.querySelectorAll('details')].flatMap((one, at) => {
			if (one.open) return [];
			one.open = true;
			return [at];
		}),
	);
}

async function fold(page: Page, which: readonly number[]): Promise<void> {
	await page.evaluate((closed) => {
		const all = document.querySelectorAll('details');
		for (const at of closed) all[at]?.removeAttribute('open');
	}, which);
}

/** Targets below 24 × 24 CSS pixels (WCAG 2.2, 2.5.8); a link within a sentence is as high as its line. */
async function smallTargets(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const targets = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
		return [...document.querySelectorAll(targets)].flatMap((target) => {
			if (!target.checkVisibility({ visibilityProperty: true })) return [];
			// A link on a ticket is spread over all of it.
			const { width, height } = (target.closest('.ticket') ?? target).getBoundingClientRect();
			if (width === 0 && height === 0) return [];
			const around = target.parentElement?.textContent?.trim() ?? '';
			const inSentence =
				target.matches('p a') && around.length > (target.textContent?.trim().length ?? 0);
			if (width >= 24 && height >= (inSentence ? 16 : 24)) return [];
			return [
				`${width.toFixed(1)} × ${height.toFixed(1)} px to hit: ${target.outerHTML.slice(0, 120)}`,
			];
		});
	});
}

/** Texts that a box cuts off, and those that stick out of their button; a quote on a card may be
 * short, and so may the brand above a page. */
async function cutTexts(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const cut: string[] = [];
		const boxes = '.btn, .chip>span, .pick>span, .badge, .bar span, .tag, .note, .big button';
		for (const box of document.querySelectorAll(boxes)) {
			const sideways = box.scrollWidth - box.clientWidth;
			const down = box.scrollHeight - box.clientHeight;
			if (box.clientWidth > 0 && (sideways > 1 || down > 2)) {
				cut.push(`sticks out by ${sideways} and ${down} px: ${box.outerHTML.slice(0, 120)}`);
			}
		}
		for (const box of document.querySelectorAll('body *')) {
			if (box.matches('.hid, .brand [dir], .ticket q, textarea, select, .meter, svg, svg *'))
				continue;
			const { overflowX, overflowY } = getComputedStyle(box);
			if (overflowX !== 'hidden' && overflowY !== 'hidden') continue;
			if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) {
				cut.push(`is cut off: ${box.outerHTML.slice(0, 120)}`);
			}
		}
		return cut;
	});
}
