import type { Page } from 'playwright-core';

/**
 * Where colours are the system's, grounds and shadows are gone. Which controls then have no edge, and
 * which choices look like what was not chosen.
 */
export async function lostWhenForced(page: Page): Promise<string[]> {
	return await page.evaluate(() => {
		const lost: string[] = [];
		const isSeen = (element: Element) =>
			element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
		const controls = '.in, .btn, .chip>span, .pick>span, .bar, button';
		for (const control of document.querySelectorAll(controls)) {
			const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(control);
			const edged = borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;
			if (isSeen(control) && !edged && outlineStyle === 'none') {
				lost.push(`No edge: ${control.outerHTML.slice(0, 160)}`);
			}
		}
		const lookOf = (input: Element) => {
			const drawn = input.nextElementSibling ?? input;
			const style = getComputedStyle(drawn);
			return [style.backgroundColor, style.outlineStyle, style.outlineWidth, style.fill].join(' ');
		};
		// A check box of the browser's own looks as the system wants.
		const chosen = '.rate :checked, .chip :checked, .pick :checked';
		for (const input of document.querySelectorAll<HTMLInputElement>(chosen)) {
			const others = document.querySelectorAll(`[name="${input.name}"]:not(:checked)`);
			// Stars are filled up to the one that is chosen: the last is not.
			const other = [...others].at(-1);
			if (other !== undefined && lookOf(other) === lookOf(input)) {
				lost.push(`Looks as if it were not chosen: ${input.outerHTML}`);
			}
		}
		return lost;
	});
}
