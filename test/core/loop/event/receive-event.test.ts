import { handOver, receiveEvent } from '../../../../core/loop/event/receive-event';
import type { House } from '../../../../core/loop/house';
import type { CanonicalEvent } from '../../../../core/model/event';
import type { JsonObject } from '../../../../core/model/json';
import { findEvent } from '../../../../core/store/repositories/events';
import type { Tx } from '../../../../core/store/store';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, life, minute, now, somebody } from '../a-house';
import { says } from '../a-word';

useDatabases();

const always: JsonObject = {
	policy: { quietHours: null, delay: '1d', capOverall: null, capPerMetric: { csat: null } },
	care: { capTogether: null },
};
let workspaces = 0;

const anEvent: CanonicalEvent = {
	source: 'desk',
	externalId: 'e',
	type: 'ticket.closed',
	occurredAt: now,
	touchpoint: null,
	subject: null,
	value: null,
	attributes: {},
	customer: null,
	owner: null,
};

const stored = async ({ store, workspace }: House, id: string) =>
	await findEvent(store.db, workspace, id);

describe.each(databases)('events, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife() {
		const house = houseIn(store(), `events-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings(always);
		await own.publish();
		return { house, ...own };
	}

	const ticket = { type: 'ticket', id: 'T1', title: 'Kettle', url: null };

	it('are stored once, and started until they were handed over, for each receiver', async () => {
		const { house, happens } = await aLife();
		const event = { externalId: 'same', customer: somebody() };
		const first = await happens(event);
		const second = await happens(event, now + minute);
		expect([first.kind, second.kind]).toEqual(['start', 'start']);
		expect(second.event.event_id).toBe(first.event.event_id);
		const delivery = { eventIds: [first.event.event_id], receiver: 'w/n' };
		const [one, other] = await Promise.all([
			handOver(house, now, delivery),
			handOver(house, now, delivery),
		]);
		expect([...one, ...other]).toEqual([first.event.event_id]);
		expect((await happens(event)).kind).toBe('duplicate');
		expect((await happens(event, now, 'another/node')).kind).toBe('start');
	});

	it('that a condition leaves out are kept without the customer, and wait for nobody', async () => {
		const { house, due } = await aLife();
		const given = { source: 'desk', externalId: 'spam-1', customer: somebody() };
		const leftOut = async (receiver: string, isOut: boolean) =>
			await receiveEvent(house, now, {
				event: { ...anEvent, ...given },
				receiver,
				test: false,
				leftOut: isOut,
			});
		const first = await leftOut('w/n', true);
		const { event_id: id } = first.event;
		expect(first).toMatchObject({ kind: 'left_out', customer: null });
		expect(await stored(house, id)).toMatchObject({ outcome: 'left_out', customer_id: null });
		expect(await due(id)).toEqual([]);
		// Another node wants it: for that one it is an event like any other.
		const wanted = await leftOut('another/node', false);
		expect(wanted).toMatchObject({ kind: 'start', event: { event_id: id } });
		expect(wanted.customer?.email).toBe(given.customer.email);
		expect(await stored(house, id)).toMatchObject({ outcome: null, processed_at: null });
		expect(await due(id)).toHaveLength(1);
		// And the first one again, once its condition was changed.
		expect((await leftOut('w/n', false)).kind).toBe('start');
		// What was wanted before is not taken from anybody.
		await leftOut('third/node', true);
		expect(await stored(house, id)).toMatchObject({ outcome: null });
		expect((await leftOut('another/node', true)).kind).toBe('left_out');
		expect(await handOver(house, now, { eventIds: [id], receiver: 'another/node' })).toEqual([id]);
	});

	it('plan a net under themselves until something is decided', async () => {
		const { happens, asks, due } = await aLife();
		const { event } = await happens({ customer: somebody() });
		expect(await due(event.event_id)).toEqual([
			{ kind: 'unprocessed_event', due_at: now + 10 * minute },
		]);
		await asks({ eventId: event.event_id });
		expect(await due(event.event_id)).toEqual([]);
	});

	it('that somebody plays in the editor start no published workflow later', async () => {
		const { house, due } = await aLife();
		const event = { ...anEvent, customer: somebody() };
		const played = await receiveEvent(house, now, { event, receiver: 'w/n', test: true });
		expect(played.kind).toBe('start');
		expect(await due(played.event.event_id)).toEqual([]);
	});

	it('that reopen a subject cancel what was planned about it, and the next cycle is asked', async () => {
		const { happens, asks, invitation, due, contacts } = await aLife();
		const customer = somebody();
		const closed = await happens({ subject: ticket, customer });
		const asked = await asks({ eventId: closed.event.event_id });
		const id = asked.item.invitation?.id ?? '';
		expect(asked.kind).toBe('scheduled');
		const reopened = await happens({ type: 'ticket.reopened', subject: ticket }, now + hour);
		expect(await invitation(id)).toMatchObject({ state: 'cancelled', reason: 'subject_reopened' });
		expect(await due(id)).toEqual([]);
		expect(await contacts()).toEqual([]);
		const nobody = await asks({ eventId: reopened.event.event_id });
		expect(nobody.item.outcome?.code).toBe('not_a_survey_event');
		const again = await happens({ subject: ticket, customer }, now + 2 * hour);
		expect(again.event.cycle).toBe(1);
		const next = await asks({ eventId: again.event.event_id }, now + 2 * hour);
		expect(next.kind).toBe('scheduled');
		expect(next.item.invitation?.id).not.toBe(id);
	});

	it.each([
		['had been sent', true],
		['was on its way', false],
	])('that reopen a subject give the contact back, also of a mail that %s', async (_, before) => {
		const { settings, happens, asks, sends, contacts } = await aLife();
		// The limits as they are without any setting.
		const limits = { capPerMetric: { csat: { limit: 1, days: 30 } } };
		await settings({ policy: { quietHours: null, delay: 0, ...limits } });
		const customer = somebody();
		const closed = await happens({ subject: ticket, customer });
		const asked = await asks({ eventId: closed.event.event_id });
		const id = asked.item.invitation?.id ?? '';
		const reopens = async () =>
			await happens({ type: 'ticket.reopened', subject: ticket }, now + day);
		await sends(id, now, before ? undefined : reopens);
		if (before) await reopens();
		expect(await contacts()).toEqual([]);
		const again = await happens({ subject: ticket, customer }, now + 2 * day);
		const next = await asks({ eventId: again.event.event_id }, now + 2 * day);
		expect(next.item.outcome?.code).toBe('send_now');
	});

	it('of the same second come in the order in which they arrived', async () => {
		const { happens, asks } = await aLife();
		const customer = somebody();
		const asOf = { subject: ticket, customer, occurredAt: now };
		// One request may carry both: they are even received in the same millisecond.
		await happens({ ...asOf, type: 'ticket.solved' });
		await happens({ ...asOf, type: 'ticket.reopened' });
		const solved = await happens({ ...asOf, type: 'ticket.solved' });
		expect(solved.event.cycle).toBe(1);
		const asked = await asks({ eventId: solved.event.event_id });
		expect(asked.kind).toBe('scheduled');

		const other = { ...asOf, subject: { ...ticket, id: 'T2' }, customer: somebody() };
		const first = await happens({ ...other, type: 'ticket.solved' });
		await happens({ ...other, type: 'ticket.reopened' });
		const over = await asks({ eventId: first.event.event_id });
		expect([first.event.cycle, over.item.outcome?.code]).toEqual([0, 'subject_reopened']);
	});

	it('from the future reopen nothing and take no cycle: what comes true is asked about', async () => {
		const { happens, asks, invitation, event } = await aLife();
		const customer = somebody();
		const closed = await happens({ subject: ticket, customer });
		const asked = await asks({ eventId: closed.event.event_id });
		const in2099 = { subject: ticket, customer, occurredAt: Date.UTC(2099, 0, 1) };
		const reopened = await happens({ ...in2099, type: 'ticket.reopened' }, now + hour);
		expect((await event(reopened.event.event_id))?.outcome).toBe('event_in_future');
		expect((await invitation(asked.item.invitation?.id))?.state).toBe('scheduled');
		const nobody = await asks({ eventId: reopened.event.event_id }, now + hour);
		expect(nobody.item.outcome?.code).toBe('event_in_future');

		await happens({ type: 'ticket.reopened', subject: ticket }, now + 2 * hour);
		const early = await happens(in2099, now + 3 * hour);
		const refused = await asks({ eventId: early.event.event_id }, now + 3 * hour);
		expect(refused.item.outcome?.code).toBe('event_in_future');
		const again = await happens({ subject: ticket, customer }, now + 4 * hour);
		const next = await asks({ eventId: again.event.event_id }, now + 4 * hour);
		expect([again.event.cycle, next.kind]).toEqual([1, 'scheduled']);
	});

	it('that reopened it and arrive late put every event into the cycle it belongs to', async () => {
		const { happens, asks, invitation, event } = await aLife();
		const customer = somebody();
		const first = await happens({ subject: ticket, customer, occurredAt: now });
		const asked = await asks({ eventId: first.event.event_id });
		const second = await happens(
			{ subject: ticket, customer, occurredAt: now + 3 * hour },
			now + 3 * hour,
		);
		const dropped = await asks({ eventId: second.event.event_id }, now + 3 * hour);
		expect(dropped.item.outcome?.code).toBe('duplicate_cycle');

		const late = { type: 'ticket.reopened', subject: ticket, occurredAt: now + hour };
		await happens(late, now + 4 * hour);
		expect((await event(second.event.event_id))?.cycle).toBe(1);
		expect(await invitation(asked.item.invitation?.id)).toMatchObject({
			state: 'cancelled',
			cycle: 0,
		});
		// It had been dropped as a repetition, and is none: it is looked at again.
		expect((await event(second.event.event_id))?.processed_at).toBeNull();
		const again = await asks({ eventId: second.event.event_id }, now + 4 * hour);
		expect(again.kind).toBe('scheduled');
	});

	it('that reopened it before everything that is known move invitations up, one key each', async () => {
		const { happens, asks, invitation } = await aLife();
		const customer = somebody();
		const first = await happens({ subject: ticket, customer, occurredAt: now });
		const asked = await asks({ eventId: first.event.event_id });
		await happens({ type: 'ticket.reopened', subject: ticket, occurredAt: now + hour }, now + hour);
		const second = await happens(
			{ subject: ticket, customer, occurredAt: now + 2 * hour },
			now + 2 * hour,
		);
		const next = await asks({ eventId: second.event.event_id }, now + 2 * hour);
		await happens(
			{ type: 'ticket.reopened', subject: ticket, occurredAt: now - day },
			now + 3 * hour,
		);
		expect((await invitation(asked.item.invitation?.id))?.cycle).toBe(1);
		expect(await invitation(next.item.invitation?.id)).toMatchObject({
			cycle: 2,
			state: 'scheduled',
		});
	});

	it('in whatever order they arrive, belong to the cycle of their time', async () => {
		const { house, happens } = await aLife();
		const cycles = 12;
		// Solved and reopened in turn, the even ones and the odd ones a second apart; 7 and 24 have no
		// common divisor, so each comes once, and seldom where it belongs.
		const arriving = Array.from({ length: 2 * cycles }, (_, at) => (at * 7) % (2 * cycles));
		for (const [at, place] of arriving.entries()) {
			await happens(
				{
					type: place % 2 === 0 ? 'ticket.solved' : 'ticket.reopened',
					subject: ticket,
					customer: somebody(),
					occurredAt: now + place * minute,
				},
				now + day + at,
			);
		}
		const rows = await house.store.db
			.selectFrom('event')
			.select(['occurred_at', 'cycle'])
			.where('workspace_id', '=', house.workspace)
			.orderBy('occurred_at')
			.execute();
		expect(rows.map(({ cycle }) => cycle)).toEqual(
			Array.from({ length: 2 * cycles }, (_, place) => Math.floor(place / 2)),
		);
	});

	it('read as much of a subject at its thirtieth reopening as at its third', async () => {
		const { house, happens, asks } = await aLife();
		let rows = 0;
		const counted = house.store.db.withPlugin({
			transformQuery: ({ node }) => node,
			transformResult: async ({ result }) => {
				rows += result.rows.length;
				return await Promise.resolve(result);
			},
		});
		const counting = {
			...house,
			store: {
				...house.store,
				transaction: async <T>(work: (tx: Tx) => Promise<T>) =>
					await counted.transaction().execute(work),
			},
		};
		const own = life(counting);
		const customer = somebody();
		const read: number[] = [];
		for (let round = 0; round < 30; round += 1) {
			const at = now + round * hour;
			const { event } = await happens({ subject: ticket, customer }, at);
			await asks({ eventId: event.event_id }, at);
			rows = 0;
			const externalId = `reopened-${round}-${house.workspace}`;
			await own.happens({ type: 'ticket.reopened', subject: ticket, externalId }, at + minute);
			read.push(rows);
		}
		expect(read[29]).toBe(read[2]);
	});

	it('that reopened it late move the invitations of every survey, and no round and no test', async () => {
		const { publish, happens, asks, invitation } = await aLife();
		await publish({ key: 'effort', metric: 'ces' });
		await publish({ key: 'nps', metric: 'nps', purpose: 'relationship' });
		const first = await happens({ subject: ticket, customer: somebody() });
		const eventId = first.event.event_id;
		const ask = async (surveyKey: string, test = false) =>
			(await asks({ eventId, surveyKey, test })).item.invitation?.id;
		const [csat, ces, nps, trial] = [
			await ask('service'),
			await ask('effort'),
			await ask('nps'),
			await ask('service', true),
		];
		const keyOf = async (id: string | undefined) => (await invitation(id))?.dedupe_key;
		const [round, own] = [await keyOf(nps), await keyOf(trial)];
		await happens(
			{ type: 'ticket.reopened', subject: ticket, occurredAt: now - hour },
			now + minute,
		);
		for (const id of [csat, ces]) {
			expect(await invitation(id)).toMatchObject({ cycle: 1, state: 'scheduled' });
		}
		expect(await keyOf(csat)).toBe(await keyOf(ces));
		expect([await keyOf(nps), await keyOf(trial)]).toEqual([round, own]);
		await happens({ type: 'ticket.reopened', subject: ticket }, now + hour);
		expect((await invitation(csat))?.state).toBe('cancelled');
		expect((await invitation(nps))?.state).toBe('scheduled');
	});

	it('that reopen it in a test move nothing that is real', async () => {
		const { house, happens, asks, invitation } = await aLife();
		const closed = await happens({ subject: ticket, customer: somebody() });
		const asked = await asks({ eventId: closed.event.event_id });
		await receiveEvent(house, now + hour, {
			event: {
				source: 'desk',
				externalId: 'trial',
				type: 'ticket.reopened',
				occurredAt: now + hour,
				touchpoint: null,
				subject: ticket,
				value: null,
				attributes: {},
				customer: null,
				owner: null,
			},
			receiver: 'w/n',
			test: true,
		});
		expect((await invitation(asked.item.invitation?.id))?.state).toBe('scheduled');
		const again = await happens({ subject: ticket, customer: somebody() }, now + 2 * hour);
		expect(again.event.cycle).toBe(0);
	});

	it('and an invitation at the same moment see each other', async () => {
		const { happens, asks, invitation } = await aLife();
		for (let round = 0; round < 10; round += 1) {
			const subject = { ...ticket, id: `race-${round}` };
			const closed = await happens({ subject, customer: somebody() });
			const [asked] = await Promise.all([
				asks({ eventId: closed.event.event_id }),
				happens({ type: 'ticket.reopened', subject, occurredAt: now + hour }, now + hour),
			]);
			// Whoever came first: nobody is asked about a cycle that is over.
			const id = asked.item.invitation?.id;
			if (asked.kind === 'scheduled') {
				expect((await invitation(id))?.state).toBe('cancelled');
			} else {
				expect(asked.item.outcome?.code).toBe('subject_reopened');
			}
		}
	});

	it('leave an answer alone when the subject is reopened', async () => {
		const { happens, asks, sends, invitation } = await aLife();
		const closed = await happens({ subject: ticket, customer: somebody() });
		const asked = await asks({ eventId: closed.event.event_id });
		const id = asked.item.invitation?.id ?? '';
		await sends(id);
		await store()
			.db.updateTable('invitation')
			.set({ state: 'completed' })
			.where('invitation_id', '=', id)
			.execute();
		await happens({ type: 'ticket.reopened', subject: ticket }, now + hour);
		expect((await invitation(id))?.state).toBe('completed');
	});

	it('without a customer, or with one known by another name, are kept', async () => {
		const { happens } = await aLife();
		expect((await happens({})).customer).toBeNull();
		const facts = somebody();
		const one = await happens({ customer: facts });
		const byMail = { ...facts, externalIds: { crm: '9' }, email: facts.email?.toUpperCase() ?? '' };
		const other = await happens({ customer: byMail });
		expect(other.customer?.customer_id).toBe(one.customer?.customer_id);
		expect(other.customer?.external_ids).toMatchObject({ crm: '9' });
	});

	it('an opt-out drops what is planned and keeps links that were sent', async () => {
		const { house, happens, asks, sends, invitation, due, contacts } = await aLife();
		const customer = somebody();
		const [planned, sent] = [await happens({ customer }), await happens({ customer })];
		const waiting = await asks({ eventId: planned.event.event_id });
		const out = await asks({ eventId: sent.event.event_id });
		await sends(out.item.invitation?.id ?? '');
		const customerId = planned.customer?.customer_id ?? '';
		await says(house, customerId, 'denied');
		expect(await invitation(waiting.item.invitation?.id)).toMatchObject({
			state: 'suppressed',
			reason: 'opted_out',
		});
		expect(await invitation(out.item.invitation?.id)).toMatchObject({ state: 'sent' });
		expect(await due(out.item.invitation?.id ?? '')).toEqual([]);
		expect(await contacts()).toHaveLength(1);
		expect(await says(house, 'cus_nobody', 'denied')).toBe('unknown');
	});
});
