import type { Page } from 'playwright-core';

type Stop = {
	/** Its place in the document; -1 where nothing has the focus any more. */
	at: number;
	what: string;
	/** Where it lies in the document, CSS pixels. */
	top: number;
	bottom: number;
	start: number;
	/** It stays where it is while the page scrolls. */
	fixed: boolean;
	outlined: boolean;
	covered: boolean;
};

/** More stops than that no page has. */
const mostStops = 200;

/**
 * Goes through a page with the Tab key: what cannot be reached, what comes out of its turn, and where one
 * does not see that one is there.
 */
export async function wrongByKeyboard(page: Page): Promise<string[]> {
	// What was opened over the page is closed first, and the way begins at its top.
	await page.keyboard.press('Escape');
	await page.evaluate(() => {
		document.body.tabIndex = -1;
		document.body.focus();
		document.body.removeAttribute('tabindex');
		scrollTo(0, 0);
	});
	const wanted = await page.evaluate(stopsToReach);
	const wrong: string[] = [];
	const reached = new Set<number>();
	const rightToLeft = (await page.locator('html').getAttribute('dir')) === 'rtl';
	let before: Stop | null = null;
	for (let step = 0; step < mostStops; step++) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(stopNow);
		// A date has several stops of its own.
		if (stop.at === before?.at) continue;
		if (stop.at < 0 || reached.has(stop.at)) break;
		reached.add(stop.at);
		if (!stop.outlined) wrong.push(`has no outline: ${stop.what}`);
		if (stop.covered) wrong.push(`is covered: ${stop.what}`);
		if (before !== null && isOutOfTurn(before, stop, rightToLeft)) {
			wrong.push(`comes after "${before.what}": ${stop.what}`);
		}
		before = stop;
	}
	for (const { at, what } of wanted) if (!reached.has(at)) wrong.push(`is not reached: ${what}`);
	return wrong;
}

function isOutOfTurn(before: Stop, now: Stop, rightToLeft: boolean): boolean {
	if (before.fixed || now.fixed) return false;
	if (now.at < before.at || now.bottom <= before.top) return true;
	const sameRow = Math.abs(now.top - before.top) < 2 && Math.abs(now.bottom - before.bottom) < 2;
	return sameRow && (rightToLeft ? now.start > before.start : now.start < before.start);
}

/** Runs in the page: one stop for a group of radios, the chosen or the first. */
function stopsToReach(): Array<{ at: number; what: string }> {
	const all = [...document.querySelectorAll('*')];
	const groups = new Set<string>();
	const stops = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
	return [...document.querySelectorAll(stops)].flatMap((element) => {
		if (!element.checkVisibility({ visibilityProperty: true })) return [];
		if (element instanceof HTMLInputElement && element.type === 'radio') {
			const form = [...document.forms].indexOf(element.form as HTMLFormElement);
			const group = document.querySelectorAll(`form [name="${element.name}"]:checked`);
			if (group.length > 0 && !element.checked) return [];
			const key = `${form} ${element.name}`;
			if (groups.has(key)) return [];
			groups.add(key);
		}
		return [{ at: all.indexOf(element), what: element.outerHTML.slice(0, 120) }];
	});
}

/** Runs in the page. */
function stopNow(): Stop {
	const element = document.activeElement;
	if (element === null || element === document.body || element === document.documentElement) {
		return {
			at: -1,
			what: '',
			top: 0,
			bottom: 0,
			start: 0,
			fixed: false,
			outlined: true,
			covered: false,
		};
	}
	const box = element.getBoundingClientRect();
	const middle = (from: number, to: number, most: number) =>
		(Math.max(0, from) + Math.min(most, to)) / 2;
	const hit = document.elementFromPoint(
		middle(box.left, box.right, innerWidth),
		middle(box.top, box.bottom, innerHeight),
	);
	// What is drawn in place of a control shows its focus.
	const drawn = element.matches('input') ? [element, element.nextElementSibling] : [element];
	const isFixed = (one: Element | null): boolean =>
		one !== null &&
		(/fixed|sticky/.test(getComputedStyle(one).position) || isFixed(one.parentElement));
	return {
		at: [...document.querySelectorAll('*')].indexOf(element),
		what: element.outerHTML.slice(0, 120),
		top: box.top + scrollY,
		bottom: box.bottom + scrollY,
		start: box.left,
		fixed: isFixed(element),
		outlined: drawn.some((one) => one !== null && getComputedStyle(one).outlineStyle === 'solid'),
		covered: hit === null || !(element.contains(hit) || hit.contains(element)),
	};
}
