import { gzipSync } from 'node:zlib';

import { publicAddress, type Site } from './a-site';
import { wrongByKeyboard } from './keyboard';
import { anInspector, buttonBelowWindow, type Inspector, screenshot, sidewaysScroll } from './look';
import { moving } from './motion';
import type { State } from './state';
import { wrongWhenTight } from './tight';
import { aVisitor, type Eyes, phone, type Visitor } from './visitor';

/** Of a whole page without its logo, gzipped. */
const largestPage = 14 * 1024;

/** Looks at pages with the same eyes, in one browser window and one inspector's. */
export function looking(site: () => Site, eyes: Eyes): (state: State) => Promise<void> {
	let visitor: Visitor;
	let inspector: Inspector;
	beforeAll(async () => {
		visitor = await aVisitor(site().browser, eyes);
		inspector = await anInspector(site().browser, eyes);
	});
	afterAll(async () => {
		await visitor.close();
		await inspector.close();
	});
	return async (state) => {
		visitor.requests.length = 0;
		visitor.problems.length = 0;
		await state.reach(visitor);
		await check(state, visitor, inspector);
	};
}

async function check(state: State, visitor: Visitor, inspector: Inspector): Promise<void> {
	const { page, eyes, requests, problems } = visitor;
	await page.waitForLoadState();
	await screenshot(page, state.name, eyes);
	expect(visitor.status()).toBe(state.status ?? 200);
	expect(await sidewaysScroll(page)).toBe(0);
	if (state.oneScreen && eyes.width === phone.width) {
		expect(await buttonBelowWindow(page)).toBe(0);
	}
	const html = await page.content();
	expect(gzipSync(withoutLogo(html)).length).toBeLessThanOrEqual(largestPage);
	expect(html).not.toMatch(/<script|\son\w+=|<img(?! class="logo" src="data:)|javascript:/i);
	expect(await page.locator('html').getAttribute('lang')).toBe(eyes.language);
	expect(await moving(page)).toEqual([]);
	expect(await inspector.violations(page)).toEqual([]);
	if (eyes.width === phone.width) {
		expect(await inspector.forced(page)).toEqual([]);
	}
	expect(await inspector.weakly(page)).toEqual([]);
	if (eyes.width === phone.width) {
		expect(await wrongWhenTight(visitor)).toEqual([]);
		expect(await wrongByKeyboard(page)).toEqual([]);
	}
	expect(requests.filter((line) => !line.includes(` ${publicAddress}/webhook/`))).toEqual([]);
	expect(problems).toEqual([]);
}

/** A logo is the workspace's own matter, up to what `readLogo` takes; it is the icon of the tab, too. */
function withoutLogo(html: string): string {
	const [, logo] = /<img class="logo" src="(data:[^"]+)"/.exec(html) ?? [];
	return logo === undefined ? html : html.replaceAll(logo, '');
}
