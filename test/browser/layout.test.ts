import type { Page } from 'playwright-core';

import { ask } from './a-customer';
import { aSite, type Site } from './a-site';
import { ratingKeys } from './surveys';
import { aVisitor, desktop, type Eyes, phone, press, rate, type Visitor } from './visitor';

let site: Site;
let visitor: Visitor;

beforeAll(async () => {
	site = await aSite();
});

afterAll(async () => await site.close());

/** Where everything of a kind lies in the document, CSS pixels. */
const placesOf = async (page: Page, what: string) =>
	await page.locator(what).evaluateAll((all) =>
		all.map((one) => {
			const { left, top, width, height } = one.getBoundingClientRect();
			return [left, top + scrollY, width, height].map(Math.round);
		}),
	);

const everyEyes: Array<Partial<Eyes>> = [
	{ ...phone, language: 'en' },
	{ ...phone, language: 'zh-CN' },
	{ ...desktop, language: 'en' },
];

describe.each(everyEyes)('at $width px, in $language', (eyes) => {
	beforeAll(async () => {
		visitor = await aVisitor(site.browser, eyes);
	});
	afterAll(async () => await visitor.close());

	it.each(ratingKeys.filter((key) => key !== 'solved'))(
		'nothing moves while somebody rates on "%s"',
		async (key) => {
			const { page } = visitor;
			await page.goto((await ask(site.house, key)).link);
			const still = 'h1, .brand, .hello, .sheet, legend, .rate input, .ends, .btn, .foot';
			const before = await placesOf(page, still);
			for (const radio of await page.locator('.rate input').all()) {
				await radio.click();
				expect(await placesOf(page, still)).toEqual(before);
			}
		},
	);

	it('nothing moves while somebody chooses reasons', async () => {
		const { page } = visitor;
		await page.goto((await ask(site.house, 'stars')).link);
		await rate(page, 1);
		await press(page);
		const still = 'h1, .chip, .field, .btn, .foot';
		const before = await placesOf(page, still);
		for (const chip of await page.locator('.chip input').all()) {
			await chip.click();
			expect(await placesOf(page, still)).toEqual(before);
		}
	});

	it.each(['stars', 'csi'] as const)(
		'the brand and the edges of the sheet stay where they are over all steps of "%s"',
		async (key) => {
			const { page } = visitor;
			const asked = await ask(site.house, key);
			await page.goto(asked.link);
			const frame = async () => {
				const [[left, , width] = []] = await placesOf(page, '.sheet');
				return { brand: await placesOf(page, '.brand'), left, width };
			};
			const before = await frame();
			const groups = await page.locator('fieldset').count();
			for (let at = 0; at < groups; at++) {
				await page.locator('fieldset').nth(at).locator('input').first().click();
			}
			await press(page);
			await page.waitForSelector('.prog');
			expect(await frame()).toEqual(before);
			await press(page);
			await page.waitForSelector('.sign');
			expect(await frame()).toEqual(before);
			await page.locator('main a.btn').click();
			await page.waitForSelector('ol.steps');
			expect(await frame()).toEqual(before);
			await page.goto(asked.optOutLink);
			expect(await frame()).toEqual(before);
		},
	);
});
