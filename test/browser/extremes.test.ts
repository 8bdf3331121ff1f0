import { palette } from '../../core/pages/design/palette';
import { defineSurvey } from '../../core/survey/define';
import { aCase, aTeam } from './a-case';
import { ask } from './a-customer';
import { aSite, type Site } from './a-site';
import { looking } from './sound';
import type { State } from './state';
import { type Eyes, phone, press, rate } from './visitor';

/** As long as settings and surveys let it be, and without a place to break. */
const longName = 'W'.repeat(100);
const longQuestion = 'How satisfied are you with this? '.repeat(10).slice(0, 300);
const longQuestionInChinese = '您对本次服务的整体感受如何？'.repeat(22).slice(0, 300);

const survey = defineSurvey({
	key: 'extreme',
	metric: 'csat',
	languages: ['en', 'zh-CN', 'ar'],
	question: { en: longQuestion, 'zh-CN': longQuestionInChinese, ar: 'ما رأيك في {brand}؟' },
	reasons: Array.from({ length: 40 }, (_, at) => ({
		id: `reason_${at}`,
		text: {
			en: `${'Reason '.repeat((at % 9) + 1)}${at}`,
			'zh-CN': `${'原因'.repeat((at % 9) + 1)}${at}`,
		},
	})),
});

/** As many characters as a comment may have, all of them emoji, in no order that packs well. */
const allEmoji = Array.from({ length: 4_000 }, (_, at) => {
	return String.fromCodePoint(0x1f600 + ((Math.imul(at + 1, 2_654_435_761) >>> 16) % 80));
}).join('');

const everyEyes: Eyes[] = [
	{ ...phone, theme: 'light', language: 'en' },
	{ ...phone, theme: 'dark', language: 'zh-CN' },
];

/** Brands in the colours that a page has as its grounds, light and dark. */
const grounds = [
	palette('#0f766e').light.card,
	palette('#0f766e').light.ground,
	palette('#0f766e').dark.ground,
];

describe.each(grounds)('a brand in the colour of the ground, %s, with a long name', (color) => {
	let site: Site;
	beforeAll(async () => {
		site = await aSite({
			brand: { name: longName, color, footer: 'x'.repeat(500) },
			surveys: [survey],
		});
		await aTeam(site.house);
	});
	afterAll(async () => await site.close());

	const states: State[] = [
		{
			name: 'extreme-question',
			reach: async ({ page }) => void (await page.goto((await ask(site.house, 'extreme')).link)),
		},
		{
			name: 'extreme-reasons',
			reach: async ({ page }) => {
				await page.goto((await ask(site.house, 'extreme')).link);
				await rate(page, 1);
				await press(page);
				expect(await page.locator('.chip').count()).toBe(40);
			},
		},
		{
			name: 'extreme-owner',
			reach: async ({ page, eyes }) => {
				const opened = await aCase(site.house, { language: eyes.language });
				await site.house.store.db
					.updateTable('response')
					.set({ comment: allEmoji })
					.where('response_id', '=', opened.responseId)
					.execute();
				await page.goto(await opened.linkOf('wang'));
				expect(await page.locator('blockquote').innerText()).toBe(allEmoji);
			},
		},
	];

	describe.each(everyEyes)('at $width px, $theme, in $language', (eyes) => {
		const look = looking(() => site, eyes);
		it.each(states.map(({ name }) => name))('%s is sound', async (name) => {
			const state = states.find((one) => one.name === name);
			if (state) await look(state);
		});
	});
});
