import { renderCareMail } from '../../core/mail/care-mail';
import { asWordShows } from '../core/mail/as-word-shows';
import { brand } from '../core/pages/a-survey';
import { aCase, allDone, aTeam } from './a-case';
import { type Asked, ask } from './a-customer';
import { aSite, publicAddress, type Site } from './a-site';
import { anInspector, screenshot, sidewaysScroll, wcag } from './look';
import { aVisitor, type Eyes, readAndPress } from './visitor';

let site: Site;

beforeAll(async () => {
	site = await aSite();
	await aTeam(site.house);
});

afterAll(async () => await site.close());

const widths: Array<Pick<Eyes, 'width' | 'height' | 'theme'>> = [
	{ width: 600, height: 800, theme: 'light' },
	{ width: 360, height: 740, theme: 'dark' },
];

/** Puts a mail where a mail program would show it. */
function show(asked: Asked): string {
	site.server.shown.set('/mail', { html: asked.message.html });
	return `${publicAddress}/mail`;
}

describe.each(widths)('an invitation at $width px', (window) => {
	it.each([
		['stars', 'en'],
		['stars', 'zh-CN'],
		['faces', 'en'],
		['nps', 'en'],
		['nps', 'zh-CN'],
		['ces', 'en'],
		['csi', 'en'],
		['solved', 'zh-CN'],
		['arabic', 'ar'],
	])('to "%s" in %s fits, can be read and loads nothing', async (key, language) => {
		const customer = { language, name: language === 'ar' ? 'ليلى' : 'Li Wei 李伟' };
		const asked = await ask(site.house, key, {
			customer,
			caseId: key === 'solved' ? await resolvedCase(language) : undefined,
		});
		const eyes: Eyes = { ...window, language };
		const visitor = await aVisitor(site.browser, eyes);
		const inspector = await anInspector(site.browser, eyes);
		await visitor.page.goto(show(asked));
		await screenshot(visitor.page, `mail-${key}`, eyes);
		expect(await sidewaysScroll(visitor.page)).toBe(0);
		expect(await inspector.violations(visitor.page, wcag)).toEqual([]);
		// The browser's own request for an icon is no part of a mail.
		expect(visitor.problems.filter((one) => !/favicon/.test(one))).toEqual([]);
		await inspector.close();
		await visitor.close();
	});
});

describe.each(widths)('a mail of a campaign at $width px', (window) => {
	it('is no wider for a long address or word in it', async () => {
		const long = 'a'.repeat(120);
		const { html } = renderCareMail({
			language: 'en',
			brand,
			testMode: false,
			subject: 'An offer',
			text: `See https://shop.example/${long}\n\n- [${long}](https://shop.example)\n\n> ${long}\n\n# ${long}`,
			optOutLink: null,
		});
		const { page, close } = await aVisitor(site.browser, { ...window, language: 'en' });
		site.server.shown.set('/mail', { html });
		await page.goto(`${publicAddress}/mail`);
		expect(await sidewaysScroll(page)).toBe(0);
		await close();
	});
});

// Word knows no padding of a link: what is to be pressed must be that large without it.
describe.each(widths)('in Outlook for Windows at $width px', (window) => {
	it.each([
		['stars', 5],
		['faces', 5],
		['nps', 11],
		['ces', 7],
		['solved', 2],
		['csi', 1],
	])('an invitation to "%s" has %d cells that a thumb can hit', async (key, count) => {
		const asked = await ask(site.house, key, {
			caseId: key === 'solved' ? await resolvedCase('en') : undefined,
		});
		const eyes: Eyes = { ...window, language: 'en' };
		const { page, close } = await aVisitor(site.browser, eyes);
		site.server.shown.set('/word', { html: asWordShows(asked.message.html) });
		await page.goto(`${publicAddress}/word`);
		await screenshot(page, `word-${key}`, eyes);
		const cells = page.locator('td.f:has(> a), td.o:has(> a)');
		const sizes = await cells.evaluateAll((all) =>
			all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]),
		);
		expect(sizes).toHaveLength(count);
		for (const [width, height] of sizes) {
			expect(width).toBeGreaterThanOrEqual(24);
			expect(height).toBeGreaterThanOrEqual(44);
		}
		// For Word, which knows no greatest width, a mail is 600 px wide whatever its window.
		expect(await sidewaysScroll(page)).toBe(Math.max(0, 600 - window.width));
		await close();
	});
});

async function resolvedCase(language: string): Promise<string> {
	const opened = await aCase(site.house, { language });
	await opened.act(...allDone, { kind: 'resolve', note: null });
	return opened.caseId;
}

describe('the ratings in a mail', () => {
	it.each([
		['stars', ['1', '2', '3', '4', '5']],
		['nps', ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']],
	])('to "%s" lead to the page with that value marked, and no further', async (key, values) => {
		const asked = await ask(site.house, key);
		const { page, context, close } = await aVisitor(site.browser);
		await page.goto(show(asked));
		const links = page.locator('a[href*="&r="]');
		const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
		expect(hrefs.map((href) => new URL(href ?? '').searchParams.get('r'))).toEqual(values);
		const last = Number(values.at(-2));
		const opening = context.waitForEvent('page');
		await links.nth(values.length - 2).click();
		const survey = await opening;
		await survey.waitForLoadState();
		expect(await survey.locator('input:checked').getAttribute('value')).toBe(String(last));
		expect(await answers(asked)).toEqual([]);

		await readAndPress(survey);
		await survey.waitForSelector('textarea');
		expect(await answers(asked)).toMatchObject([{ value: last }]);
		await close();
	});

	it('one that is not on the scale marks nothing', async () => {
		const asked = await ask(site.house, 'stars');
		const { page, close } = await aVisitor(site.browser);
		for (const rating of ['9', '0', '-1', '1e0', '%3Cscript%3E']) {
			await page.goto(`${asked.link}&r=${rating}`);
			expect(await page.locator('input:checked').count()).toBe(0);
		}
		await close();
	});
});

const answers = async ({ invitationId }: Asked) =>
	await site.house.store.db
		.selectFrom('response')
		.selectAll()
		.where('invitation_id', '=', invitationId)
		.execute();
