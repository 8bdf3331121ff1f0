import { flushViews } from '../../core/loop/answer/views';
import { openCaseOf } from './a-case';
import { type Asked, ask } from './a-customer';
import { aSite, type Site } from './a-site';
import { screenshot } from './look';
import {
	afterReading,
	aVisitor,
	desktop,
	type Eyes,
	phone,
	press,
	rate,
	readAndPress,
	type Visitor,
} from './visitor';

let site: Site;
let asked: Asked;
const visitors: Visitor[] = [];

beforeAll(async () => {
	site = await aSite();
});

afterAll(async () => await site.close());

beforeEach(async () => {
	asked = await ask(site.house, 'stars');
	site.server.requests.length = 0;
	site.server.emitted.length = 0;
});

afterEach(async () => {
	for (const visitor of visitors.splice(0)) {
		expect(visitor.problems).toEqual([]);
		await visitor.close();
	}
});

async function visit(given: Partial<Eyes> = {}): Promise<Visitor> {
	const visitor = await aVisitor(site.browser, given);
	visitors.push(visitor);
	return visitor;
}

const responses = async (invitationId = asked.invitationId) =>
	await site.house.store.db
		.selectFrom('response')
		.selectAll()
		.where('invitation_id', '=', invitationId)
		.execute();

const invitation = async () =>
	await site.house.store.db
		.selectFrom('invitation')
		.selectAll()
		.where('invitation_id', '=', asked.invitationId)
		.executeTakeFirstOrThrow();

const planned = async () =>
	(
		await site.house.store.db
			.selectFrom('due')
			.innerJoin('response', 'response.response_id', 'due.ref_id')
			.select('due.kind')
			.where('response.invitation_id', '=', asked.invitationId)
			.orderBy('due.kind')
			.execute()
	).map(({ kind }) => kind);

const outputs = () => site.server.emitted.map(({ output }) => output);

describe('a customer answers', () => {
	it.each([
		['on a phone', { ...phone }],
		['at a desk', { ...desktop }],
		['on a phone without JavaScript', { ...phone, javaScript: false }],
		[
			'at a desk without JavaScript, in Chinese',
			{ ...desktop, javaScript: false, language: 'zh-CN' },
		],
	])('%s: rating, details, thanks, progress', async (_where, eyes) => {
		const { page, requests } = await visit(eyes);
		await page.goto(asked.link);
		await rate(page, 2);
		await press(page);
		expect((await responses()).map(({ state, value }) => [state, value])).toEqual([['partial', 2]]);
		expect(outputs()).toEqual(['low']);

		await page.locator('input[name="reason"][value="slow"]').click();
		await page.locator('textarea[name="comment"]').fill('Waited an hour.\n等了一个小时。');
		await page.locator('input[name="own.channel"][value="phone"]').click();
		await rate(page, 1, 'own.speed');
		await press(page);
		const [answer] = await responses();
		expect(answer).toMatchObject({ state: 'completed', value: 2, level: 'low' });
		expect(answer?.comment).toBe('Waited an hour.\n等了一个小时。');
		// The comment is told with whatever else is changed in the next seconds.
		expect(outputs()).toEqual(['low']);
		expect(await planned()).toEqual(['changed_answer', 'low_score_without_case']);

		await openCaseOf(site.house, asked.invitationId);
		await press(page, page.locator('main a.btn'));
		await expect(page.locator('ol.steps li').count()).resolves.toBe(4);
		// The page itself, twice an answer, and the progress: nothing else was ever asked for.
		expect(requests.map((line) => line.split(' ')[0])).toEqual(['GET', 'POST', 'POST', 'GET']);
		expect(site.server.requests).toHaveLength(4);
	});

	it.each([true, false])(
		'goes back to the rating and loses nothing (JavaScript: %s)',
		async (javaScript) => {
			const { page } = await visit({ ...phone, javaScript });
			await page.goto(asked.link);
			await rate(page, 4);
			await press(page);
			await page.locator('textarea[name="comment"]').fill('All fine.\nAlmost.');
			await page.locator('input[name="own.channel"][value="chat"]').click();
			await press(page, page.locator('button[name="go"]'));
			expect(await page.locator('input[name="value"][value="4"]').isChecked()).toBe(true);
			expect(await responses()).toMatchObject([{ state: 'partial', value: 4, comment: null }]);
			await rate(page, 2);
			await press(page);
			expect(await page.locator('textarea').first().inputValue()).toBe('All fine.\nAlmost.');
			expect(await page.locator('input[value="chat"]').isChecked()).toBe(true);
			await press(page);
			expect(await responses()).toMatchObject([
				{ state: 'completed', value: 2, comment: 'All fine.\nAlmost.' },
			]);
		},
	);

	it.each([true, false])(
		'sees a question that an answer leads to, and only then (JavaScript: %s)',
		async (javaScript) => {
			const { page } = await visit({ ...phone, javaScript });
			asked = await ask(site.house, 'branching');
			await page.goto(asked.link);
			await rate(page, 5);
			await press(page);
			const branch = page.locator('textarea[name="own.branch"]');
			expect(await page.locator('[name="own.wish"]').count()).toBe(0);
			expect(await branch.isVisible()).toBe(false);
			await page.locator('input[name="own.channel"][value="shop"]').click();
			expect(await branch.isVisible()).toBe(true);
			expect(await page.locator('.only').isVisible()).toBe(false);
			await rate(page, 5, 'own.wait-importance');
			await rate(page, 1, 'own.wait-quality');
			await press(page);
			// The server minds what is asked, the page says so beside it.
			expect(await page.locator('#e-own-branch').isVisible()).toBe(true);
			expect(await page.locator('.prog .done').innerText()).toContain('5');
			await page.locator('input[name="own.channel"][value="phone"]').click();
			expect(await branch.isVisible()).toBe(false);
			await press(page);
			const [answer] = await responses();
			expect(answer).toMatchObject({ state: 'completed' });
			const { list } = JSON.parse(answer?.answers ?? '') as { list: unknown };
			expect(list).toEqual(
				expect.arrayContaining([
					{ id: 'channel', value: 'phone' },
					{ id: 'wait-importance', value: 5 },
					{ id: 'wait-quality', value: 1 },
				]),
			);
		},
	);

	it.each<[string, Eyes, boolean]>([
		['is told', { ...phone, theme: 'light', touch: true, language: 'zh-CN' }, true],
		['needs not be told', { ...desktop, theme: 'light', language: 'en' }, false],
	])('who %s that the keyboard takes the spoken word', async (_who, eyes, told) => {
		const { page } = await visit(eyes);
		await page.goto(asked.link);
		await rate(page, 2);
		await press(page);
		expect(await page.locator('.touch').isVisible()).toBe(told);
		const comment = page.locator('textarea[name="comment"]');
		// In the language of the page, as a keyboard listens and a dictionary looks.
		expect(await comment.evaluate((field) => field.closest('[lang]')?.getAttribute('lang'))).toBe(
			eyes.language,
		);
		expect(await comment.getAttribute('spellcheck')).toBe('true');
		expect(await page.locator('.touch').count()).toBe(1);
	});

	it('with the keyboard alone, and always sees where they are', async () => {
		const { page } = await visit(desktop);
		await page.goto(asked.link);
		await page.keyboard.press('Tab');
		expect(await focused(page)).toMatchObject({ name: 'value', outlined: true });
		await page.keyboard.press('Space');
		expect(await focused(page)).toMatchObject({ value: '1', checked: true });
		await page.keyboard.press('ArrowRight');
		expect(await focused(page)).toMatchObject({ value: '2', checked: true, outlined: true });
		await screenshot(page, 'keyboard-focus', { ...desktop, theme: 'light', language: 'en' });
		await page.keyboard.press('Tab');
		expect(await focused(page)).toMatchObject({ tag: 'BUTTON', outlined: true });
		await page.keyboard.press('Enter');
		await page.waitForLoadState();
		await page.waitForSelector('textarea');

		for (let step = 0; step < 2; step++) await page.keyboard.press('Tab');
		expect(await focused(page)).toMatchObject({ value: 'not_solved', outlined: true });
		await page.keyboard.press('Space');
		await tabTo(page, 'comment');
		expect(await focused(page)).toMatchObject({ outlined: true });
		await page.keyboard.type('By keyboard');
		await tabTo(page, 'own.channel');
		await page.keyboard.press('Space');
		await tabTo(page, 'BUTTON');
		await page.keyboard.press('Enter');
		await page.waitForSelector('main .links');
		expect(await responses()).toMatchObject([
			{ state: 'completed', value: 2, comment: 'By keyboard' },
		]);
	});

	it('with Enter on the rating itself', async () => {
		const { page } = await visit();
		await page.goto(asked.link);
		await page.keyboard.press('Tab');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await page.waitForSelector('textarea');
		expect(await responses()).toMatchObject([{ value: 3 }]);
	});

	it('is kept from sending nothing, with and without the help of the browser', async () => {
		const { page } = await visit();
		await page.goto(asked.link);
		await page.locator('main button').click();
		expect(site.server.requests).toEqual(['GET /webhook/stars']);
		await page.evaluate(() => {
			for (const form of document.forms) form.noValidate = true;
		});
		await press(page);
		await page.waitForSelector('[role="alert"]');
		expect(await responses()).toEqual([]);
		// What is wrong stands beside the field, which is the next to reach.
		await tabTo(page, 'value');
		await page.keyboard.press('Space');
		expect(await focused(page)).toMatchObject({ name: 'value', checked: true });
		await press(page);
		await page.waitForSelector('textarea');
		expect(await responses()).toMatchObject([{ value: 1 }]);
	});

	it('and is told in Chinese what is missing, without losing a word', async () => {
		asked = await ask(site.house, 'strict');
		const { page } = await visit({ language: 'zh-CN' });
		await page.goto(asked.link);
		await rate(page, 1);
		await press(page);
		await page.waitForSelector('textarea');
		await page.locator('textarea').fill('等了很久');
		await page.evaluate(() => {
			for (const form of document.forms) form.noValidate = true;
		});
		await press(page);
		expect(await page.locator('[role="alert"]').textContent()).toContain('请检查以下内容');
		expect(await page.locator('textarea').inputValue()).toBe('等了很久');
		expect((await responses())[0]?.state).toBe('partial');
	});
});

async function focused(page: Visitor['page']) {
	return await page.evaluate(() => {
		const element = document.activeElement;
		const input = element instanceof HTMLInputElement ? element : null;
		// A radio's own box is invisible: its neighbour shows the focus.
		const seen = input ? (input.nextElementSibling ?? input) : (element ?? document.body);
		const { outlineStyle, outlineWidth } = getComputedStyle(seen);
		return {
			tag: element?.tagName,
			name: element?.getAttribute('name'),
			value: input?.value,
			checked: input?.checked,
			outlined: outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2,
		};
	});
}

async function tabTo(page: Visitor['page'], target: string): Promise<void> {
	for (let step = 0; step < 40; step++) {
		await page.keyboard.press('Tab');
		const { tag, name } = await focused(page);
		if (tag === target || name === target) return;
	}
	throw new Error(`The keyboard does not reach ${target}.`);
}

describe('one answer is one answer', () => {
	it('when the button is pressed twice', async () => {
		const { page } = await visit();
		await page.goto(asked.link);
		await rate(page, 1);
		await page.locator('main button').dblclick();
		await page.waitForSelector('textarea');
		expect(await responses()).toHaveLength(1);
		expect(outputs()).toEqual(['low']);
	});

	it('when the same form is sent several times at once', async () => {
		const { page, context } = await visit();
		await page.goto(asked.link);
		const fields = await page.evaluate(() =>
			Object.fromEntries(new FormData(document.forms[0]) as unknown as Iterable<[string, string]>),
		);
		const form = { ...fields, value: '1' };
		const answers = await Promise.all(
			[1, 2, 3].map(
				async () =>
					await context.request.post(`http://127.0.0.1:${site.server.port}/webhook/stars`, {
						form,
					}),
			),
		);
		expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
		expect(await responses()).toHaveLength(1);
		expect(outputs()).toEqual(['low']);
	});

	it('when somebody goes back and sends again, or loads the answer anew', async () => {
		const { page } = await visit();
		await page.goto(asked.link);
		await rate(page, 5);
		await press(page);
		await page.waitForSelector('textarea');
		await page.goBack();
		await page.waitForSelector('input[name="value"]');
		await rate(page, 5);
		await press(page);
		await page.waitForSelector('textarea');
		await page.reload();
		await page.waitForSelector('textarea');
		await press(page);
		await page.waitForSelector('main .links');
		await page.reload();
		await page.waitForSelector('main .links');
		expect(await responses()).toHaveLength(1);
		expect(outputs()).toEqual(['high']);
	});

	it('and a change of mind is a change, which does not wait once it is low', async () => {
		const { page } = await visit();
		await page.goto(asked.link);
		await rate(page, 5);
		await press(page);
		await page.waitForSelector('textarea');
		await press(page);
		await page.waitForSelector('main .links');
		await page.goto(asked.link);
		expect(await page.locator('input[name="value"][value="5"]').isChecked()).toBe(true);
		await rate(page, 1);
		await press(page);
		await page.waitForSelector('textarea');
		expect(await responses()).toMatchObject([{ value: 1 }]);
		expect(outputs()).toEqual(['high', 'low']);
		await page.fill('textarea[name="comment"]', 'The kettle leaks');
		await press(page);
		await page.waitForSelector('main .links');
		expect(outputs()).toEqual(['high', 'low']);
		expect(await planned()).toEqual(['changed_answer', 'low_score_without_case']);
	});
});

describe('a mail scanner', () => {
	it('that follows every rating ten times leaves nothing but "viewed"', async () => {
		const { page } = await visit();
		const before = await everything();
		for (let time = 0; time < 10; time++) {
			await page.goto(`${asked.link}&r=${(time % 5) + 1}`);
			expect(await page.locator('input[name="value"]:checked').getAttribute('value')).toBe(
				String((time % 5) + 1),
			);
		}
		await page.goto(asked.optOutLink);
		await flushViews(site.house.store);
		const { state, viewed_at, updated_at, ...rest } = await invitation();
		expect([state, viewed_at !== null]).toEqual(['viewed', true]);
		const after = await everything();
		expect(after).toEqual({
			...before,
			invitation: { ...before.invitation, ...rest, state, viewed_at, updated_at },
		});
		expect(after.invitation).toMatchObject({ answered_at: null });
		expect(outputs()).toEqual([]);
	});

	it('that runs a script which sends the marked rating is no customer, until somebody presses the button', async () => {
		const { page } = await visit({ ...desktop });
		await page.goto(`${asked.link}&r=1`);
		await afterReading(page, 0, async () => {
			await page.locator('form').evaluate((form: HTMLFormElement) => form.submit());
			await page.waitForSelector('textarea');
		});
		expect(await page.locator('[role="status"]').textContent()).toContain('once more');
		expect([outputs(), await responses()]).toEqual([[], []]);
		await screenshot(page, 'one-more-press', { ...desktop, theme: 'light', language: 'en' });
		await readAndPress(page);
		await page.waitForSelector('main .links');
		expect(outputs()).toEqual(['low']);
		expect(await responses()).toMatchObject([{ value: 1, state: 'completed' }]);
	});

	it('is not taken for a person who follows the same link and presses the button', async () => {
		const { page } = await visit({ ...phone });
		await page.goto(`${asked.link}&r=1`);
		await readAndPress(page);
		await page.waitForSelector('textarea');
		expect(outputs()).toEqual(['low']);
		expect(await responses()).toMatchObject([{ value: 1, state: 'partial' }]);
	});

	it('that sends the form without the token of a served page changes nothing', async () => {
		const { context } = await visit();
		const token = new URL(asked.link).searchParams.get('t') ?? '';
		const address = `http://127.0.0.1:${site.server.port}/webhook/stars`;
		const form = { t: token, step: 'rating', value: '1' };
		const answer = await context.request.post(address, { form });
		expect(answer.status()).toBe(409);
		expect(await responses()).toEqual([]);
		expect(outputs()).toEqual([]);
	});

	/** Everything a view could have touched. */
	async function everything() {
		const { db } = site.house.store;
		return {
			invitation: await invitation(),
			responses: await db.selectFrom('response').selectAll().execute(),
			cases: await db.selectFrom('case_file').selectAll().execute(),
			customers: await db.selectFrom('customer').selectAll().execute(),
			due: await db.selectFrom('due').selectAll().execute(),
			messages: await db.selectFrom('message').selectAll().execute(),
		};
	}
});

describe('what others wrote', () => {
	it('is text on the page, whatever it looks like', async () => {
		const name = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>&amp;';
		asked = await ask(site.house, 'stars', { customer: { name, segment: '</p><h1>Gold' } });
		const { page } = await visit();
		await page.goto(asked.link);
		const shown = await page.locator('body').innerText();
		expect(shown).toContain('<script>alert(1)');
		await expect(page.locator('script, img, main h1:has-text("Gold")').count()).resolves.toBe(0);
		await screenshot(page, 'hostile-name', { ...phone, theme: 'light', language: 'en' });
		await rate(page, 1);
		await press(page);
		await page.locator('textarea[name="comment"]').fill('</textarea><script>alert(3)</script>');
		await press(page);
		await page.goto(asked.link);
		await rate(page, 2);
		await press(page);
		expect(await page.locator('textarea[name="comment"]').inputValue()).toBe(
			'</textarea><script>alert(3)</script>',
		);
		await expect(page.locator('script').count()).resolves.toBe(0);
	});
});
