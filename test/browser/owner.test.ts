import type { Page } from 'playwright-core';

import { findCase } from '../../core/store/repositories/cases';
import { aCase, aTeam, listLink, type Opened } from './a-case';
import { ask } from './a-customer';
import { aSite, type Site } from './a-site';
import { aVisitor, type Eyes, phone, press, rate, type Visitor } from './visitor';

jest.setTimeout(30_000);

const hour = 3_600_000;

let site: Site;
let opened: Opened;
const visitors: Visitor[] = [];

beforeAll(async () => {
	site = await aSite();
	await aTeam(site.house);
}, 60_000);

afterAll(async () => await site.close());

beforeEach(async () => {
	opened = await aCase(site.house);
	site.server.emitted.length = 0;
	site.server.requests.length = 0;
});

afterEach(async () => {
	for (const visitor of visitors.splice(0)) {
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	}
});

async function visit(link: string, given: Partial<Eyes> = {}): Promise<Visitor> {
	const visitor = await aVisitor(site.browser, given);
	visitors.push(visitor);
	await visitor.page.goto(link);
	return visitor;
}

const stored = async () => await findCase(site.house.store.db, site.house.workspace, opened.caseId);
const steps = async (kind: string) =>
	await site.house.store.db
		.selectFrom('case_step')
		.selectAll()
		.where('case_id', '=', opened.caseId)
		.where('kind', '=', kind)
		.execute();
const outputs = () => site.server.emitted.map(({ output }) => output);

/** The form of one action; a HEAT step is named with its step. */
const formOf = (page: Page, action: string, step?: string) =>
	page
		.locator('form')
		.filter({ has: page.locator(`input[name="action"][value="${action}"]`) })
		.filter(step ? { has: page.locator(`input[name="step"][value="${step}"]`) } : {});

/** Unfolds a form, fills it in and presses its button. */
async function work(page: Page, action: string, fill: Record<string, string>, step?: string) {
	const form = formOf(page, action, step);
	const folded = page.locator('details:not([open])').filter({ has: form });
	if ((await folded.count()) > 0) await folded.locator('summary').click();
	for (const [name, value] of Object.entries(fill)) {
		const field = form.locator(`[name="${name}"]`);
		const tag = await field.evaluate((element) => element.tagName);
		if (tag === 'SELECT') await field.selectOption(value);
		else if (value === 'tick') await field.check();
		else await field.fill(value);
	}
	await press(page, form.locator('button'));
	await page.waitForSelector('[role="status"]');
}

describe('an owner on a phone', () => {
	it.each([
		['with JavaScript', true],
		['without JavaScript', false],
	])('works a case to its end, %s', async (_how, javaScript) => {
		const { page } = await visit(await opened.linkOf('wang'), { ...phone, javaScript });
		await press(page);
		await page.waitForSelector('[role="status"]');
		expect((await stored())?.state).toBe('acknowledged');

		await work(page, 'log_contact', { channel: 'phone', note: 'She is calmer now.' });
		// Typed as the clock on the wall in Shanghai shows it.
		const inThreeDays = Math.floor(Date.now() / 60_000) * 60_000 + 72 * hour;
		const at = new Date(inThreeDays + 8 * hour).toISOString().slice(0, 16);
		await work(page, 'promise', { at, text: 'A new heating.' });
		expect((await stored())?.promise_at).toBe(inThreeDays);
		await work(page, 'compensation', { kind: 'refund', amount: '30' });
		await work(page, 'compensation', { kind: 'voucher', amount: '380.50', note: 'Two nights.' });
		await work(page, 'root_cause', { code: 'product_defect' });
		for (const step of ['hear', 'empathise', 'apologise', 'act']) {
			await work(page, 'heat', { done: 'tick' }, step);
		}
		// The request still waits for somebody's decision.
		await expect(formOf(page, 'resolve').count()).resolves.toBe(0);
		const approver = await visit(await opened.approvalLink(), { javaScript });
		await press(approver.page);
		await approver.page.waitForSelector('[role="status"]');

		await page.reload();
		await work(page, 'resolve', { note: 'Heating replaced.' });
		expect((await stored())?.state).toBe('resolved');
		expect(outputs()).toEqual([
			'taken',
			...Array<string>(3).fill('action'),
			'approval',
			...Array<string>(6).fill('action'),
			'resolved',
		]);

		const asked = await ask(site.house, 'solved', { caseId: opened.caseId });
		const customer = await visit(asked.link, { javaScript });
		await rate(customer.page, 2);
		await press(customer.page);
		await press(customer.page);
		await customer.page.waitForSelector('h2');
		expect((await stored())?.state).toBe('confirmed');
	});

	it('reads about what was missing, in their own words', async () => {
		await opened.act({ kind: 'acknowledge' });
		const { page, status } = await visit(await opened.linkOf('wang'), { language: 'zh-CN' });
		await page.locator('summary').nth(1).click();
		await page.locator('textarea[name="text"]').fill('明天上午修好');
		await page.evaluate(() => {
			for (const form of document.forms) form.noValidate = true;
		});
		await formOf(page, 'promise').locator('button').click();
		await page.waitForSelector('[role="alert"]');
		expect(status()).toBe(400);
		expect(await page.locator('textarea[name="text"]').inputValue()).toBe('明天上午修好');
		expect(await steps('promise')).toEqual([]);
	});

	it('who presses twice has acknowledged once', async () => {
		const { page } = await visit(await opened.linkOf('wang'));
		await page.locator('main button').first().dblclick();
		await page.waitForSelector('[role="status"]');
		await page.reload();
		expect(await steps('acknowledge')).toHaveLength(1);
		expect(outputs()).toEqual(['taken']);
	});

	it('who only opens the link has done nothing', async () => {
		const { page } = await visit(await opened.linkOf('wang'));
		await page.reload();
		expect((await stored())?.state).toBe('open');
		expect(outputs()).toEqual([]);
	});

	it('who has handed over can read and no more', async () => {
		await opened.act({ kind: 'acknowledge' });
		const { page } = await visit(await opened.linkOf('wang'));
		await work(page, 'hand_over', { personId: 'zhou', note: 'It is about the breakfast.' });
		expect((await stored())?.owner_id).toBe('zhou');
		await expect(page.locator('form').count()).resolves.toBe(0);
		expect(await page.locator('[role="status"]').innerText()).toContain('Zhou Yu');
	});

	it('with a keyboard opens a fold, fills it in and sends it', async () => {
		await opened.act({ kind: 'acknowledge' });
		const { page } = await visit(await opened.linkOf('wang'));
		await tabTo(page, 'SUMMARY');
		await page.keyboard.press('Enter');
		await tabTo(page, 'SELECT');
		await page.keyboard.press('ArrowDown');
		await tabTo(page, 'TEXTAREA');
		await page.keyboard.type('By keyboard');
		await tabTo(page, 'BUTTON');
		await page.keyboard.press('Enter');
		await page.waitForSelector('[role="status"]');
		expect(await steps('log_contact')).toHaveLength(1);
	});
});

async function tabTo(page: Page, tag: string): Promise<void> {
	for (let step = 0; step < 20; step++) {
		await page.keyboard.press('Tab');
		const seen = await page.evaluate(() => {
			const element = document.activeElement ?? document.body;
			return { tag: element.tagName, outline: getComputedStyle(element).outlineStyle };
		});
		expect(seen.outline).toBe('solid');
		if (seen.tag === tag) return;
	}
	throw new Error(`The keyboard does not reach a ${tag}.`);
}

describe('a team lead', () => {
	it('goes from the list to a case and works it', async () => {
		const { page } = await visit(await listLink(site.house, 'Front desk', 'lin'));
		await page.locator('main ul.list a').first().click();
		await page.waitForSelector('blockquote');
		await expect(page.locator('form').count()).resolves.toBeGreaterThan(0);
	});

	it('is the only one who sees the list', async () => {
		const { status } = await visit(await listLink(site.house, 'Front desk', 'wang'));
		expect(status()).toBe(403);
	});
});

describe('a link', () => {
	it('of one kind opens no page of another', async () => {
		const { link } = await ask(site.house, 'stars');
		const owner = await opened.linkOf('wang');
		const atCase = await visit(link.replace('/webhook/stars', '/webhook/case'));
		expect(atCase.status()).toBe(404);
		const atSurvey = await visit(owner.replace('/webhook/case', '/webhook/stars'));
		expect(atSurvey.status()).toBe(404);
	});
});
