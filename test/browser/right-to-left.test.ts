import type { Page } from 'playwright-core';

import { defineSurvey } from '../../core/survey/define';
import { ask } from './a-customer';
import { aSite, publicAddress, type Site } from './a-site';
import { aVisitor, type Visitor } from './visitor';

const texts = { intro: 'نود معرفة رأيك.', lowLabel: 'سيئ', highLabel: 'جيد' };
const survey = (key: string, question: string) =>
	defineSurvey({ key, metric: 'csat', languages: ['ar'], texts: { ar: { ...texts, question } } });

let site: Site;
let visitor: Visitor;

beforeAll(async () => {
	site = await aSite({
		brand: { name: 'Lotus Hotels (Beijing)' },
		surveys: [survey('ends', 'ما مدى رضاك عن {brand}؟'), survey('begins', '{brand}: ما مدى رضاك؟')],
	});
	visitor = await aVisitor(site.browser, { language: 'ar' });
});

afterAll(async () => {
	await visitor.close();
	await site.close();
});

/** Where a piece of a text lies, CSS pixels. */
async function placeOf(
	page: Page,
	within: string,
	piece: string,
): Promise<{ left: number; right: number }> {
	return await page.locator(within).evaluate((element, wanted) => {
		const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const at = texts.currentNode.textContent?.indexOf(wanted) ?? -1;
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(texts.currentNode, at);
			range.setEnd(texts.currentNode, at + wanted.length);
			const { left, right } = range.getBoundingClientRect();
			return { left, right };
		}
		throw new Error(`"${wanted}" does not stand there.`);
	}, piece);
}

describe.each(['ends', 'begins'])('an Arabic question that %s with an English name', (key) => {
	it('keeps the brackets of the name, and reads from the right', async () => {
		const { page } = visitor;
		await page.goto((await ask(site.house, key, { customer: { language: 'ar' } })).link);
		const [opening, name, closing] = [
			await placeOf(page, 'h1', '('),
			await placeOf(page, 'h1', 'Beijing'),
			await placeOf(page, 'h1', ')'),
		];
		expect([opening.right <= name.left + 1, name.right <= closing.left + 1]).toEqual([true, true]);
		expect(await page.locator('h1').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
	});
});

it('an Arabic mail does so, too', async () => {
	const { page } = visitor;
	const { message } = await ask(site.house, 'begins', { customer: { language: 'ar' } });
	site.server.shown.set('/mail', { html: message.html });
	await page.goto(`${publicAddress}/mail`);
	const [opening, name] = [await placeOf(page, 'h1', '('), await placeOf(page, 'h1', 'Beijing')];
	expect(opening.right).toBeLessThanOrEqual(name.left + 1);
	expect(await page.locator('h1').evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
});

it('the row of an Arabic survey begins at the right, and its labels are under their ends', async () => {
	const { page } = visitor;
	await page.goto((await ask(site.house, 'ends', { customer: { language: 'ar' } })).link);
	const leftOf = async (what: string) => (await page.locator(what).boundingBox())?.x ?? 0;
	const [low, high] = [await placeOf(page, '.ends', 'سيئ'), await placeOf(page, '.ends', 'جيد')];
	expect(await leftOf('input[value="1"]')).toBeGreaterThan(await leftOf('input[value="5"]'));
	expect(low.left).toBeGreaterThan(high.right);
	expect(await leftOf('.brand .mark')).toBeGreaterThan(
		(await placeOf(page, '.brand', 'Lotus')).right,
	);
});
