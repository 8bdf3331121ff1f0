import fc from 'fast-check';
import { sql } from 'kysely';

import { groupOf } from '../../../../core/care/holdout';
import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { splitCustomers } from '../../../../core/loop/customer/split';
import type { Group } from '../../../../core/model/care-words';
import type { CareOccasionTable, CareStepTable } from '../../../../core/store/tables/care';
import { planDue } from '../../../../core/store/repositories/due';
import { careOccasionRow, careStepRow } from '../../../store/care-rows';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, now, somebody } from '../a-house';

useDatabases();

let workspaces = 0;
const doer = { kind: 'workflow', id: null, name: null } as const;
const tables = [
	...['care_occasion', 'care_step', 'attribute_change', 'contact', 'message', 'due', 'consent'],
	...['identity', 'customer', 'customer_attribute'],
];

const step = fc.record({
	step: fc.nat(2),
	state: fc.constantFrom('planned', 'given', 'sent', 'held', 'failed'),
	/** Of one that is handed out: whether its message has left. */
	begun: fc.boolean(),
	toMailbox: fc.boolean(),
});
const occasion = fc.record({
	side: fc.constantFrom(0, 1),
	campaign: fc.constantFrom('wishes', 'winback'),
	key: fc.constantFrom('one', 'two'),
	found: fc.nat(5),
	again: fc.option(fc.integer({ min: -3, max: 3 })),
	group: fc.option(fc.constantFrom<Group>('treated', 'held_out')),
	stopped: fc.boolean(),
	steps: fc.uniqueArray(step, { selector: (one) => one.step, maxLength: 3 }),
});
type Life = typeof occasion extends fc.Arbitrary<infer Of> ? Of : never;
const occasions = fc.uniqueArray(occasion, {
	selector: ({ side, campaign, key }) => `${side} ${campaign} ${key}`,
	maxLength: 8,
});

describe.each(databases)('the care of two records that are one person, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function two() {
		const house = houseIn(store(), `merged-care-${(workspaces += 1)}`);
		const { happens } = life(house);
		const ids: string[] = [];
		for (const crm of ['1', '2']) {
			const who = somebody({ externalIds: { crm }, email: `${crm}@example.com` });
			ids.push((await happens({ customer: who, source: 'crm' })).customer?.customer_id ?? '');
		}
		const [keepId = '', mergeId = ''] = ids;
		return { house, ids, keepId, mergeId };
	}
	type House = Awaited<ReturnType<typeof two>>['house'];

	/** Every row, without what may change. */
	async function everything(house: House): Promise<string[]> {
		const all: string[] = [];
		for (const table of tables) {
			const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
				where workspace_id = ${house.workspace}`.execute(store().db);
			for (const { updated_at: _at, ...row } of rows) {
				const sorted = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
				all.push(`${table} ${JSON.stringify(sorted)}`);
			}
		}
		return all.sort();
	}

	async function lives(house: House, ids: readonly string[], all: readonly Life[]) {
		const { workspace } = house;
		const { db } = store();
		const taken = new Set<string>();
		for (const [at, one] of all.entries()) {
			const whose = { workspace_id: workspace, customer_id: ids[one.side] ?? '' };
			const about = { ...whose, care_id: `car_${at}`, campaign_key: one.campaign };
			const sent = one.steps.some(({ state }) => state === 'sent');
			const row = careOccasionRow({
				...about,
				occasion_key: one.key,
				found_at: now - one.found * day,
				again_at: one.again === null ? null : now + one.again * day,
				over_because: one.again === null ? 'finished' : null,
				stopped_at: one.stopped ? now - day : null,
				group_name: sent ? 'treated' : one.group,
				first_sent_at: sent ? now - day : null,
			});
			await db.insertInto('care_occasion').values(row).execute();
			for (const { step: number, state, begun, toMailbox } of one.steps) {
				const open = state === 'planned' || state === 'given';
				const box = JSON.stringify([one.campaign, one.key, number, 'box']);
				const once = toMailbox && (open || state === 'sent') && !taken.has(box) ? box : null;
				if (once !== null) taken.add(once);
				const reason = state === 'held' ? ('too_late' as const) : null;
				const given = { step: number, state, reason, mailbox_once: once };
				await db
					.insertInto('care_step')
					.values(careStepRow({ ...about, ...given }))
					.execute();
				const ref = `car_${at}:${number}`;
				if (state !== 'held') {
					const movable = state === 'planned' ? 'low' : null;
					const contact = { ...whose, ref_id: ref, address: 'box', at: now, metric: 'care' };
					await db
						.insertInto('contact')
						.values({ ...contact, movable })
						.execute();
				}
				if (state === 'given') {
					const due = {
						kind: 'care',
						key: ref,
						refId: `car_${at}`,
						dueAt: now,
						test: false,
					} as const;
					await store().transaction(async (tx) => {
						await planDue(tx, workspace, [due], now);
					});
				}
				if (state !== 'sent' && !(state === 'given' && begun)) continue;
				await db
					.insertInto('message')
					.values({
						...whose,
						message_key: ref,
						message_id: `<${ref}>`,
						invitation_id: null,
						case_id: null,
						kind: 'care',
						purpose: null,
						channel: 'email',
						recipient: 'box',
						state: state === 'sent' ? 'sent' : 'sending',
						reason: null,
						tries: 1,
						created_at: now,
						updated_at: now,
					})
					.execute();
			}
			const change = { name: 'points', before: null, after: '1', at: now - at };
			await db
				.insertInto('attribute_change')
				.values({ ...whose, change_id: `chg_${at}`, ...change })
				.execute();
		}
	}

	const read = async ({ workspace }: House) => ({
		rows: await store()
			.db.selectFrom('care_occasion')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.execute(),
		steps: await store()
			.db.selectFrom('care_step')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.execute(),
		left: new Set(
			(
				await store()
					.db.selectFrom('message')
					.select('message_key')
					.where('workspace_id', '=', workspace)
					.execute()
			).map(({ message_key: key }) => key),
		),
	});

	const keyOf = (one: Pick<CareOccasionTable, 'campaign_key' | 'occasion_key'>) =>
		`${one.campaign_key} ${one.occasion_key.split(' ')[0]}`;
	const hasLeft = (left: Set<string>, one: CareStepTable) =>
		one.state === 'sent' || left.has(`${one.care_id}:${one.step}`);
	/** As `groupOf` takes them: the kept one's first. */
	const groups = (rows: readonly CareOccasionTable[], campaign: string): Group[] =>
		[...rows]
			.filter((one) => one.campaign_key === campaign)
			.sort((a, b) => Number(a.merge_id !== null) - Number(b.merge_id !== null))
			.flatMap((one) => one.group_name ?? []);

	it('goes on as one: nothing is sent again, no group is lost, and Split gives every row back', async () => {
		await fc.assert(
			fc.asyncProperty(occasions, async (all) => {
				const { house, ids, keepId, mergeId } = await two();
				await lives(house, ids, all);
				const before = await everything(house);
				const was = await read(house);
				const merged = await mergeCustomers(house, now, { keepId, mergeId, doer });
				const { rows, steps, left } = await read(house);
				expect(rows.every((one) => one.customer_id === keepId)).toBe(true);
				expect(steps.every((one) => one.customer_id === keepId)).toBe(true);
				for (const own of was.rows) {
					const goesOn = rows.filter(
						(one) => one.occasion_key === own.occasion_key && keyOf(one) === keyOf(own),
					);
					expect(goesOn).toHaveLength(1);
					const [one] = goesOn;
					const other = rows.find((each) => each !== one && keyOf(each) === keyOf(own));
					if (!one || !other) continue;
					expect(other).toMatchObject({ again_at: null });
					// What has left for either is done with where it goes on.
					const done = steps.filter(
						(each) => each.care_id === one.care_id && !['planned', 'given'].includes(each.state),
					);
					for (const sent of steps.filter(
						(each) => each.care_id === other.care_id && hasLeft(left, each),
					)) {
						const here = steps.filter((each) => each.care_id === one.care_id);
						const same = here.find((each) => each.step === sent.step);
						expect(same !== undefined && (hasLeft(left, same) || done.includes(same))).toBe(true);
					}
					const hadSent = (id: string) =>
						was.steps.some((each) => each.care_id === id && hasLeft(left, each));
					expect(hadSent(one.care_id) || !hadSent(other.care_id)).toBe(true);
					if (!hadSent(one.care_id)) expect(one.found_at).toBeLessThanOrEqual(other.found_at);
					if (other.stopped_at !== null) expect(one.stopped_at).not.toBeNull();
				}
				for (const one of rows) {
					const isGiven = steps.some(
						(each) => each.care_id === one.care_id && each.state === 'given',
					);
					if (one.again_at !== null && !isGiven) expect(one.again_at).toBeLessThanOrEqual(now);
				}
				for (const campaign of ['wishes', 'winback']) {
					const own = groups(
						was.rows.filter((one) => one.customer_id === keepId),
						campaign,
					);
					const others = groups(
						was.rows.filter((one) => one.customer_id === mergeId),
						campaign,
					);
					const joined = groups(rows, campaign);
					const about = { key: campaign, holdoutPercent: 50 };
					expect(joined.toSorted()).toEqual([...own, ...others].toSorted());
					if (joined.length === 0) continue;
					const one = groupOf(about, keepId, joined);
					expect(own.length > 0 ? own : others).toContain(one.group);
					expect(one.mixed).toBe(new Set([...own, ...others]).size > 1);
				}
				await splitCustomers(house, now + day, { mergeId: merged.mergeId, doer });
				expect(await everything(house)).toEqual(before);
			}),
			{ numRuns: 40 },
		);
	}, 180_000);

	it('goes to the side it belongs to when two are parted, with what has become of it since', async () => {
		const { house, ids, keepId, mergeId } = await two();
		const workspace_id = house.workspace;
		const { db } = store();
		for (const [at, customer_id] of ids.entries()) {
			const about = { workspace_id, customer_id, care_id: `car_${at}`, again_at: now + 9 * day };
			await db
				.insertInto('care_occasion')
				.values(careOccasionRow({ ...about, occasion_key: `own:${at}` }))
				.execute();
		}
		const merged = await mergeCustomers(house, now, { keepId, mergeId, doer });
		// A run has sent the first step of what was the other's.
		await db
			.insertInto('care_step')
			.values(careStepRow({ workspace_id, customer_id: keepId, care_id: 'car_1', state: 'sent' }))
			.execute();
		await db
			.insertInto('contact')
			.values({
				workspace_id,
				ref_id: 'car_1:0',
				customer_id: keepId,
				address: null,
				at: now,
				metric: 'care',
				movable: null,
			})
			.execute();
		await db
			.updateTable('care_occasion')
			.set({ again_at: now + 2 * day, group_name: 'treated' })
			.where('workspace_id', '=', workspace_id)
			.where('care_id', '=', 'car_1')
			.execute();
		await splitCustomers(house, now + day, { mergeId: merged.mergeId, doer });
		const { rows, steps } = await read(house);
		const one = rows.find(({ care_id: id }) => id === 'car_1');
		expect(one).toMatchObject({ customer_id: mergeId, group_name: 'treated', merge_id: null });
		expect(one?.again_at).toBe(now + day);
		expect(rows.find(({ care_id: id }) => id === 'car_0')).toMatchObject({
			customer_id: keepId,
			again_at: now + 9 * day,
		});
		expect(steps).toMatchObject([{ care_id: 'car_1', customer_id: mergeId, state: 'sent' }]);
		const contacts = await db
			.selectFrom('contact')
			.select('customer_id')
			.where('workspace_id', '=', workspace_id)
			.execute();
		expect(contacts).toEqual([{ customer_id: mergeId }]);
	});
});
