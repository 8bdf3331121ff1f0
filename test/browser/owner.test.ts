import type { Page } from 'playwright-core';

import { actOnCase } from '../../core/loop/case/act-on-case';
import { openCase } from '../../core/loop/case/open-case';
import { setPreferences } from '../../core/loop/customer/preferences';
import { pageHeaders } from '../../core/pages/headers';
import { findCase } from '../../core/store/repositories/cases';
import { aCase, aTeam, listLink, type Opened } from './a-case';
import { ask } from './a-customer';
import { aSite, publicAddress, type Site } from './a-site';
import {
	afterReading,
	aVisitor,
	type Eyes,
	phone,
	press,
	rate,
	readAndPress,
	type Visitor,
} from './visitor';

const hour = 3_600_000;

let site: Site;
let opened: Opened;
const visitors: Visitor[] = [];

beforeAll(async () => {
	site = await aSite();
	await aTeam(site.house);
});

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

/** The form of one action. */
const formOf = (page: Page, action: string) =>
	page.locator('form').filter({ has: page.locator(`input[name="action"][value="${action}"]`) });

/** Unfolds a form, fills it in and presses its button, which may stand in the dock. */
async function work(page: Page, action: string, fill: Record<string, string>) {
	const form = formOf(page, action);
	const folded = page.locator('details:not([open])').filter({ has: form });
	if ((await folded.count()) > 0) await folded.locator('summary').click();
	else if (!(await form.isVisible())) await page.locator('.dock .sheet-opens').click();
	for (const [name, value] of Object.entries(fill)) {
		const field = form.locator(`[name="${name}"]`);
		const { tag, type } = await field.first().evaluate((element) => ({
			tag: element.tagName,
			type: element.getAttribute('type'),
		}));
		if (tag === 'SELECT') await field.selectOption(value);
		else if (type === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).click();
		else if (value === 'tick') await field.check();
		else await field.fill(value);
	}
	const own = form.locator('button');
	await press(page, (await own.count()) > 0 ? own : page.locator('.dock button'));
	await page.waitForSelector('[role="status"]');
}

describe('an owner on a phone', () => {
	it.each([
		['with JavaScript', true],
		['without JavaScript', false],
	])('works a case to its end, %s', async (_how, javaScript) => {
		const { page } = await visit(await opened.linkOf('wang'), { ...phone, javaScript });
		await readAndPress(page, page.locator('.dock button'));
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
		await work(page, 'checklist', {
			code: 'product_defect',
			'done.hear': 'tick',
			'done.empathise': 'tick',
			'note.empathise': 'Her only holiday this year.',
		});
		await work(page, 'checklist', { 'done.apologise': 'tick', 'done.act': 'tick' });
		await work(page, 'note', { note: 'The valve comes on Friday.' });
		expect((await steps('heat')).length).toBe(4);
		// The request still waits for somebody's decision.
		await expect(formOf(page, 'resolve').count()).resolves.toBe(0);
		const approver = await visit(await opened.approvalLink(), { javaScript });
		await readAndPress(approver.page);
		await approver.page.waitForSelector('[role="status"]');

		await page.reload();
		await work(page, 'resolve', { note: 'Heating replaced.' });
		expect((await stored())?.state).toBe('resolved');
		expect(outputs()).toEqual([
			'taken',
			...Array<string>(3).fill('action'),
			'approval',
			...Array<string>(7).fill('action'),
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

	it('unfolds what else to know of the customer, and nothing of it is cut on a phone', async () => {
		const { house } = site;
		const customerId = (await stored())?.customer_id ?? '';
		const other = await openCase(house, Date.now(), {
			responseId: null,
			eventId: null,
			customerId,
			owner: { id: 'wang', name: 'Wang Fang', email: null, team: null, channels: {} },
			priority: 'normal',
			slaPreset: null,
			actor: { kind: 'system', id: null, name: null },
			test: false,
		});
		const promise = {
			kind: 'promise',
			at: Date.now() + hour,
			text: 'A call from the manager.',
		} as const;
		const actor = { kind: 'owner', id: 'wang', name: 'Wang Fang' } as const;
		await actOnCase(house, Date.now(), { caseId: other.case.case_id, action: promise, actor });
		const wanted = {
			frequency: 'less',
			pausedUntil: null,
			channel: 'other',
			language: null,
		} as const;
		await setPreferences(house, Date.now(), { customerId, wanted });
		for (const theme of ['light', 'dark'] as const) {
			const { page } = await visit(await opened.linkOf('wang'), { ...phone, theme });
			await expect(page.getByText('A call from the manager.').isVisible()).resolves.toBe(false);
			await page.locator('#beside summary').click();
			await expect(page.getByText('A call from the manager.').isVisible()).resolves.toBe(true);
			const wider = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(wider).toBe(0);
		}
	});

	it('reads about what was missing, in their own words', async () => {
		await opened.act({ kind: 'acknowledge' });
		const { page, status } = await visit(await opened.linkOf('wang'), { language: 'zh-CN' });
		await page.locator('#more-promise summary').click();
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
		await afterReading(page, 1_600, async () => {
			await page.locator('.dock button').dblclick();
			await page.waitForSelector('[role="status"]');
		});
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
		await tabTo(page, '#more-note summary');
		await page.keyboard.press('Enter');
		await tabTo(page, '#more-note textarea');
		await page.keyboard.type('By keyboard');
		await tabTo(page, '#more-note button');
		await page.keyboard.press('Enter');
		await page.waitForSelector('[role="status"]');
		expect(await steps('note')).toHaveLength(1);
	});

	it('with a keyboard opens the sheet of the dock, fills it in and sends it', async () => {
		await opened.act({ kind: 'acknowledge' });
		const { page } = await visit(await opened.linkOf('wang'));
		await tabTo(page, '.dock .sheet-opens');
		await page.keyboard.press('Enter');
		await tabTo(page, '#contact input[name="channel"]');
		await page.keyboard.press('Space');
		await tabTo(page, '#contact textarea');
		await page.keyboard.type('By keyboard');
		await tabTo(page, '#contact form button');
		await page.keyboard.press('Enter');
		await page.waitForSelector('[role="status"]');
		expect(await steps('log_contact')).toHaveLength(1);
	});

	it('saves no checklist over what somebody else has saved since', async () => {
		await opened.act({ kind: 'acknowledge' });
		const { page, status } = await visit(await opened.linkOf('wang'));
		await opened.act({
			kind: 'heat',
			step: 'hear',
			done: true,
			note: 'She wants to move.',
			by: 'lin',
		});
		await work(page, 'checklist', { 'done.act': 'tick', 'note.act': 'New room.' });
		expect(status()).toBe(409);
		expect(await steps('heat')).toHaveLength(1);
		// Nothing of what was typed is lost.
		expect(await page.locator('[name="note.act"]').inputValue()).toBe('New room.');
	});
});

/** Goes on by keyboard until the element has the focus, which is seen on the way. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let step = 0; step < 40; step++) {
		await page.keyboard.press('Tab');
		const seen = await page.evaluate((wanted) => {
			const element = document.activeElement ?? document.body;
			// What is drawn in place of a control shows its focus.
			const drawn = element.matches('.chip input') ? element.nextElementSibling : element;
			return {
				there: element.matches(wanted),
				outline: getComputedStyle(drawn ?? element).outlineStyle,
			};
		}, selector);
		expect(seen.outline).toBe('solid');
		if (seen.there) return;
	}
	throw new Error(`The keyboard does not reach ${selector}.`);
}

describe('a team lead', () => {
	it('goes from the list to a case and works it', async () => {
		const { page } = await visit(await listLink(site.house, 'Front desk', 'lin'));
		await press(page, page.locator('.ticket a').first());
		await page.waitForSelector('blockquote');
		await expect(page.locator('form').count()).resolves.toBeGreaterThan(0);
	});

	it('turns coming again on and off by a link, and keeps what was searched for', async () => {
		const { page } = await visit(await listLink(site.house, 'Front desk', 'lin'));
		await page.locator('input[name="q"]').fill('Li Wei');
		await press(page, page.locator('.filter button'));
		await press(page, page.locator('.links a').first());
		expect(new URL(page.url()).searchParams.get('refresh')).toBe('1');
		expect(await page.locator('input[name="q"]').inputValue()).toBe('Li Wei');
		await press(page, page.locator('.links a').first());
		expect(new URL(page.url()).searchParams.get('refresh')).toBeNull();
		expect(new URL(page.url()).searchParams.get('q')).toBe('Li Wei');
	});

	it('sees a page come again by its header, in spite of the sandbox', async () => {
		// A minute is long for a test: the same header with a second.
		const headers = { ...pageHeaders('bm9uY2Vub25jZQ'), Refresh: '1' };
		const html = '<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,">';
		site.server.shown.set('/webhook/shown', { html, headers });
		const { page } = await visit(`${publicAddress}/webhook/shown`);
		await page.waitForEvent('domcontentloaded');
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
