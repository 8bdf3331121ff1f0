import { mergeCustomers } from '../../../../../core/loop/customer/merge';
import { preferenceLink } from '../../../../../core/loop/customer/preference-link';
import { type PageRequest, servePage } from '../../../../../core/loop/pages/customer/serve';
import { anyOptOutLink } from '../../../../../core/loop/ask/opt-out-link';
import { sampleCustomerOf } from '../../../../../core/loop/survey/sample';
import { findCustomer } from '../../../../../core/store/repositories/customers';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { day, life, minute, now, somebody } from '../../a-house';
import { saidForMailbox, says, stands } from '../../a-word';

useDatabases();

const hidden = (html: string, name: string) =>
	new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const ticked = (html: string) =>
	[...html.matchAll(/name="topic" value="([\w:]+)" checked/g)].map(([, key]) => key ?? '');
let workspaces = 0;

describe.each(databases)('the page of a preference link, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLink(language: string | null = null, given: Parameters<typeof somebody>[0] = {}) {
		const house = houseIn(store(), `preferences-${(workspaces += 1)}`);
		const own = life(house);
		await own.publish({}, now);
		await own.publish(
			{
				...{ key: 'quarter', metric: 'nps', purpose: 'relationship' },
				languages: ['en', 'zh-CN'],
			},
			now,
		);
		const { item } = await own.asks({ surveyKey: 'service', customer: somebody(given) }, now);
		const customerId = item.customer?.id ?? '';
		const tokenIn = (link: string | null | undefined) =>
			new URL(link ?? '').searchParams.get('t') ?? '';
		let t = tokenIn(item.invitation?.optOutLink);
		const node = { workflowId: 'w-service', workflowName: 'S', nodeId: 'n', nodeName: 'A' };
		const serve = async (at: number, asked: Partial<PageRequest>) =>
			await servePage(
				house,
				at,
				{
					...{ method: 'GET', query: { t }, fields: null, acceptLanguage: language, test: false },
					...asked,
				} as PageRequest,
				{ node, surveyKey: 'service', trial: null },
			);
		const open = async (at: number) => (await serve(at, {})).body;
		/** Presses the first button of a page, or another one. */
		const press = async (at: number, html: string, over: object = {}) => {
			const fields = { t, f: hidden(html, 'f'), action: hidden(html, 'action'), ...over };
			return await serve(at, { method: 'POST', fields });
		};
		/** Saves the choices of a page as they were served, but for these. */
		const save = async (at: number, html: string, over: object = {}) =>
			await press(at, html, {
				...{ action: 'save', topic: ticked(html), served: ticked(html), often: 'usual', until: '' },
				...{ l: '', ...over },
			});
		const oneClick = async (at: number) =>
			await serve(at, { method: 'POST', fields: { 'List-Unsubscribe': 'One-Click' } });
		const said = async () => await stands(house, customerId);
		const customer = async () => await findCustomer(store().db, house.workspace, customerId);
		const changes = async () =>
			await store()
				.db.selectFrom('consent_change')
				.select(['purpose', 'metric', 'state', 'at', 'source', 'words', 'mailbox'])
				.where('workspace_id', '=', house.workspace)
				.orderBy('at')
				.execute();
		const told = async () =>
			await store()
				.db.selectFrom('activity')
				.select(['kind', 'customer_id', 'at'])
				.where('workspace_id', '=', house.workspace)
				.orderBy('seq')
				.execute();
		const comesBy = (link: string) => (t = tokenIn(link));
		return {
			...{ ...own, house, customerId, serve, open, press, save, oneClick },
			...{ said, customer, changes, told, comesBy },
		};
	}

	it.each([
		['en', 'Please press the button once more'],
		['zh-CN', '请再点一次按钮'],
	])('does nothing faster than anybody reads, and says so in %s', async (language, words) => {
		const { open, press, said } = await aLink(language);
		const page = await open(now);
		const sent = await press(now + 50, page);
		expect([sent.status, await said()]).toEqual([200, []]);
		expect(sent.body).toContain(words);
		expect(hidden(sent.body, 'action')).toBe('opt_out');
		// The very same request is no second sign.
		await press(now + minute, page);
		expect(await said()).toEqual([]);
		await press(now + 2_000, sent.body);
		expect(await said()).toEqual(['survey:csat denied']);
	});

	it('of a mail that was tried out plays along, says that it is none in earnest, and changes nothing', async () => {
		const { house, comesBy, open, press, oneClick, save, changes, told } = await aLink();
		const whose = { customerId: sampleCustomerOf('care'), topic: null, address: null };
		comesBy((await anyOptOutLink(house, { ...whose, at: now, test: true })) ?? '');
		const before = await told();
		const page = await open(now);
		expect(page).toContain('Preview: nothing you send here is kept.');
		expect(page).not.toContain('this answer does not count');
		const stopped = await press(now + minute, page, { action: 'stop_all' });
		expect([stopped.status, stopped.body.includes('nothing you send here')]).toEqual([200, true]);
		expect((await save(now + minute, page, { often: 'less' })).status).toBe(200);
		expect((await oneClick(now + minute)).status).toBe(200);
		expect([await changes(), await told()]).toEqual([[], before]);
	});

	it('brings nobody back faster than anybody reads either', async () => {
		const { open, press, said } = await aLink();
		const done = await press(now + 1_500, await open(now));
		expect([await said(), hidden(done.body, 'action')]).toEqual([
			['survey:csat denied'],
			'resubscribe',
		]);
		const sent = await press(now + 1_550, done.body);
		expect(sent.body).toContain('Please press the button once more');
		expect(hidden(sent.body, 'action')).toBe('resubscribe');
		await press(now + minute, done.body);
		expect(await said()).toEqual(['survey:csat denied']);
		await press(now + minute, sent.body);
		expect(await said()).toEqual(['survey:csat granted']);
	});

	it('is pressed at once by the mail program that a person asked to (RFC 8058), for that mail alone', async () => {
		const { serve, oneClick, said, open, changes } = await aLink();
		await serve(now, {});
		await oneClick(now + 10);
		expect(await said()).toEqual(['survey:csat denied']);
		expect(ticked(await open(now + minute))).toEqual(['survey:nps', 'service']);
		expect(await changes()).toMatchObject([{ source: 'one_click', words: null, at: now + 10 }]);
	});

	it('of a mail that does not say what it was about ends all of it', async () => {
		const { house, customerId, comesBy, oneClick, said, open } = await aLink();
		comesBy(await preferenceLink(house, now, customerId));
		expect(hidden(await open(now), 'action')).toBe('save');
		await oneClick(now);
		expect(await said()).toEqual([
			'news denied',
			'promotional_care denied',
			'service denied',
			'survey denied',
		]);
	});

	it('saves what was ticked and cleared, with the words that were shown', async () => {
		const { open, save, said, changes } = await aLink();
		const page = await open(now);
		expect(ticked(page)).toEqual(['survey:csat', 'survey:nps', 'service']);
		const saved = await save(now + minute, page, { topic: ['survey:csat', 'service', 'news'] });
		expect(saved.body).toContain('Your choices are saved');
		expect(await said()).toEqual(['news granted', 'survey:nps denied']);
		expect(ticked(saved.body)).toEqual(['survey:csat', 'service', 'news']);
		expect(await changes()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					...{ purpose: 'survey', metric: 'nps', state: 'denied', at: now + minute },
					...{ source: 'preference_page' },
					words: 'The question whether you would recommend us',
				}),
				expect.objectContaining({ purpose: 'news', state: 'granted', words: 'News' }),
			]),
		);
	});

	it('undoes nothing that was said while it lay open', async () => {
		const { open, save, oneClick, said } = await aLink();
		const page = await open(now);
		await oneClick(now + minute);
		await save(now + 2 * minute, page, { topic: ['survey:csat', 'survey:nps', 'service', 'news'] });
		expect(await said()).toEqual(['news granted', 'survey:csat denied']);
	});

	it('changes nothing when a program sends it as it was served', async () => {
		const { open, save, said, customer } = await aLink();
		const before = await customer();
		const { status } = await save(now + 10, await open(now));
		expect(status).toBe(200);
		expect([await said(), await customer()]).toEqual([[], before]);
	});

	it('ends all but their own matters at one button', async () => {
		const { open, press, said } = await aLink();
		const done = await press(now + minute, await open(now), { action: 'stop_all' });
		expect(await said()).toEqual(['news denied', 'promotional_care denied', 'survey denied']);
		expect(ticked(done.body)).toEqual(['service']);
	});

	it('pauses until the morning of a day where the customer is', async () => {
		const { open, save, customer, asks } = await aLink(null, { timeZone: 'Asia/Shanghai' });
		const until = { often: 'paused', until: '2026-05-01' };
		const saved = await save(now + minute, await open(now), until);
		expect((await customer())?.paused_until).toBe(Date.UTC(2026, 3, 30, 16));
		expect(saved.body).toContain('value="2026-05-01"');
		const customerId = (await customer())?.customer_id ?? '';
		const wave = { surveyKey: 'quarter', customerId, wave: 'a' };
		expect((await asks(wave, now + 14 * day)).item.outcome).toEqual({
			code: 'paused',
			text: 'Not asked: the customer has asked for a pause.',
		});
		const later = { ...wave, wave: 'b' };
		expect((await asks(later, now + 16 * day)).item.outcome?.code).not.toBe('paused');
	});

	it.each(['', '2026-04-15', '2028-12-31', '2026-02-30', '01.05.2026', 'soon'])(
		'takes no pause until %j, and loses nothing of what was chosen',
		async (until) => {
			const { open, save, said, customer } = await aLink();
			const before = await customer();
			const chosen = { often: 'paused', until, topic: ['news'] };
			const refused = await save(now + minute, await open(now), chosen);
			expect(refused.status).toBe(400);
			expect(refused.body).toContain('Please give a day from tomorrow on, within two years.');
			expect(ticked(refused.body)).toEqual(['news']);
			expect([await said(), await customer()]).toEqual([[], before]);
		},
	);

	it('speaks the language that was chosen, and no event changes it', async () => {
		const { open, save, happens, asks, customerId, customer, settings } = await aLink('en', {
			externalIds: { desk: 'polyglot' },
		});
		const saved = await save(now + minute, await open(now), { l: 'zh-CN' });
		expect(await open(now + minute)).toContain('您希望收到哪些消息？');
		expect(saved.status).toBe(200);
		await happens({ customer: somebody({ externalIds: { desk: 'polyglot' }, language: 'en' }) });
		expect((await customer())?.language).toBe('zh-CN');
		await settings({ policy: { delay: 0, quietHours: null } });
		const again = { surveyKey: 'quarter', customerId, wave: 'x' };
		const { item } = await asks(again, now + 60 * day);
		expect(item.message?.subject).toMatch(/[\u4e00-\u9fff]/);
	});

	it('asks less often: twice as far apart', async () => {
		const { open, save, asks, customerId, settings } = await aLink();
		await settings({
			policy: { delay: 0, quietHours: null, deferAtMost: '60d', capPerMetric: { nps: null } },
		});
		const due = async (wave: string) => {
			const asked = { surveyKey: 'quarter', customerId, wave };
			return (await asks(asked, now + 2 * day)).item.invitation?.dueAt;
		};
		// The survey that was planned for tomorrow, and the 14 days that lie between any two.
		expect(await due('a')).toBe(new Date(now + 15 * day).toISOString());
		await save(now + minute, await open(now), { often: 'less' });
		expect(await due('b')).toBe(new Date(now + 15 * day + 28 * day).toISOString());
	});

	it('offers the ways that the workspace uses, and the one that was chosen counts', async () => {
		const { open, save, asks, settings, customerId } = await aLink();
		expect(await open(now)).not.toContain('name="channel"');
		await settings({ policy: { channels: ['email', 'other'] } });
		await save(now + minute, await open(now), { channel: 'other' });
		const code = async (channel: 'email' | 'other', wave: string) => {
			const asked = { surveyKey: 'quarter', customerId, wave, channel };
			return (await asks(asked, now + 60 * day)).item.outcome?.code;
		};
		expect(await code('email', 'a')).toBe('other_channel');
		expect(await code('other', 'b')).not.toBe('other_channel');
		// A way that was given up is no reason never to ask again.
		await settings({ policy: { channels: ['email'] } });
		expect(await code('email', 'c')).not.toBe('other_channel');
	});

	it.each([
		['send_data', 'data_requested', 'will send your data'],
		['erase_data', 'erase_requested', 'will delete your data'],
	])('notes %s once a day, and tells who waits for it', async (action, kind, words) => {
		const { open, press, told, customerId } = await aLink();
		const asked = await press(now + minute, await open(now), { action });
		expect(asked.body).toContain(words);
		await press(now + 5 * minute, await open(now), { action });
		expect(await told()).toEqual([{ kind, customer_id: customerId, at: now + minute }]);
		const next = now + day + 2 * minute;
		await press(next, await open(next - minute), { action });
		expect(await told()).toHaveLength(2);
	});

	it('asks nobody for their data at the press of a program', async () => {
		const { open, press, told } = await aLink();
		const sent = await press(now + 50, await open(now), { action: 'erase_data' });
		expect(hidden(sent.body, 'action')).toBe('erase_data');
		expect(await told()).toEqual([]);
	});

	it('of somebody erased says that nothing is stored, and stores nothing', async () => {
		const { house, customerId, open, press, save, oneClick, serve, told } = await aLink();
		const page = await open(now);
		for (const table of ['customer', 'identity'] as const) {
			await store().db.deleteFrom(table).where('customer_id', '=', customerId).execute();
		}
		const answers = [
			await serve(now + minute, {}),
			await oneClick(now + minute),
			await save(now + minute, page, { topic: ['news'] }),
			await press(now + minute, page, { action: 'erase_data' }),
		];
		for (const { status, body } of answers) {
			expect(status).toBe(410);
			expect(body).toContain('Nothing about you is stored here');
		}
		expect([await stands(house, customerId), await told()]).toEqual([[], []]);
		await expect(preferenceLink(house, now, customerId)).rejects.toThrow(customerId);
	});

	it('of a record that was merged leads to the one that there is now', async () => {
		const { house, customerId, open, save, press, told, asks } = await aLink();
		const { item } = await asks({ surveyKey: 'quarter', customer: somebody(), wave: 'a' });
		const keepId = item.customer?.id ?? '';
		const doer = { kind: 'workflow' as const, id: null, name: null };
		await mergeCustomers(house, now, { keepId, mergeId: customerId, doer });
		const less = { topic: ['news'], often: 'less' };
		expect((await save(now + minute, await open(now), less)).status).toBe(200);
		await press(now + 2 * minute, await open(now), { action: 'send_data' });
		expect(await stands(house, keepId)).toEqual([
			'news granted',
			'service denied',
			'survey:csat denied',
			'survey:nps denied',
		]);
		const kept = await findCustomer(store().db, house.workspace, keepId);
		expect(kept).toMatchObject({ customer_id: keepId, frequency: 'less' });
		expect(await told()).toMatchObject([{ kind: 'data_requested', customer_id: keepId }]);
	});

	it('is no page of another customer, workspace or day', async () => {
		const { house, customerId, serve, comesBy } = await aLink();
		const about = { customerId, topic: null, address: null, test: false };
		comesBy((await anyOptOutLink(house, { ...about, at: now - 401 * day })) ?? '');
		expect((await serve(now, {})).status).toBe(410);
		const other = { ...house, workspace: `${house.workspace}-other` };
		comesBy((await anyOptOutLink(house, { ...about, at: now })) ?? '');
		const request = { method: 'GET', query: {}, fields: null, acceptLanguage: null, test: false };
		const node = { workflowId: 'w', workflowName: 'S', nodeId: 'n', nodeName: 'A' };
		const t = new URL((await anyOptOutLink(house, { ...about, at: now })) ?? '').searchParams.get(
			't',
		);
		const site = { node, surveyKey: 'service', trial: null };
		const asked = { ...request, query: { t } } as PageRequest;
		expect((await servePage(other, now, asked, site)).status).toBe(404);
	});

	it('shows a no that was said of all, and takes a yes to a part of it', async () => {
		const { house, customerId, open, save, said } = await aLink();
		await says(house, customerId, 'denied', ['survey', 'service']);
		const page = await open(now);
		expect(ticked(page)).toEqual([]);
		await save(now + minute, page, { topic: ['survey:nps'] });
		expect(await said()).toEqual(['service denied', 'survey denied', 'survey:nps granted']);
		expect(ticked(await open(now + minute))).toEqual(['survey:nps']);
	});

	it('speaks for the mailbox that it was mailed to, and for no later one', async () => {
		const { house, customerId, oneClick, open, said, comesBy } = await aLink(null, {
			email: 'first@example.com',
		});
		const moves = async (email: string) => {
			const whose = store().db.updateTable('customer').where('customer_id', '=', customerId);
			await whose.set({ email }).execute();
		};
		const saidFor = async (mailbox: string) =>
			(await saidForMailbox(house, mailbox)).map(({ at: _at, source: _source, ...word }) => word);
		await moves('second@example.com');
		await oneClick(now);
		expect(await said()).toEqual(['survey:csat denied']);
		expect(await saidFor('second@example.com')).toEqual([]);
		await moves('First@example.com');
		await oneClick(now + minute);
		expect(await saidFor('first@example.com')).toMatchObject([{ state: 'denied' }]);
		// Nor does it show what another mailbox has said.
		const about = { customerId, topic: null, test: false, at: now };
		comesBy((await anyOptOutLink(house, { ...about, address: 'second@example.com' })) ?? '');
		await says(house, customerId, 'denied', ['service']);
		await store().db.deleteFrom('consent').where('holder_kind', '=', 'customer').execute();
		expect(ticked(await open(now))).toContain('service');
		comesBy((await anyOptOutLink(house, { ...about, address: 'first@example.com' })) ?? '');
		expect(ticked(await open(now))).not.toContain('service');
	});

	it('is known by its mailbox after the signing secret has changed', async () => {
		const { house, customerId, comesBy, serve } = await aLink(null, { email: 'one@example.com' });
		comesBy(await preferenceLink(house, now, customerId));
		house.keys = { current: 'x'.repeat(40), previous: [house.keys.current] };
		await serve(now, { method: 'POST', fields: { 'List-Unsubscribe': 'One-Click' } });
		expect(await saidForMailbox(house, 'one@example.com')).not.toEqual([]);
	});

	it('of somebody known by their own word ends when their record is joined with another', async () => {
		const { house, customerId, asks, comesBy, serve, oneClick, said } = await aLink();
		const { item } = await asks({ surveyKey: 'quarter', customer: somebody(), wave: 'a' });
		const ownId = item.customer?.id ?? '';
		const own = store().db.updateTable('customer').where('customer_id', '=', ownId);
		await own.set({ self_named: 1, email: 'typed@example.com' }).execute();
		const about = { customerId: ownId, topic: null, test: false, at: now };
		comesBy((await anyOptOutLink(house, { ...about, address: 'typed@example.com' })) ?? '');
		expect((await serve(now, {})).status).toBe(200);
		const doer = { kind: 'workflow' as const, id: null, name: null };
		await mergeCustomers(house, now, { keepId: customerId, mergeId: ownId, doer });
		for (const page of [await serve(now, {}), await oneClick(now)]) {
			expect([page.status, page.body.includes('typed@')]).toEqual([410, false]);
		}
		expect(await said()).toEqual([]);
	});
});
