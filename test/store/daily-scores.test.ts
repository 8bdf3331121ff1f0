import fc from 'fast-check';
import { sql } from 'kysely';

import { bucketUnits } from '../../core/calendar/bucket';
import { dayAt, dayOf } from '../../core/calendar/wall-time';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { mergeCustomers } from '../../core/loop/customer/merge';
import { claimHolder } from '../../core/loop/due/holder';
import { takeDue } from '../../core/loop/due/take';
import type { House } from '../../core/loop/house';
import { refreshScores } from '../../core/loop/insight/refresh-scores';
import { forgetStep } from '../../core/loop/retention/forget-old';
import { planRetention } from '../../core/loop/retention/plan-retention';
import { changeSettings } from '../../core/loop/workspace/settings';
import type { GroupField } from '../../core/model/group-field';
import type { Person } from '../../core/model/people';
import { openStore } from '../../core/store/registry';
import { anonymiseResponses } from '../../core/store/repositories/anonymise-responses';
import { countDays } from '../../core/store/repositories/count-days';
import {
	dropChangedDays,
	replaceDays,
	rollUpOf,
	staleDays,
	takeMarks,
} from '../../core/store/repositories/daily-scores';
import { dailyTallies } from '../../core/store/repositories/daily-tallies';
import { freshDays } from '../../core/store/repositories/fresh-days';
import { soughtOwners } from '../../core/store/repositories/owner-marks';
import type { SummaryScope } from '../../core/store/repositories/summary';
import type { ResponsibleScope } from '../../core/store/repositories/summary-scope';
import { talliesBy, talliesOfRows, type TallyDays } from '../../core/store/repositories/tallies-by';
import { life, now, somebody } from '../core/loop/a-house';
import { held } from './at-once';
import { databases, houseIn, newTarget, useDatabases, useStore } from './databases';
import { runTogether } from './processes';
import { day, monday, responseRow } from './rows';

useDatabases();

let workspaces = 0;
const everything = {
	...{ surveyKey: null, metric: null, segment: null, touchpoint: null },
	...{ team: null, owner: null },
};
const zone = 'Asia/Shanghai';
const today = dayAt(zone, monday);
const around: TallyDays = { first: today - 40, last: today + 40, timeZone: zone };

const scopeOf = (house: House, change: Partial<SummaryScope> = {}): SummaryScope => ({
	place: house,
	period: { from: 0, until: 1 },
	filters: everything,
	responsible: null,
	now: monday,
	...change,
});

/** In no order, and without the roundings of sums that were added up in another one. */
const plain = (tallies: Awaited<ReturnType<typeof talliesBy>>) =>
	tallies
		.map(({ tally: { sum, sumSquares, ...tally }, ...one }) =>
			JSON.stringify([one, tally, sum.toFixed(6), sumSquares.toFixed(6)]),
		)
		.sort();

const person = (change: Partial<Person>): Person => ({
	...{ id: 'li', name: 'Li', email: 'li@example.com', team: 'care', role: 'agent', skills: [] },
	...{ languages: [], channels: {}, externalIds: { zendesk: '361' }, compensationLimit: null },
	...{ deputyId: null, maxOpenCases: null, active: true },
	...change,
});

describe.each(databases)('answers counted by day, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aHouse = () => houseIn(store(), `daily-${(workspaces += 1)}`);

	async function answered({ workspace }: House, id: string, change: object = {}): Promise<void> {
		const row = responseRow({ workspace_id: workspace, response_id: id, ...change });
		await store().db.insertInto('response').values(row).execute();
	}
	const change = async ({ workspace }: House, id: string, to: object) =>
		await store()
			.db.updateTable('response')
			.set(to)
			.where('workspace_id', '=', workspace)
			.where('response_id', '=', id)
			.execute();
	const written = async (
		house: House,
		who: { team: string | null; people: readonly Person[] } | null,
	): Promise<ResponsibleScope> =>
		who && { ...who, people: [...who.people], owners: await soughtOwners(house, who) };
	const dirty = async ({ workspace }: House) =>
		(
			await store()
				.db.selectFrom('score_dirty')
				.select('hour')
				.distinct()
				.where('workspace_id', '=', workspace)
				.orderBy('hour')
				.execute()
		).map((row) => row.hour);
	const stored = async ({ workspace }: House) =>
		await store()
			.db.selectFrom('score_daily')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.orderBy('epoch')
			.orderBy('day')
			.orderBy('place')
			.execute();
	const counts = async (house: House, fields: GroupField[] = ['segment'], days = around) =>
		(await talliesBy(scopeOf(house), days, { fields, each: 'day' }))
			.map((one) => [
				(one.day ?? 0) - today,
				...one.groups,
				one.tally.low + one.tally.middle + one.tally.high,
			])
			.sort();
	/** The same both ways, of whatever is there. */
	const agrees = async (house: House, change: Partial<SummaryScope> = {}, days = around) => {
		for (const fields of [[], ['segment'], ['owner', 'touchpoint', 'survey']] as GroupField[][]) {
			for (const each of [null, ...bucketUnits]) {
				const by = { fields, each };
				const found = await talliesBy(scopeOf(house, change), days, by);
				expect(plain(found)).toEqual(plain(await talliesOfRows(scopeOf(house, change), days, by)));
			}
		}
	};

	it('take in what was stored while somebody else reads for long', async () => {
		const house = aHouse();
		await answered(house, 'one', { segment: 'gold' });
		await freshDays(house, around);
		const rows = sql`with recursive n(v) as
			(select 1 union all select v + 1 from n where v < 150000) select v, response_id from n, response
			where workspace_id = ${house.workspace} and response_id = 'one'`;
		let isOver = false;
		const reading = store()
			.analyse({ compile: () => rows.compile(store().db) })
			.finally(() => (isOver = true));
		const none = sql`select 1 where 1 = 0`;
		// By then the long one has begun.
		await store().analyse({ compile: () => none.compile(store().db) });
		await answered(house, 'other', { segment: 'gold' });
		await freshDays(house, around);
		if (dialect === 'sqlite') expect(isOver).toBe(false);
		expect(await reading).toHaveLength(150_000);
		// Counted while it was read, and nothing has changed since.
		expect(await dirty(house)).toEqual([]);
		expect((await stored(house)).map((row) => row.high)).toContain(2);
	});

	it('are the same as counted one by one, whatever happens to them and wherever', async () => {
		const zones = [
			...['UTC', zone, 'America/New_York', 'Asia/Kathmandu', 'America/Havana'],
			...['Australia/Lord_Howe', 'America/Asuncion'],
		];
		const owners = [
			null,
			...['{"id":"li"}', '{"id":"361","name":"From elsewhere"}', '{"email":"LI@example.com"}'],
			'{"name":"Kim","team":"Care"}',
		];
		const scales = [
			{ metric: 'csat', scale_min: 1, scale_max: 5, high_from: 4 },
			{ metric: 'csat', scale_min: 0.5, scale_max: 7, high_from: 6 },
			{ metric: 'nps', scale_min: 0, scale_max: 10, high_from: 9 },
			{ metric: 'nps', scale_min: -10, scale_max: 10, high_from: 5 },
			{ metric: 'ces', scale_min: 1, scale_max: 7, high_from: 3, direction: 'lower_is_better' },
			{ metric: 'csi', scale_min: 0, scale_max: 100, high_from: 80 },
		] as const;
		// Around the change of clocks of New York and Havana, Asunción's, and Lord Howe's half hour.
		const moments = fc.constantFrom(
			...[Date.UTC(2024, 2, 9), Date.UTC(2024, 2, 23, 12), Date.UTC(2024, 3, 6)],
			...[Date.UTC(2024, 9, 5, 4), Date.UTC(2024, 10, 2, 12), Date.UTC(1969, 11, 31, 12)],
		);
		const facts = fc
			.record({
				at: fc.tuple(moments, fc.integer({ min: 0, max: 36 * 60 })),
				scale: fc.constantFrom(...scales),
				part: fc.integer({ min: 0, max: 20 }),
				half: fc.constantFrom(0, 0, 0, 0, 0.5),
				level: fc.constantFrom('low' as const, 'middle' as const, 'high' as const),
				segment: fc.constantFrom(null, '', 'gold', '金卡'),
				touchpoint: fc.constantFrom(null, 'use'),
				owner: fc.constantFrom(...owners),
				subject_source: fc.constantFrom(null, 'zendesk', 'freshdesk'),
				survey_key: fc.constantFrom('a', 'b'),
				purpose: fc.constantFrom('transactional' as const, 'relationship' as const),
				test: fc.constantFrom(0, 0, 0, 1),
			})
			.map(({ at: [from, minutes], scale, part, half, ...rest }) => {
				const least = Math.ceil(scale.scale_min);
				const whole = least + (part % (Math.floor(scale.scale_max) - least + 1));
				const value = Math.min(whole + half, scale.scale_max);
				const own = { direction: 'higher_is_better' as const, ...scale, ...rest };
				return { ...own, value, answered_at: from + minutes * 60_000 };
			});
		const steps = fc.array(
			fc.record({ id: fc.integer({ min: 0, max: 11 }), to: fc.option(facts, { freq: 6 }) }),
			{ minLength: 1, maxLength: 8 },
		);
		const people = [person({}), person({ id: 'kim', email: null, externalIds: {} })];
		const narrowed = fc.record({
			filters: fc.record({
				surveyKey: fc.constantFrom(null, 'a'),
				metric: fc.constantFrom(null, 'csat' as const),
				segment: fc.constantFrom(null, 'gold', ''),
				touchpoint: fc.constantFrom(null, 'use'),
				team: fc.constant(null),
				owner: fc.constant(null),
			}),
			responsible: fc.constantFrom(
				null,
				{ team: null, people },
				{ team: 'care', people: [] },
				{ team: null, people: [] },
			),
		});
		const days = { first: dayOf(1969, 12, 30) ?? 0, last: dayOf(2024, 11, 4) ?? 0 };
		const fewDays = { first: dayOf(2024, 3, 8) ?? 0, last: dayOf(2024, 4, 8) ?? 0 };
		const changing = fc.array(fc.tuple(steps, narrowed, fc.constantFrom(...zones)), {
			minLength: 1,
			maxLength: 4,
		});
		await fc.assert(
			fc.asyncProperty(changing, async (rounds) => {
				const house = aHouse();
				const known = new Set<number>();
				for (const [some, limit, timeZone] of rounds) {
					for (const { id, to } of some) {
						if (to === null) {
							known.delete(id);
							await store()
								.db.deleteFrom('response')
								.where('workspace_id', '=', house.workspace)
								.where('response_id', '=', `r${id}`)
								.execute();
						} else if (known.has(id)) await change(house, `r${id}`, to);
						else {
							await answered(house, `r${id}`, to);
							known.add(id);
						}
					}
					const asked = [
						{ fields: ['segment'], each: 'quarter' },
						{ fields: ['owner', 'survey', 'touchpoint'], each: null },
					] as const;
					for (const by of asked) {
						const { filters } = limit;
						const responsible = await written(house, limit.responsible);
						const scope = scopeOf(house, { filters, responsible });
						const span = { ...days, timeZone };
						const found = plain(await talliesBy(scope, span, by));
						expect(found).toEqual(plain(await talliesOfRows(scope, span, by)));
					}
					const by = { fields: ['segment'] as GroupField[], each: 'day' as const };
					const span = { ...fewDays, timeZone };
					const found = plain(await talliesBy(scopeOf(house), span, by));
					expect(found).toEqual(plain(await talliesOfRows(scopeOf(house), span, by)));
				}
			}),
			{ numRuns: dialect === 'sqlite' ? 30 : 20 },
		);
	});

	it('are read from there and not counted again', async () => {
		const house = aHouse();
		await answered(house, 'r1');
		expect(await counts(house)).toEqual([[0, null, 1]]);
		const { workspace } = house;
		await sql`update score_daily set high = 7 where workspace_id = ${workspace}`.execute(
			store().db,
		);
		expect(await counts(house)).toEqual([[0, null, 7]]);
		// A field that is not there has them counted one by one.
		expect(await counts(house, ['language'])).toEqual([[0, null, 1]]);
		await answered(house, 'r2', { segment: 'gold' });
		expect(await counts(house)).toEqual([
			[0, null, 1],
			[0, 'gold', 1],
		]);
		expect(await dirty(house)).toEqual([]);
	});

	it('are read with one question where nothing has changed since', async () => {
		const house = aHouse();
		await answered(house, 'r1');
		const asked: string[] = [];
		const db = new Proxy(store().db, {
			get: (of, name) => {
				const found: unknown = Reflect.get(of, name, of);
				if (typeof found !== 'function') return found;
				if (name !== 'selectFrom') return found.bind(of) as unknown;
				return (table: 'score_daily') => {
					asked.push(table);
					return of.selectFrom(table);
				};
			},
		});
		const analyse: House['store']['analyse'] = async (query) => {
			asked.push(query.compile().sql.includes('from "score_daily"') ? 'the roll-up' : 'another');
			return await store().analyse(query);
		};
		const watched: House = { ...house, store: { ...house.store, db, analyse } };
		const read = async () => {
			asked.length = 0;
			const [one] = await talliesBy(scopeOf(watched), around, { fields: [], each: null });
			return one?.tally.high;
		};
		expect(await read()).toBe(1);
		expect(asked).toContain('score_rollup');
		expect(await read()).toBe(1);
		// Its statement may have been built only now.
		expect(asked.filter((one) => one !== 'score_daily')).toEqual(['the roll-up']);
		await answered(house, 'r2');
		expect(await read()).toBe(2);
		await refreshScores(house);
		expect(await read()).toBe(2);
	});

	it('are counted again for no change that is none to them', async () => {
		const house = aHouse();
		await answered(house, 'r1');
		await answered(house, 't1', { test: 1 });
		await counts(house);
		await change(house, 'r1', { comment: 'Well', handed_over: 2, value: 5, customer_id: 'cus_9' });
		await change(house, 't1', { value: 1 });
		expect(await dirty(house)).toEqual([]);
		await change(house, 't1', { test: 0 });
		await change(house, 'r1', { answered_at: monday + 2 * day });
		expect(await dirty(house)).toEqual([monday, monday + 2 * day].map((at) => at / 3_600_000));
		expect(await counts(house)).toEqual([
			[0, null, 1],
			[2, null, 1],
		]);
	});

	it('are counted in the days somebody looks at, the others later', async () => {
		const house = aHouse();
		for (const at of [0, 1, 2, 3])
			await answered(house, `r${at}`, { answered_at: monday + at * day });
		const two = { first: today + 1, last: today + 2, timeZone: zone };
		expect(await counts(house, ['segment'], two)).toEqual([
			[1, null, 1],
			[2, null, 1],
		]);
		const found = await rollUpOf(house, around);
		const stale = async () =>
			(await staleDays(house, found?.epoch ?? 0, around)).map((one) => one.day);
		expect(await stale()).toEqual(expect.arrayContaining([today, today + 3]));
		expect(await stale()).not.toContain(today + 1);
		await refreshScores(house);
		expect(await counts(house)).toHaveLength(4);
	});

	it('are counted anew in another zone, and nothing is left of the first', async () => {
		const house = aHouse();
		// 17:00 UTC: the next day in Shanghai.
		await answered(house, 'r1', { answered_at: monday + 8 * 3_600_000 });
		expect(await counts(house)).toEqual([[1, null, 1]]);
		const inUtc = { ...around, timeZone: 'UTC' };
		expect(await counts(house, ['segment'], inUtc)).toEqual([[0, null, 1]]);
		expect((await stored(house)).map((row) => row.epoch)).toEqual([1, 2]);
		await refreshScores(house);
		expect((await stored(house)).map((row) => row.epoch)).toEqual([2]);
	});

	it('never stores an older count over a newer one', async () => {
		const house = aHouse();
		await answered(house, 'r1');
		await counts(house);
		await answered(house, 'r2');
		const take = async () =>
			await store().transaction(async (tx) => await takeMarks(tx, house.workspace));
		await take();
		const found = await rollUpOf(house, around);
		if (!found) throw new Error('They were counted.');
		const seen = await staleDays(house, found.epoch, around);
		const slow = await countDays(house, zone, [today]);
		await answered(house, 'r3');
		await take();
		expect(await replaceDays(house, found, seen, slow)).toEqual([]);
		expect(await counts(house)).toEqual([[0, null, 3]]);
		expect(await replaceDays(house, found, seen, slow)).toEqual([]);
		expect(await counts(house)).toEqual([[0, null, 3]]);
	});

	it('count each once where several look at once', async () => {
		const house = aHouse();
		for (const at of [0, 1, 2]) await answered(house, `r${at}`, { answered_at: monday + at * day });
		const all = await Promise.all(Array.from({ length: 6 }, async () => await counts(house)));
		for (const one of all) expect(one).toHaveLength(3);
		expect(await stored(house)).toHaveLength(3);
	});

	it.each([1, 2, 3, 4, 5])(
		'fail with storing number %i, and are whole the next time',
		async (nth) => {
			const house = aHouse();
			for (let at = 0; at < 30; at += 1) {
				await answered(house, `r${at}`, { answered_at: monday + at * day });
			}
			let begun = 0;
			const transaction: House['store']['transaction'] = async (work) => {
				begun += 1;
				if (begun === nth) throw new Error('The disk is full.');
				return await store().transaction(work);
			};
			const failing: House = { ...house, store: { ...house.store, transaction } };
			await expect(freshDays(failing, around)).rejects.toThrow('The disk is full.');
			const before = begun;
			expect(await counts(house)).toHaveLength(30);
			await agrees(house);
			// Nothing of the failed one goes on.
			expect(begun).toBe(before);
		},
	);

	it('are right while several processes write and look', async () => {
		const target = await newTarget(dialect);
		const own = await openStore(target, {});
		const given = (role: string, number: number, often: number) => [
			...[JSON.stringify(target), role],
			...[String(number), String(often)],
		];
		const said = await runTogether('tally-and-say.ts', [
			given('write', 1, 120),
			given('write', 2, 120),
			given('read', 3, 25),
			given('read', 4, 25),
		]);
		const written = Number(said[0]) + Number(said[1]);
		expect(written).toBe(192);
		for (const most of [said[2], said[3]]) expect(Number(most)).toBeLessThanOrEqual(written + 2);
		const house = houseIn(own);
		const by = { fields: ['segment'] as GroupField[], each: 'day' as const };
		const found = await talliesBy(scopeOf(house), around, by);
		expect(plain(found)).toEqual(plain(await talliesOfRows(scopeOf(house), around, by)));
		expect(found.reduce((sum, { tally }) => sum + tally.high, 0)).toBe(written);
		await own.close();
	});

	describe('follow what the house does with answers', () => {
		const owner = '{"id":"li","email":"li@example.com"}';

		it('a change of mind', async () => {
			const house = aHouse();
			await answered(house, 'r1', { segment: 'gold', owner });
			await counts(house);
			await change(house, 'r1', { value: 1, level: 'low', percent: 0, band: 'dissatisfied' });
			await agrees(house);
			const responsible = await written(house, { team: null, people: [person({})] });
			await agrees(house, { responsible });
		});

		it('anonymising: they move to their month and lose whose they were', async () => {
			const house = aHouse();
			await answered(house, 'r1', { segment: 'gold', owner, answered_at: monday + 9 * day });
			await counts(house);
			await store().transaction(
				async (tx) => await anonymiseResponses(tx, house.workspace, ['r1'], { timeZone: zone }),
			);
			await agrees(house);
			expect(await counts(house, ['owner'])).toEqual([[-4, null, 1]]);
		});

		it.each(['deleted', 'anonymous'])('retention: %s', async (become) => {
			const house = aHouse();
			const old = now - 800 * day;
			await answered(house, 'r1', { segment: 'gold', answered_at: old });
			await answered(house, 'r2', { segment: 'gold' });
			const all = { ...around, first: dayAt(zone, old) - 40 };
			await counts(house, ['segment'], all);
			const retention = { answers: 12, answersBecome: become };
			await changeSettings(house, now, { changes: [{ retention }], reset: [] });
			const step = async () =>
				await store().transaction(async (tx) => await forgetStep(tx, house, now, { run: 'r' }));
			while (await step());
			await agrees(house, {}, all);
			expect(await counts(house, [], all)).toHaveLength(become === 'deleted' ? 1 : 2);
		});

		it('merging and splitting: whose an answer is counts nothing', async () => {
			const house = aHouse();
			const lived = life(house);
			const one = await lived.happens({ customer: somebody() });
			const other = await lived.happens({ customer: somebody() });
			const [into, from] = [one.event.customer_id ?? '', other.event.customer_id ?? ''];
			await answered(house, 'r1', { customer_id: from });
			await counts(house);
			const doer = { kind: 'workflow' as const, id: 'w1', name: 'Merging' };
			await mergeCustomers(house, now, { keepId: into, mergeId: from, doer });
			expect(await dirty(house)).toEqual([]);
			await agrees(house);
		});

		it('erasing: nothing of the day stands until it is counted again', async () => {
			const house = aHouse();
			const lived = life(house);
			const segment = 'of li.wei@lotus.example';
			const known = await lived.happens({
				customer: somebody({ email: 'li.wei@lotus.example', segment }),
			});
			const id = known.event.customer_id ?? '';
			await answered(house, 'own', { customer_id: id, segment, owner });
			// Somebody else's, whose segment names them.
			await answered(house, 'other', { segment, answered_at: monday + day });
			await answered(house, 'far', { segment: 'gold', answered_at: monday + 2 * day });
			await counts(house);
			expect(await stored(house)).toHaveLength(3);
			const doer = { kind: 'workflow' as const, id: 'w1', name: 'Erasing' };
			await eraseCustomer(house, now, { customerId: id, doer });
			expect(JSON.stringify(await stored(house))).not.toContain('lotus');
			expect((await stored(house)).map((row) => row.segment)).toEqual(['gold']);
			await agrees(house);
			expect(await counts(house, [])).toHaveLength(3);
		});

		it('erasing after another zone was set: neither counting keeps the segment', async () => {
			const house = aHouse();
			// Twenty days and more of the first counting are older than the one that is erased.
			for (let at = 0; at < 30; at += 1) {
				const segment = at === 29 ? 'of Li Wei' : 'gold';
				await answered(house, `r${at}`, { segment, answered_at: monday + at * day });
			}
			await counts(house);
			await counts(house, ['segment'], { ...around, timeZone: 'Pacific/Kiritimati' });
			await change(house, 'r29', { segment: null });
			await store().transaction(async (tx) => await dropChangedDays(tx, house.workspace));
			expect(JSON.stringify(await stored(house))).not.toContain('Li Wei');
			expect(new Set((await stored(house)).map(({ epoch }) => epoch))).toEqual(new Set([1, 2]));
		});

		it('erasing between bringing days up to date and reading them: they are not read as nothing', async () => {
			const house = aHouse();
			for (const at of [0, 1]) await answered(house, `r${at}`, { answered_at: monday + at * day });
			const rollUp = await freshDays(house, around);
			if (!rollUp) throw new Error('They are counted.');
			const read = async (days = around) =>
				await dailyTallies(scopeOf(house), rollUp, days, {
					fields: [],
					each: null,
					unchanged: false,
				});
			expect(await read()).toMatchObject([{ tally: { high: 2 } }]);
			await change(house, 'r1', { segment: 'gold' });
			await store().transaction(async (tx) => await dropChangedDays(tx, house.workspace));
			expect(await read()).toBeNull();
			const alone = { ...around, first: today + 1, last: today + 1 };
			expect(await read(alone)).toBeNull();
			expect(await read({ ...alone, first: today, last: today })).toMatchObject([
				{ tally: { high: 1 } },
			]);
			expect(await counts(house, [])).toHaveLength(2);
		});

		it('the night, after it has forgotten', async () => {
			const house = aHouse();
			await changeSettings(house, now, { changes: [{ timeZone: zone }], reset: [] });
			await answered(house, 'r1');
			await planRetention(house, now);
			const holder = claimHolder('w/clock');
			const taking = { taker: 'effect' as const, scope: null, limit: 10, holder, leaseMs: 60_000 };
			await takeDue(house, now + day, taking);
			for (let at = 0; at < 100 && (await stored(house)).length === 0; at += 1) {
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			expect(await stored(house)).toMatchObject([{ day: today, high: 1 }]);
			expect(await dirty(house)).toEqual([]);
		});
	});
});

// SQLite has one writer: a mark is there when its answer is.
describe('an answer that is being stored on PostgreSQL while its hour is counted', () => {
	const store = useStore('postgres');

	it('is counted by whoever looks after it', async () => {
		const house = houseIn(store(), 'being-stored');
		const row = (id: string) => responseRow({ workspace_id: house.workspace, response_id: id });
		await store().db.insertInto('response').values(row('r1')).execute();
		const release = await held(store(), async (tx) => {
			await tx.insertInto('response').values(row('r2')).execute();
		});
		const high = async () =>
			(await talliesBy(scopeOf(house), around, { fields: [], each: null })).map(
				({ tally }) => tally.high,
			);
		expect(await high()).toEqual([1]);
		await release();
		expect(await high()).toEqual([2]);
		expect(await freshDays(house, around)).toMatchObject({ epoch: 1, isDirty: false });
	});
});
