import type { Browser } from 'playwright-core';

import { thePackage as doer } from '../../core/loop/audit/doer';
import { problemsLink } from '../../core/loop/case/case-link';
import type { House } from '../../core/loop/house';
import { createProblem } from '../../core/loop/problem/create';
import { endPublicPage } from '../../core/loop/problem/end-public-page';
import { publicLink } from '../../core/loop/problem/public-link';
import { changeProblem } from '../../core/loop/problem/update';
import { upsertPerson } from '../../core/loop/team/team';
import { publishPage } from '../../core/loop/workspace/endpoints';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { updateProblem } from '../../core/store/repositories/problems';
import { loadSettings, saveSettings } from '../../core/store/repositories/workspaces';
import { defineSurvey } from '../../core/survey/define';
import { aWorkspace, type Workspace } from '../nodes/a-workspace';
import { caseRow } from '../store/rows';
import { aBrowser } from './a-browser';
import { anInspector, screenshot, sidewaysScroll } from './look';
import { aVisitor, type Eyes, press } from './visitor';
import { startWebServer, type WebServer } from './web-server';

const now = Date.UTC(2026, 10, 27, 9);
const day = 86_400_000;
const languages = ['en', 'zh-CN'] as const;
const words = {
	en: {
		brand: 'Harbour Coffee',
		person: 'Mei Chen',
		done: [
			{
				title: 'Saturdays are late',
				said: 'Deliveries on Saturdays often come late, and nobody says so.',
				did: 'A second courier drives on Saturdays. Whoever waits longer than an hour gets a message with the new time.',
			},
			{
				title: 'Invoices are hard to read',
				said: 'The invoice does not show what was paid with a voucher.',
				did: 'Vouchers stand on a line of their own now.',
			},
			{
				title: 'One only',
				said: 'The shop is hard to find.',
				did: 'There is a sign at the tram stop.',
			},
		],
		open: ['The hotline takes too long', 'Gift boxes arrive damaged', 'The old shop is cramped'],
		remedy: 'Two more people at the hotline from nine to eleven.',
	},
	'zh-CN': {
		brand: '港湾咖啡',
		person: '陈梅',
		done: [
			{
				title: '周六配送慢',
				said: '周六的配送经常迟到，而且没有人提前告知。',
				did: '周六增加了一名配送员；等待超过一小时的客户会收到新的送达时间。',
			},
			{
				title: '发票看不懂',
				said: '发票上看不出哪些是用优惠券支付的。',
				did: '优惠券现在单独列为一行。',
			},
			{ title: '难找', said: '门店不好找。', did: '我们在电车站装了指示牌。' },
		],
		open: ['热线等待太久', '礼盒送到时破损', '老店太拥挤'],
		remedy: '上午九点到十一点，热线增加两人。',
	},
} as const;

type Site = {
	said: string;
	problems: string;
	house: House;
	server: WebServer;
	browser: Browser;
	ids: string[];
};
const sites = new Map<string, Site>();
const ends: Array<() => Promise<void>> = [];

async function fill({ house }: Workspace, language: 'en' | 'zh-CN'): Promise<string[]> {
	const said = words[language];
	const { store, workspace } = house;
	const settings = await loadSettings(store.db, workspace);
	const brand = { ...settings.brand, name: said.brand };
	await store.transaction(
		async (tx) => await saveSettings(tx, workspace, { ...settings, brand }, now),
	);
	const mei = { id: 'mei', name: said.person, email: 'mei@example.com', role: 'manager' };
	await upsertPerson(house, now, { facts: { ...mei, languages: [language] }, cleared: [] });
	await publishPage(house, now, {
		page: 'survey',
		node: { workflowId: 'shop', workflowName: 'Shop', nodeId: 'shop', nodeName: 'Response' },
		address: 'http://n8n.example.test/webhook/shop',
		survey: defineSurvey({ key: 'shop', name: 'Shop', metric: 'csat' } as never),
	});
	const ids: string[] = [];
	for (const [at, { title, ...text }] of said.done.entries()) {
		const cases = [64, 6, 1][at] ?? 0;
		const links = Array.from({ length: cases }, (_, one) => ({
			kind: 'case' as const,
			ref: `cas_${at}_${one}`,
		}));
		await store.transaction(async (tx) => {
			for (const { ref } of links) {
				await openCaseQuery(tx, caseRow({ workspace_id: workspace, case_id: ref })).execute();
			}
		});
		const id = await problem(title, { links });
		const publicTexts = { text: [{ language, ...text }] };
		await change(id, { owner: 'mei', remedy: text.did, dueAt: '2026-09-30', publicTexts });
		await change(id, { state: 'being_done' });
		await change(id, { state: 'done' }, now - (20 + 40 * at) * day);
		if (at === 0) {
			await store.transaction(
				async (tx) => await updateProblem(tx, workspace, id, { state: 'shown_to_work' }),
			);
		}
	}
	for (const [at, title] of said.open.entries()) {
		const id = await problem(title, { influence: 4 - at });
		ids.push(id);
		const difficulty = at === 2 ? 'hard' : 'easy';
		await change(id, { difficulty });
		if (at === 1) continue;
		await change(id, {
			owner: 'mei',
			remedy: said.remedy,
			dueAt: at === 0 ? '2026-11-20' : '2028-06-30',
		});
		await change(id, { state: at === 0 ? 'being_done' : 'planned' });
	}
	return ids;

	async function problem(
		title: string,
		about: { links?: Array<{ kind: 'case'; ref: string }>; influence?: number },
	): Promise<string> {
		const seen = { origin: 'own' as const, ref: null, links: about.links ?? [] };
		const { influence } = about;
		const given = { said: { title, influence }, seen, doer, test: false };
		return (await createProblem(house, now - 90 * day, given)).row.problem_id;
	}
	async function change(problemId: string, given: object, at = now - 80 * day): Promise<void> {
		await changeProblem(house, at, { problemId, said: given, doer });
	}
}

beforeAll(async () => {
	for (const language of languages) {
		const workspace = await aWorkspace({ languages: [language], timeZone: 'Europe/Berlin' });
		const { house } = workspace;
		const ids = await fill(workspace, language);
		const server = await startWebServer(
			house,
			(key) => ({ workflowId: key, nodeId: key }),
			() => now,
		);
		const browser = await aBrowser(server.port);
		const at = (link: string) =>
			link.replace('https://n8n.example.test', 'http://n8n.example.test');
		sites.set(language, {
			said: at(await publicLink(house, null)),
			problems: problemsLink(house, 'http://n8n.example.test/webhook/case', {
				personId: 'mei',
				now,
			}),
			house,
			server,
			browser,
			ids,
		});
		ends.push(
			async () => await browser.close(),
			async () => await server.close(),
			async () => await workspace.close(),
		);
	}
});
afterAll(async () => {
	for (const end of ends) await end();
});

const site = (language: string): Site => sites.get(language) as Site;
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

const eyes: Array<[string, Partial<Eyes>]> = [
	['a desk', { ...desk, theme: 'light' }],
	['a desk in the dark', { ...desk, theme: 'dark' }],
	['a phone', { ...phone, theme: 'light' }],
	['a phone in the dark', { ...phone, theme: 'dark' }],
	['the smallest phone', { width: 320, height: 568, theme: 'light' }],
];

describe.each(languages)('in %s', (language) => {
	describe.each(['said', 'problems'] as const)('the page "%s"', (name) => {
		it.each(eyes)('fits on %s, loads nothing, and nothing is wrong with it', async (_, given) => {
			const { browser, ...links } = site(language);
			const visitor = await aVisitor(browser, { ...given, language });
			const { page } = visitor;
			await page.goto(links[name]);
			expect(visitor.status()).toBe(200);
			expect(await page.locator('html').getAttribute('lang')).toBe(language);
			await screenshot(page, name === 'said' ? 'you-said' : 'problems', visitor.eyes);
			expect(await sidewaysScroll(page)).toBe(0);
			const inspector = await anInspector(browser, visitor.eyes);
			expect(await inspector.violations(page)).toEqual([]);
			expect(await inspector.weakly(page)).toEqual([]);
			expect(await inspector.forced(page)).toEqual([]);
			await inspector.close();
			expect(visitor.problems).toEqual([]);
			expect(visitor.requests).toHaveLength(1);
			await visitor.close();
		});
	});
});

it('what was said is read in another language by a link, and is kept by the browser', async () => {
	const { said, browser, server } = site('en');
	const visitor = await aVisitor(browser, { ...phone, language: 'en' });
	const { page } = visitor;
	await page.goto(said);
	expect(await page.locator('.came > li').count()).toBe(3);
	expect(await page.locator('body').textContent()).toContain('60 people or more said so');
	await press(page, page.locator('nav a[lang=zh-CN]'));
	expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
	expect(await page.locator('h1').textContent()).toBe('您的意见，我们的行动');
	// The words were written in English alone, which is said to who reads them aloud.
	expect(await page.locator('.came p[lang=en]').count()).toBe(6);
	const asked = server.requests.length;
	await page.goto(said);
	// Within a minute nobody is asked, and the copy looks as it did.
	expect(server.requests.length).toBe(asked);
	const ground = await page
		.locator('.sheet')
		.evaluate((sheet) => getComputedStyle(sheet).borderStartStartRadius);
	expect(ground).not.toBe('0px');
	expect(visitor.problems).toEqual([]);
	await visitor.close();
});

it('what was said fits from right to left, where it was written so', async () => {
	const { said, browser, house } = site('en');
	const arabic = {
		language: 'ar',
		said: 'التوصيل يوم السبت متأخر',
		did: 'أضفنا سائقا ثانيا يوم السبت',
	};
	const seen = { origin: 'own' as const, ref: null, links: [] };
	const given = { said: { title: 'Arabic' }, seen, doer, test: false };
	const { row } = await createProblem(house, now, given);
	const change = async (of: object) =>
		await changeProblem(house, now - day, { problemId: row.problem_id, said: of, doer });
	await change({ owner: 'mei', remedy: 'x', dueAt: '2026-09-30', publicTexts: { text: [arabic] } });
	await change({ state: 'being_done' });
	await change({ state: 'done' });
	for (const look of [phone, desk]) {
		const visitor = await aVisitor(browser, { ...look, language: 'ar' });
		const { page } = visitor;
		await page.goto(said);
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
		expect(await page.locator('.big-said').first().textContent()).toBe(arabic.said);
		await screenshot(page, 'you-said', visitor.eyes);
		expect(await sidewaysScroll(page)).toBe(0);
		const inspector = await anInspector(browser, visitor.eyes);
		expect(await inspector.violations(page)).toEqual([]);
		await inspector.close();
		await visitor.close();
	}
	await change({ publicTexts: { text: [{ language: 'ar', said: '', did: '' }] } });
});

it('what was said is legible on paper', async () => {
	const { said, browser } = site('en');
	const visitor = await aVisitor(browser, { ...desk, theme: 'dark' });
	const { page } = visitor;
	await page.goto(said);
	await page.emulateMedia({ media: 'print', colorScheme: 'light' });
	const colours = await page
		.locator('.big-said')
		.evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
	expect(new Set(colours).size).toBe(1);
	expect(await page.locator('nav').isVisible()).toBe(false);
	await visitor.close();
});

describe.each(languages)('what everybody may read, in %s,', (language) => {
	const inWords = {
		en: {
			hint: 'the page for everybody',
			refused: 'Leave out: the name “Mei Chen”.',
			half: 'Say what was done',
		},
		'zh-CN': { hint: '公开页面', refused: '请去掉：姓名“陈梅”。', half: '请同时写明我们做了什么' },
	}[language];

	it('is written by its owner on a phone, by keyboard and without script, and refused in words', async () => {
		const { problems, browser, ids } = site(language);
		const id = ids[1] ?? '';
		const visitor = await aVisitor(browser, { ...phone, language, javaScript: false });
		const { page } = visitor;
		await page.goto(problems);
		const card = page.locator(`[id="p-${id}"]`);
		for (const summary of ['details > summary', 'details.texts > summary']) {
			await card.locator(summary).first().focus();
			await page.keyboard.press('Enter');
		}
		const box = (part: string) => card.locator(`textarea[name="${part}.${language}"]`);
		expect(await card.locator('.texts > p').textContent()).toContain(inWords.hint);
		await box('said').focus();
		await page.keyboard.insertText(words[language].open[1]);
		expect(await box('did').evaluate((one) => one.getAttribute('lang'))).toBe(language);
		await press(page, card.locator('button'));
		expect(visitor.status()).toBe(400);
		expect(await card.locator('.texts .err').textContent()).toContain(inWords.half);
		await box('did').fill(words[language].person);
		await press(page, card.locator('button'));
		expect(visitor.status()).toBe(400);
		// It is open where something is wrong, and the sentence stands at its box.
		expect(await box('did').isVisible()).toBe(true);
		expect(await card.locator('.texts .err').textContent()).toContain(inWords.refused);
		expect(await box('said').inputValue()).toBe(words[language].open[1]);
		expect(await sidewaysScroll(page)).toBe(0);
		await screenshot(page, 'problems-public', visitor.eyes);
		const inspector = await anInspector(browser, visitor.eyes);
		expect(await inspector.violations(page)).toEqual([]);
		await inspector.close();
		await box('did').fill(words[language].remedy);
		await press(page, card.locator('button'));
		expect(visitor.status()).toBe(200);
		expect(await page.locator('[role=status]').first().isVisible()).toBe(true);
		expect(await box('did').inputValue()).toBe(words[language].remedy);
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	});
});

it('a problem is moved on by keyboard and without script, and why it is given up is asked only then', async () => {
	const { problems, browser, ids } = site('en');
	const [id = ''] = ids;
	const visitor = await aVisitor(browser, { ...phone, language: 'en', javaScript: false });
	const { page } = visitor;
	await page.goto(problems);
	const card = page.locator(`[id="p-${id}"]`);
	await card.locator('summary').first().focus();
	await page.keyboard.press('Enter');
	expect(await card.locator('textarea[name=reason]').isVisible()).toBe(false);
	await card.locator('input[value=given_up]').focus();
	await page.keyboard.press('Space');
	expect(await card.locator('textarea[name=reason]').isVisible()).toBe(true);
	await press(page, card.locator('button'));
	expect(visitor.status()).toBe(400);
	expect(await card.locator('.err').textContent()).toContain('Say why it is given up.');
	await screenshot(page, 'problems-refused', visitor.eyes);
	await card.locator('input[value=planned]').focus();
	await page.keyboard.press('Space');
	await card.locator('input[type=date]').fill('2026-12-24');
	await press(page, card.locator('button'));
	expect(visitor.status()).toBe(200);
	expect(await page.locator('[role=status]').first().textContent()).toBe('Saved.');
	expect(await card.locator('.badge').first().textContent()).toBe('planned');
	expect(visitor.problems).toEqual([]);
	await visitor.close();
});

it('what was said says that its link was ended, in the language of the reader', async () => {
	const { said, browser, house } = site('en');
	const old = new URL(said);
	await endPublicPage(house, now, { surveyKey: null, doer });
	for (const [language, title] of [
		['en', 'This page is no longer in use'],
		['zh-CN', '此页面已停用'],
	] as const) {
		const visitor = await aVisitor(browser, { ...phone, language });
		const { page } = visitor;
		await page.goto(old.href);
		expect(visitor.status()).toBe(410);
		expect(await page.locator('h1').textContent()).toBe(title);
		expect(await page.locator('.came').count()).toBe(0);
		await screenshot(page, 'you-said-ended', visitor.eyes);
		expect(await sidewaysScroll(page)).toBe(0);
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	}
});
