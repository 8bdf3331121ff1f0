import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { eraseCustomer } from '../../../../core/loop/customer/erase';
import { refuseForMailbox } from '../../../../core/loop/customer/mailbox-consent';
import { setAbsence, upsertPerson } from '../../../../core/loop/team/team';
import { changeFacts } from '../../../../core/store/repositories/known-facts';
import { updateMailbox } from '../../../../core/store/repositories/mailboxes';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { day, now } from '../a-house';
import { says } from '../a-word';
import { aWorld } from './known';

useDatabases();

const all = { metric: null, channel: 'all' } as const;

describe.each(databases)('what is known of a customer, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const world = () => aWorld(store());

	const put = async (workspace: string, ...changes: Parameters<typeof changeFacts>[1]) =>
		await store().transaction(
			async (tx) => await changeFacts({ db: tx, dialect, workspace }, changes),
		);

	it('is who they are, in the language that they have chosen', async () => {
		const { somebody, known } = world();
		const id = await somebody({
			name: 'Ada',
			title: 'Ms',
			language: 'en',
			preferred_language: 'zh-CN',
			time_zone: 'Asia/Shanghai',
			country: 'CN',
			email: 'Ada@House.example',
			frequency: 'less',
		});
		const { customer, facts, mailbox } = await known(id);
		expect(facts.customer).toEqual({
			id,
			name: 'Ada',
			title: 'Ms',
			language: 'zh-CN',
			timeZone: 'Asia/Shanghai',
			country: 'CN',
			company: null,
			email: 'Ada@House.example',
			reachedByMail: true,
			hasAddress: true,
			addressState: 'ok',
			refused: 'no_consent',
			otherChannel: false,
			lessOften: true,
			isStaff: false,
			sharesMessage: false,
		});
		expect(facts.listedAt).toBeNull();
		expect(mailbox).toBe('ada@house.example');
		expect(customer.customer_id).toBe(id);
	});

	it('is nothing of who is not there, or joined with another', async () => {
		const { house, somebody, knownOf, campaign } = world();
		const [kept, merged] = [await somebody(), await somebody()];
		const doer = { kind: 'workflow' as const, id: 'w1', name: 'Merging' };
		await mergeCustomers(house, now, { keepId: kept, mergeId: merged, doer });
		const found = await knownOf(await campaign('birthday'), [kept, merged, 'cus_nobody']);
		expect([...found.keys()]).toEqual([kept]);
	});

	it('is nothing of another workspace', async () => {
		const [one, other] = [world(), world()];
		const id = await one.somebody({ email: 'li@house.example' });
		await other.somebody({ customer_id: id, name: 'Other', email: 'li@house.example' });
		await other.contact({ customer_id: id, address: 'li@house.example' });
		await other.event({ customer_id: id, type: 'order.paid', subject_id: '1' });
		await other.answer({ customer_id: id });
		await other.opens({ customer_id: id });
		await other.occasion({ customer_id: id, group_name: 'treated', last_sent_at: now });
		await other.step({ customer_id: id, asks: 1 });
		await other.changed({ customer_id: id, after: '"pro"' });
		await says(other.house, id, 'granted', ['promotional_care']);
		await put(other.workspace, { customerId: id, kind: 'attribute', name: 'plan', value: 'pro' });
		await store().transaction(async (tx) => {
			const failed = { state: 'failed' as const, reason: 'gone', failed_at: now };
			await updateMailbox(tx, other.workspace, 'li@house.example', failed, now);
		});
		const { facts, contacts, groups, customer } = await one.known(
			id,
			await one.campaign('gone_quiet', { settings: { attribute: 'plan', is: 'pro' } }),
		);
		expect(customer.name).toBe('Li Wei');
		expect([contacts, groups]).toEqual([[], []]);
		expect(facts.customer).toMatchObject({ addressState: 'ok', refused: 'no_consent' });
		expect(facts).toMatchObject({ attributes: {}, changes: [], orders: [], events: [] });
		expect(facts).toMatchObject({ answers: [], past: [], favours: [] });
		expect(facts.cases).toEqual({ open: false, confirmedAt: null });
	});

	it('says whether a mailbox can be written to', async () => {
		const { workspace, somebody, known } = world();
		const failed = await somebody({ email: 'gone@house.example' });
		const [without, wrong] = [await somebody(), await somebody({ email: 'no address' })];
		await store().transaction(async (tx) => {
			const state = { state: 'failed' as const, reason: 'gone', failed_at: now };
			await updateMailbox(tx, workspace, 'gone@house.example', state, now);
		});
		expect((await known(failed)).facts.customer).toMatchObject({
			hasAddress: true,
			addressState: 'failed',
		});
		for (const id of [without, wrong]) {
			const { facts, mailbox } = await known(id);
			expect([facts.customer.hasAddress, mailbox]).toEqual([false, null]);
		}
	});

	it('names the company where the workspace has an attribute for it', async () => {
		const { workspace, settings, somebody, known } = world();
		await settings({
			customerAttributes: [
				{ key: 'plan', name: 'Plan', type: 'text' },
				{ key: 'works_at', name: '公司名称', type: 'text' },
			],
		});
		const [id, nobody] = [await somebody(), await somebody()];
		const company = { kind: 'attribute', name: 'works_at', value: 'Lotus' } as const;
		await put(workspace, { customerId: id, ...company });
		expect((await known(id)).facts.customer.company).toBe('Lotus');
		expect((await known(nobody)).facts.customer.company).toBeNull();
	});

	describe('of what they want', () => {
		const promotion = { purpose: 'promotional_care' as const, ...all };

		it('is what they themselves and their mailbox have said of what the campaign is for', async () => {
			const { house, somebody, known, campaign } = world();
			const service = await campaign('new_customer');
			const granted = await somebody({ email: 'a@house.example' });
			await says(house, granted, 'granted', ['promotional_care']);
			expect((await known(granted)).facts.customer.refused).toBeNull();
			await says(house, granted, 'denied', ['promotional_care'], now + 1);
			expect((await known(granted)).facts.customer.refused).toBe('opted_out');
			expect((await known(granted, service)).facts.customer.refused).toBeNull();

			const told = { topics: [promotion], state: 'denied' as const, source: 'call', words: null };
			await refuseForMailbox(house, now, { ...told, address: 'b@house.example' });
			const shares = await somebody({ email: 'b@house.example' });
			expect((await known(shares)).facts.customer.refused).toBe('opted_out');
		});

		it('is the word of somebody who had the address and is stored no more', async () => {
			const { house, somebody, known } = world();
			const before = await somebody({ email: 'li@lotus.example' });
			await says(house, before, 'denied', ['promotional_care']);
			const doer = { kind: 'workflow' as const, id: 'w1', name: 'Erasing' };
			await eraseCustomer(house, now, { customerId: before, doer, patience: 0 });
			const after = await somebody({ email: 'li@lotus.example' });
			await says(house, after, 'granted', ['news']);
			expect((await known(after)).facts.customer.refused).toBe('opted_out');
		});

		it('is a pause while it lasts, which leaves what is about their own matters', async () => {
			const { house, somebody, known, campaign } = world();
			const id = await somebody({ paused_until: now + day });
			await says(house, id, 'granted', ['promotional_care']);
			const greeting = await campaign('birthday');
			const service = await campaign('new_customer');
			expect((await known(id, greeting)).facts.customer.refused).toBe('paused');
			expect((await known(id, greeting, now + day)).facts.customer.refused).toBeNull();
			expect((await known(id, service)).facts.customer.refused).toBeNull();
		});

		it('is another way than mail, unless the workspace has given it up', async () => {
			const { settings, somebody, known } = world();
			const id = await somebody({ preferred_channel: 'other' });
			expect((await known(id)).facts.customer.otherChannel).toBe(false);
			await settings({ policy: { channels: ['email', 'other'] } });
			expect((await known(id)).facts.customer.otherChannel).toBe(true);
			const mail = await somebody({ preferred_channel: 'email' });
			expect((await known(mail)).facts.customer.otherChannel).toBe(false);
		});
	});

	describe('and of the team', () => {
		const person = async (house: Parameters<typeof upsertPerson>[0], facts: object) =>
			await upsertPerson(house, now, { facts: { ...facts }, cleared: [] });

		it('is whether they are one of it: by mailbox, or by an id of a list of both', async () => {
			const { house, somebody, known } = world();
			const agent = { id: 'ada', name: 'Ada', email: 'Ada@house.example' };
			await person(house, { ...agent, externalIds: { zendesk: '7', crm: '8' } });
			await person(house, { id: 'bo', name: 'Bo', email: 'bo@house.example', active: false });
			const staff = async (...of: Parameters<typeof somebody>) =>
				(await known(await somebody(...of))).facts.customer.isStaff;
			expect(await staff({ email: 'ada@house.example' })).toBe(true);
			expect(await staff({}, [{ kind: 'zendesk', value: '7' }])).toBe(true);
			expect(await staff({}, [{ kind: 'crm', value: '8' }])).toBe(false);
			expect(await staff({ email: 'bo@house.example' })).toBe(false);
		});

		const owned = (owner: object) => ({
			owner: JSON.stringify({ id: null, name: null, email: null, ...owner }),
		});

		it('is who looks after them: by id, by mailbox, or by the id that a system has', async () => {
			const { house, somebody, known } = world();
			const ada = { id: 'ada', name: 'Ada', email: 'ada@house.example', team: 'care' };
			await person(house, { ...ada, languages: 'zh-CN, en', externalIds: { crm: '361' } });
			for (const named of [{ id: 'ada' }, { email: 'ADA@house.example' }, { id: '361' }]) {
				const { owner, facts } = await known(await somebody(owned(named)));
				expect(owner).toEqual({ ...ada, channels: {} });
				expect(facts.owner).toEqual({
					name: 'Ada',
					language: 'zh-CN',
					timeZone: null,
					hasAddress: true,
				});
			}
			const without = await known(await somebody());
			expect([without.owner, without.facts.owner]).toEqual([null, null]);
		});

		it('is as systems say where the team list does not know them', async () => {
			const { somebody, known } = world();
			const named = { id: '9', name: 'Zoe', email: 'zoe@crm.example' };
			const { owner, facts } = await known(await somebody(owned(named)));
			expect(owner).toEqual({ ...named, team: null, channels: {} });
			expect(facts.owner).toMatchObject({ name: 'Zoe', hasAddress: true });
			const nameless = await known(await somebody(owned({ name: 'Zoe' })));
			expect(nameless.facts.owner).toMatchObject({ name: 'Zoe', hasAddress: false });
		});

		it('reaches an owner without a mailbox by a chat', async () => {
			const { house, somebody, known } = world();
			await person(house, { id: 'bo', name: 'Bo', channels: { wecom: 'bo' } });
			const { facts } = await known(await somebody(owned({ id: 'bo' })));
			expect(facts.owner?.hasAddress).toBe(true);
		});

		it('is the deputy while an owner is away or has left', async () => {
			const { house, somebody, known } = world();
			const cy = { id: 'cy', name: 'Cy', email: 'cy@house.example' };
			await person(house, cy);
			await person(house, { id: 'ada', name: 'Ada', email: 'ada@house.example', deputy: 'cy' });
			const id = await somebody(owned({ id: 'ada' }));
			expect((await known(id)).owner?.id).toBe('ada');
			await setAbsence(house, now, {
				person: 'ada',
				from: new Date(now - day).toISOString(),
				until: new Date(now + day).toISOString(),
				deputy: null,
				note: null,
			});
			expect((await known(id)).owner?.id).toBe('cy');
			expect((await known(id, undefined, now + 2 * day)).owner?.id).toBe('ada');
			await person(house, { id: 'ada', active: false });
			expect((await known(id, undefined, now + 2 * day)).owner?.id).toBe('cy');
		});

		it('is nobody where the owner has left and nobody stands in', async () => {
			const { house, somebody, known } = world();
			await person(house, { id: 'ada', name: 'Ada', email: 'ada@house.example', active: false });
			const { owner, facts } = await known(await somebody(owned({ id: 'ada' })));
			expect([owner, facts.owner]).toEqual([null, null]);
		});
	});

	it('is their dates and attributes, a yes as a yes', async () => {
		const { workspace, settings, somebody, known } = world();
		await settings({
			customerAttributes: [
				{ key: 'plan', name: 'Plan', type: 'text' },
				{ key: 'seats', name: 'Seats', type: 'number' },
				{ key: 'beta', name: 'Beta', type: 'yes_no' },
			],
		});
		const customerId = await somebody();
		const birth = { calendar: 'lunar' as const, year: 1990, month: 4, day: 30, leap: true };
		await put(
			workspace,
			{ customerId, kind: 'date', name: 'birth', day: birth },
			{ customerId, kind: 'attribute', name: 'plan', value: 'pro' },
			{ customerId, kind: 'attribute', name: 'seats', value: 0.1 + 0.2 },
			{ customerId, kind: 'attribute', name: 'beta', value: true },
		);
		const { facts } = await known(customerId);
		expect(facts.dates).toEqual({ birth });
		expect(facts.attributes).toEqual({ plan: 'pro', seats: 0.1 + 0.2, beta: true });
	});

	it('is how the attributes changed that the campaign looks at, oldest first', async () => {
		const { settings, somebody, changed, campaign, known } = world();
		await settings({ customerAttributes: [{ key: 'plan', name: 'Plan', type: 'text' }] });
		const id = await somebody();
		await changed({ customer_id: id, before: '"free"', after: '"pro"', at: now });
		await changed({ customer_id: id, after: '"free"', at: now - day });
		await changed({ customer_id: id, name: 'other', after: '1' });
		const of = await campaign('gone_quiet', { settings: { attribute: 'plan', is: 'pro' } });
		expect((await known(id, of)).facts.changes).toEqual([
			{ name: 'plan', before: null, after: 'free', at: now - day },
			{ name: 'plan', before: 'free', after: 'pro', at: now },
		]);
		expect((await known(id)).facts.changes).toEqual([]);
	});

	it('is what they ordered, without what came to nothing, is yet to come or was a test', async () => {
		const { somebody, event, known } = world();
		const id = await somebody();
		const of = (subject: string | null, type: string, at: number, more = {}) =>
			event({
				customer_id: id,
				source: 'shop',
				subject_type: subject === null ? null : 'order',
				subject_id: subject,
				type,
				occurred_at: at,
				...more,
			});
		await of('1', 'order.paid', now - 9 * day);
		await of('1', 'order.delivered', now - 7 * day);
		await of('2', 'order.paid', now - 8 * day);
		await of('2', 'order.refunded', now - 6 * day);
		const single = await of(null, 'order.paid', now - 20 * day);
		await of('3', 'order.paid', now + 1);
		await of('4', 'order.paid', now, { test: 1 });
		await of('5', 'ticket.closed', now);
		await of('6', 'orderly.paid', now);
		expect((await known(id)).facts.orders).toEqual([
			{ id: single, at: now - 20 * day },
			{ id: '["shop","order","1"]', at: now - 9 * day },
		]);
	});

	it('is the events that the campaign names and its own results, oldest first', async () => {
		const { somebody, event, campaign, known } = world();
		const id = await somebody();
		const types = [
			'deal.won',
			'order.paid',
			'order.sent',
			'orders.sent',
			'x.webinar',
			'ticket.closed',
		];
		const happened = new Map<string, string>();
		for (const [place, type] of types.entries()) {
			const at = now - place * day;
			happened.set(type, await event({ customer_id: id, type, occurred_at: at }));
		}
		const goal = { customer_id: id, type: 'goal.reached', subject_type: 'campaign' };
		const reached = await event({ ...goal, subject_id: 'care', occurred_at: now - 9 * day });
		await event({ ...goal, subject_id: 'another' });
		await event({ ...goal, subject_type: 'ticket', subject_id: 'care' });
		await event({ customer_id: id, type: 'deal.won', occurred_at: now, test: 1 });
		await event({ customer_id: 'cus_other', type: 'deal.won' });
		const goals = { goal: { events: 'x.webinar, order.*, goal.*', days: 30 } };
		const of = await campaign('new_customer', { settings: { starts: 'deal.won' }, ...goals });
		expect((await known(id, of)).facts.events).toEqual([
			{ id: reached, type: 'goal.reached', at: now - 9 * day },
			{ id: happened.get('x.webinar'), type: 'x.webinar', at: now - 4 * day },
			{ id: happened.get('order.sent'), type: 'order.sent', at: now - 2 * day },
			{ id: happened.get('order.paid'), type: 'order.paid', at: now - day },
			{ id: happened.get('deal.won'), type: 'deal.won', at: now },
		]);
		const none = await campaign('birthday');
		expect((await known(id, none)).facts.events.map((one) => one.id)).toEqual([reached]);
	});

	it('is the newest of much', async () => {
		const { somebody, event, campaign, known } = world();
		const id = await somebody();
		for (let place = 0; place < 510; place += 1) {
			await event({ customer_id: id, type: 'deal.won', occurred_at: now - place });
		}
		const of = await campaign('new_customer', { settings: { starts: 'deal.won' } });
		const { events } = (await known(id, of)).facts;
		expect(events).toHaveLength(500);
		expect([events[0]?.at, events.at(-1)?.at]).toEqual([now - 499, now]);
	});

	it('is what they answered as it stands, and when they had finished', async () => {
		const { somebody, answer, known } = world();
		const id = await somebody();
		const nps = { customer_id: id, metric: 'nps' as const, level: 'high' as const };
		const times = { answered_at: now - 2 * day, completed_at: now - day };
		const whole = await answer({ ...nps, ...times });
		const half = { state: 'partial' as const, completed_at: null, level: 'low' as const };
		const partial = await answer({ customer_id: id, ...half, answered_at: now - 3 * day });
		await answer({ ...nps, ...times, test: 1 });
		expect((await known(id)).facts.answers).toEqual([
			{ id: partial, metric: 'csat', level: 'low', completed: false, at: now - 3 * day },
			{ id: whole, metric: 'nps', level: 'high', completed: true, at: now - day },
		]);
	});

	it('is whether a case of theirs is unfinished, and when they confirmed one last', async () => {
		const { somebody, opens, known } = world();
		const [id, calm, tried] = [await somebody(), await somebody(), await somebody()];
		await opens({ customer_id: id, state: 'resolved' });
		for (const confirmed of [now - 9 * day, now - 2 * day]) {
			await opens({ customer_id: calm, state: 'confirmed', confirmed_at: confirmed });
		}
		await opens({ customer_id: calm, state: 'unconfirmed' });
		await opens({ customer_id: tried, state: 'open', test: 1 });
		const cases = async (of: string) => (await known(of)).facts.cases;
		expect(await cases(id)).toEqual({ open: true, confirmedAt: null });
		expect(await cases(calm)).toEqual({ open: false, confirmedAt: now - 2 * day });
		expect(await cases(tried)).toEqual({ open: false, confirmedAt: null });
	});

	it('is what the campaign has sent them and in which group they are', async () => {
		const { somebody, occasion, known } = world();
		const id = await somebody();
		const sent = { customer_id: id, group_name: 'treated' as const };
		await occasion({ ...sent, occasion_key: 'b', first_sent_at: now - day, last_sent_at: now });
		await occasion({
			customer_id: id,
			occasion_key: 'a',
			group_name: 'held_out',
			first_sent_at: now - 9 * day,
		});
		await occasion({ customer_id: id, occasion_key: 'c' });
		await occasion({ ...sent, campaign_key: 'another', last_sent_at: now });
		const { facts, groups } = await known(id);
		expect(groups).toEqual(['held_out', 'treated']);
		expect(facts.past).toEqual([{ key: 'b', lastSentAt: now }]);
	});

	it('has the groups of the kept record before those of the other', async () => {
		const { house, somebody, occasion, known } = world();
		const [kept, merged] = [await somebody(), await somebody()];
		const of = (id: string, group: 'treated' | 'held_out', at: number) =>
			occasion({ customer_id: id, group_name: group, first_sent_at: at });
		await of(merged, 'held_out', now - 9 * day);
		await of(kept, 'treated', now - day);
		const doer = { kind: 'workflow' as const, id: 'w1', name: 'Merging' };
		await mergeCustomers(house, now, { keepId: kept, mergeId: merged, doer });
		expect((await known(kept)).groups).toEqual(['treated', 'held_out']);
	});

	it('is when favours were asked of them, in any campaign', async () => {
		const { somebody, step, known } = world();
		const id = await somebody();
		await step({ customer_id: id, asks: 1, at: now - day });
		await step({ customer_id: id, asks: 1, at: now - 9 * day, campaign_key: 'another' });
		await step({ customer_id: id, asks: 0 });
		await step({ customer_id: id, asks: 1, state: 'held' });
		await step({ customer_id: id, asks: 1, state: 'planned', at: now + day });
		expect((await known(id)).facts.favours).toEqual([now - 9 * day, now - day]);
	});

	it('is every contact of theirs and of their mailbox, as far back as a limit looks', async () => {
		const { settings, somebody, contact, known } = world();
		await settings({
			policy: { capOverall: { limit: 1, days: 10 }, capPerMetric: { nps: null } },
			care: { capTogether: { limit: 2, days: 300 } },
		});
		const id = await somebody({ email: 'a@house.example' });
		const theirs = { customer_id: id };
		const far = await contact({ ...theirs, at: now - 600 * day + 1, metric: 'nps' });
		await contact({ ...theirs, at: now - 600 * day });
		const both = await contact({ ...theirs, address: 'a@house.example', at: now - day });
		const shared = await contact({ address: 'a@house.example', at: now, metric: 'care' });
		const planned = { at: now + 90 * day, metric: 'care', movable: 'low' as const };
		const coming = await contact({ ...theirs, ...planned });
		await contact({ address: 'b@house.example' });
		expect((await known(id)).contacts).toEqual([
			{ ref: far, at: now - 600 * day + 1, of: 'nps', movable: null },
			{ ref: both, at: now - day, of: 'csat', movable: null },
			{ ref: shared, at: now, of: 'care', movable: null },
			{ ref: coming, at: now + 90 * day, of: 'care', movable: 'low' },
		]);
		const nowhere = await somebody();
		expect((await known(nowhere)).contacts).toEqual([]);
	});
});
