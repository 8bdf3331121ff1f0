import { type CompiledQuery, sql } from 'kysely';
import fc from 'fast-check';

import type { CareKnown } from '../../../../core/loop/care/care-known';
import { isInTeam } from '../../../../core/store/repositories/people';
import { upsertPerson } from '../../../../core/loop/team/team';
import { oneUserLists } from '../../../../core/systems';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { day, now } from '../a-house';
import { says } from '../a-word';
import { aWorld } from './known';
import { listening } from './listening';

useDatabases();

describe.each(databases)('what is known of many customers, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const mailboxes = ['a@house.example', 'b@house.example', 'ada@house.example'];
	const someCustomer = fc.record({
		email: fc.constantFrom(null, ...mailboxes),
		zendesk: fc.boolean(),
		owned: fc.constantFrom(null, 'ada', 'nobody'),
		pausedUntil: fc.constantFrom(null, now + day),
		word: fc.constantFrom(null, 'granted' as const, 'denied' as const),
		events: fc.array(
			fc.record({
				type: fc.constantFrom('order.paid', 'order.refunded', 'deal.won', 'goal.reached'),
				subject: fc.constantFrom('care', '1', '2'),
				days: fc.nat(9),
			}),
			{ maxLength: 4 },
		),
		answers: fc.array(fc.record({ high: fc.boolean(), days: fc.nat(9) }), { maxLength: 2 }),
		cases: fc.array(fc.constantFrom('open' as const, 'confirmed' as const), { maxLength: 2 }),
		occasions: fc.array(fc.constantFrom('treated' as const, 'held_out' as const), { maxLength: 2 }),
		favours: fc.array(fc.nat(9), { maxLength: 2 }),
		contacts: fc.array(
			fc.record({
				address: fc.constantFrom(null, ...mailboxes),
				days: fc.integer({ min: -9, max: 9 }),
			}),
			{ maxLength: 3 },
		),
		changes: fc.array(fc.nat(9), { maxLength: 2 }),
	});

	type Drawn = typeof someCustomer extends fc.Arbitrary<infer One> ? One : never;

	async function put(world: ReturnType<typeof aWorld>, drawn: Drawn): Promise<string> {
		const { email, owned } = drawn;
		const id = await world.somebody(
			{
				email,
				paused_until: drawn.pausedUntil,
				owner: owned === null ? null : JSON.stringify({ id: owned, name: null, email: null }),
			},
			drawn.zendesk ? [{ kind: 'zendesk', value: '7' }] : [],
		);
		const of = { customer_id: id };
		const { word } = drawn;
		if (word !== null) await says(world.house, id, word, ['promotional_care']);
		for (const { type, subject, days } of drawn.events) {
			const about = { subject_type: 'campaign', subject_id: subject };
			await world.event({ ...of, type, ...about, occurred_at: now - days * day });
		}
		for (const { high, days } of drawn.answers) {
			const level = high ? ('high' as const) : ('low' as const);
			await world.answer({ ...of, level, answered_at: now - days * day });
		}
		for (const state of drawn.cases) {
			await world.opens({ ...of, state, confirmed_at: state === 'open' ? null : now });
		}
		for (const group of drawn.occasions) {
			await world.occasion({ ...of, group_name: group, last_sent_at: now });
		}
		for (const days of drawn.favours) await world.step({ ...of, asks: 1, at: now - days * day });
		for (const { address, days } of drawn.contacts) {
			await world.contact({ ...of, address, at: now + days * day });
		}
		for (const days of drawn.changes) {
			await world.changed({ ...of, after: '"pro"', at: now - days * day });
		}
		return id;
	}

	async function aTeam({ house, settings }: ReturnType<typeof aWorld>) {
		await settings({ customerAttributes: [{ key: 'plan', name: 'Plan', type: 'text' }] });
		const ada = { id: 'ada', name: 'Ada', email: 'ada@house.example' };
		await upsertPerson(house, now, {
			facts: { ...ada, externalIds: { zendesk: '7' } },
			cleared: [],
		});
	}

	const watching = { settings: { attribute: 'plan', is: 'pro' }, goal: { events: 'deal.won' } };

	it('is what is known of each of them alone', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(someCustomer, { minLength: 2, maxLength: 5 }), async (drawn) => {
				const world = aWorld(store());
				await aTeam(world);
				const ids: string[] = [];
				for (const one of drawn) ids.push(await put(world, one));
				const of = await world.campaign('gone_quiet', watching);
				const together = await world.knownOf(of, ids);
				const alone = new Map<string, CareKnown>();
				for (const id of ids) alone.set(id, await world.known(id, of));
				expect(together).toEqual(alone);
				for (const [customerId, { facts }] of together) {
					const among = { customerId, sharedLists: oneUserLists };
					const isStaff = await isInTeam(store(), store().db, world.workspace, among);
					expect(facts.customer.isStaff).toBe(isStaff);
				}
			}),
			{ numRuns: 12 },
		);
	});

	it('takes as many statements for sixty as for one, and looks through no table', async () => {
		const world = aWorld(store());
		await aTeam(world);
		const [one] = fc.sample(someCustomer, { numRuns: 1, seed: 7 });
		if (!one) throw new Error('Nobody was drawn.');
		const ids: string[] = [];
		for (let place = 0; place < 60; place += 1) {
			ids.push(await world.somebody({ email: `c${place}@house.example` }));
		}
		const of = await world.campaign('gone_quiet', watching);
		const sent = async (customerIds: string[]) => {
			const { db, statements } = listening(store().db);
			await world.knownOf(of, customerIds, now, db);
			return statements;
		};
		// Each is a table of its own; the team is two.
		const all = await sent(ids);
		expect(all).toHaveLength((await sent(ids.slice(0, 1))).length);
		expect(all).toHaveLength(12);
		const ways: string[] = [];
		for (const statement of all) ways.push(...(await waysOf(statement)));
		expect(ways.length).toBeGreaterThanOrEqual(10);
		for (const way of ways) expect(way).not.toMatch(/SCAN|Seq Scan/);
	});

	const tables =
		'customer|identity|event|response|case_file|care_occasion|care_step|contact|attribute_change|mailbox|consent';

	/** How the database finds the rows of the tables that grow with customers. */
	async function waysOf(statement: CompiledQuery): Promise<string[]> {
		const { db } = store();
		if (dialect === 'sqlite') {
			const { rows } = await db.executeQuery<{ detail: string }>({
				...statement,
				sql: `explain query plan ${statement.sql}`,
			});
			const names = new RegExp(`^(SEARCH|SCAN) (${tables}|[ercif])\\b`);
			return rows
				.map(({ detail }) => detail)
				.filter((detail) => names.test(detail) && !/SCAN f\b/.test(detail));
		}
		return await store().transaction(async (tx) => {
			// Small tables are read in whole otherwise.
			await sql`set local enable_seqscan = off`.execute(tx);
			const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({
				...statement,
				sql: `explain ${statement.sql}`,
			});
			return rows
				.map((row) => row['QUERY PLAN'])
				.filter((line) => new RegExp(` on (${tables})\\b`).test(line));
		});
	}
});
