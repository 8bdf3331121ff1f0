import { sql } from 'kysely';

import { boundsOf } from '../../core/calendar/days-within';
import { dayOf } from '../../core/calendar/wall-time';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { mergeCustomers } from '../../core/loop/customer/merge';
import type { House } from '../../core/loop/house';
import { breakDown } from '../../core/loop/insight/break-down';
import { compareGroups } from '../../core/loop/insight/compare-groups';
import { findTrend } from '../../core/loop/insight/find-trend';
import { createReport } from '../../core/loop/insight/report/create-report';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import { upsertPerson } from '../../core/loop/team/team';
import { changeSettings } from '../../core/loop/workspace/settings';
import type { ResponseRow } from '../../core/store/repositories/responses';
import { noFilters } from '../../core/store/repositories/summary-scope';
import { life, somebody } from '../core/loop/a-house';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, responseRow } from './rows';

useDatabases();

const doer = { kind: 'workflow' as const, id: 'w1', name: 'Insight' };

/** The same every time. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Clocks are put back over midnight there: from 0:00 on 25 October 2026 to 23:00 on the 24th. */
const beirut = { zone: 'Asia/Beirut', around: Date.UTC(2026, 9, 24, 21) };
const leapDay = { zone: 'America/New_York', around: Date.UTC(2028, 1, 29, 17) };

const names = [
	...[null, '', 'gold', 'O’Brien "x", \'y\'; drop', 'مرحبا', '🦊👩‍👩‍👧', '客户 mixed with English'],
	`${'长'.repeat(1_000)}${'x'.repeat(1_000)}`,
];
type OnScale = Pick<
	ResponseRow,
	'survey_key' | 'metric' | 'scale_min' | 'scale_max' | 'high_from' | 'direction'
>;
const higher = { direction: 'higher_is_better' } as const;
const scales: OnScale[] = [
	{ ...higher, survey_key: 'a', metric: 'csat', scale_min: 1, scale_max: 5, high_from: 4 },
	{ ...higher, survey_key: 'a', metric: 'csat', scale_min: 1, scale_max: 7, high_from: 6 },
	{ ...higher, survey_key: 'b', metric: 'nps', scale_min: 0, scale_max: 10, high_from: 9 },
	{ ...higher, survey_key: 'c', metric: 'csi', scale_min: 0, scale_max: 100, high_from: 80 },
	{
		...{ survey_key: 'd', metric: 'ces', scale_min: 1, scale_max: 7, high_from: 2 },
		direction: 'lower_is_better',
	},
];

type Row = Record<string, string | number | null>;
type Count = { n: number; low: number; middle: number; high: number; sum: number };

/** What stands in the store, added up by hand: without tests, without what does not lie on its scale. */
async function scan({ store, workspace }: House, from: number, until: number) {
	const { rows } = await sql<Row>`select * from response where workspace_id = ${workspace}`.execute(
		store.db,
	);
	const counted = rows.filter(
		(row) =>
			Number(row.test) === 0 &&
			Number(row.answered_at) >= from &&
			Number(row.answered_at) < until &&
			Number(row.value) >= Number(row.scale_min) &&
			Number(row.value) <= Number(row.scale_max),
	);
	return (key: (row: Row) => string, is: (row: Row) => boolean = () => true) => {
		const found = new Map<string, Count>();
		for (const row of counted.filter(is)) {
			const known = found.get(key(row)) ?? { n: 0, low: 0, middle: 0, high: 0, sum: 0 };
			known.n += 1;
			known[row.level as 'low'] += 1;
			known.sum += Number(row.value);
			found.set(key(row), known);
		}
		return found;
	};
}

const scaleOf = (row: Row) =>
	[row.survey_key, row.metric, row.scale_min, row.scale_max, row.high_from].join(' ');
const scaleOfItem = (item: {
	surveyKey: string | null;
	metric: string | null;
	scale: { min: number; max: number } | null;
	highFrom: number | null;
}) => [item.surveyKey, item.metric, item.scale?.min, item.scale?.max, item.highFrom].join(' ');

const levels = ({ n, low, middle, high }: Count) => ({ n, distribution: { low, middle, high } });
const sorted = (found: Iterable<readonly [string, unknown]>) =>
	[...found].sort(([a], [b]) => (a < b ? -1 : 1));

describe.each(databases)('answers on $name, whatever they are', ({ dialect }) => {
	const store = useStore(dialect);

	async function aHouse({ zone, around }: typeof beirut, workspace: string) {
		const house = houseIn(store(), workspace);
		await changeSettings(house, around, { changes: [{ timeZone: zone }], reset: [] });
		for (const [id, team] of [
			['li', 'Care'],
			['kim', 'Sales'],
		] as const) {
			const facts = { id, name: id, email: `${id}@example.com`, team, role: 'agent' };
			await upsertPerson(house, around, { facts, cleared: [] });
		}
		const random = randomFrom(workspace.length);
		const of = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One;
		const owners = [
			...[null, '{"id":"li"}', '{"id":"kim","team":"Care"}', '{"id":"li","team":"Sales"}'],
			'{"email":"KIM@example.com"}',
		];
		const lived = life(house);
		const customers: string[] = [];
		for (let at = 0; at < 4; at += 1) {
			const happened = await lived.happens({ customer: somebody({ segment: 'gold' }) }, around);
			customers.push(happened.event.customer_id ?? '');
		}
		const write = async (id: number) => {
			const scale = of(scales);
			const level = of(['low', 'middle', 'high'] as const);
			const width = scale.scale_max - scale.scale_min;
			const value = scale.scale_min + Math.round(random() * width * 2) / 2;
			return responseRow({
				...{ workspace_id: workspace, response_id: `rsp_${id}` },
				...scale,
				...{ level, segment: of(names), touchpoint: of(names), owner: of(owners) },
				// Hours around the change, and days.
				answered_at: Math.round(
					around + (random() - 0.5) * of([3 * 3_600_000, 2 * day, 8 * day, 8 * day]),
				),
				value: of([0, 0, 0, 0, 0, 0, 0, 1]) === 1 ? scale.scale_max + 1 : value,
				test: of([0, 0, 0, 0, 1]),
				customer_id: of([null, ...customers]),
			});
		};
		return { house, write, of, customers };
	}

	const change = async (house: House, id: number, to: object) =>
		await store()
			.db.updateTable('response')
			.set(to)
			.where('workspace_id', '=', house.workspace)
			.where('response_id', '=', `rsp_${id}`)
			.execute();

	/** Everything that says how many there are says the same. */
	async function agree(house: House, now: number, period: object) {
		const about = { ...{ from: null, until: null, filters: noFilters, language: 'en' }, ...period };
		const asked = about as Parameters<typeof summarisePeriod>[2];
		const summary = await summarisePeriod(house, now, asked);
		const [from, until] = [Date.parse(summary.period.from), Date.parse(summary.period.until)];
		const count = await scan(house, from, until);
		const whole = count(scaleOf);
		const heads = new Map(summary.scores.map((one) => [scaleOfItem(one), one]));
		expect(
			sorted([...heads].map(([key, { n, distribution }]) => [key, { n, distribution }])),
		).toEqual(sorted([...whole].map(([key, one]) => [key, levels(one)])));
		for (const one of summary.scores) {
			const { sum = 0, n = 0 } = whole.get(scaleOfItem(one)) ?? {};
			if (one.variant === 'mean') expect(one.value).toBeCloseTo(sum / n, 9);
		}
		for (const field of ['segment', 'team'] as const) {
			const items = await breakDown(house, now, {
				...{ ...asked, by: [field], minimumCell: 1, rankPeople: false },
			});
			const groupOf = (row: Row): string => {
				const owner = JSON.parse(String(row.owner ?? '{}')) as Record<string, string>;
				const who = owner.id ?? owner.email?.split('@')[0]?.toLowerCase();
				const team = owner.team ?? (who === 'li' ? 'Care' : who === 'kim' ? 'Sales' : '');
				return field === 'team' ? team : String(row.segment ?? '').trim();
			};
			const groups = count((row) => JSON.stringify([scaleOf(row), groupOf(row)]));
			const said = items
				.filter(({ kind }) => kind === 'group')
				.map(
					(one) =>
						[
							JSON.stringify([
								scaleOfItem(one),
								field === 'team' && one.groups?.[0]?.value
									? one.groups[0].name
									: (one.groups?.[0]?.value ?? ''),
							]),
							{ n: one.n, distribution: one.distribution },
						] as const,
				);
			expect(sorted(said)).toEqual(sorted([...groups].map(([key, one]) => [key, levels(one)])));
			const wholes = items.filter(({ kind, n }) => kind === 'all' && n > 0);
			expect(
				sorted(
					wholes.map((one) => [scaleOfItem(one), { n: one.n, distribution: one.distribution }]),
				),
			).toEqual(sorted([...whole].map(([key, one]) => [key, levels(one)])));
			// A filter by each of the groups counts what the group does.
			for (const name of field === 'team' ? ['Care', 'Sales'] : ['gold', names[3]]) {
				const filters = { ...noFilters, [field]: name };
				const { scores } = await summarisePeriod(house, now, { ...asked, filters });
				const own = count(scaleOf, (row) => groupOf(row) === name);
				const counted = new Map(scores.map((one) => [scaleOfItem(one), one.distribution]));
				expect(sorted(counted)).toEqual(
					sorted([...own].map(([key, one]) => [key, levels(one).distribution])),
				);
			}
		}
		const group = (segment: string) => ({
			...{ name: segment, surveyKey: 'b', segment, touchpoint: null, team: null, owner: null },
			...{ tag: null, attribute: null, attributeValue: null, from: null, until: null },
		});
		const two = await compareGroups(house, now, {
			...{ ...asked, of: 'answers', a: group('gold'), b: group('مرحبا'), worth: null },
		});
		const ofSegment = (name: string) =>
			count(scaleOf, (row) => row.survey_key === 'b' && row.segment === name).get('b nps 0 10 9')
				?.n ?? 0;
		expect([two.a.n, two.b.n]).toEqual([ofSegment('gold'), ofSegment('مرحبا')]);
		return { summary, whole, count };
	}

	it.each([
		['where clocks are put back over midnight', beirut, 'back'],
		['around 29 February', leapDay, 'leap-day'],
	])('are counted alike everywhere, %s', async (_, place, workspace) => {
		const { house, write, of, customers } = await aHouse(place, `${workspace}-${dialect}`);
		for (let id = 0; id < 120; id += 1) {
			await store()
				.db.insertInto('response')
				.values(await write(id))
				.execute();
		}
		const now = place.around + 2 * 3_600_000 + 60_000;
		const range = {
			...{ period: 'range', from: new Date(place.around - 2 * day + 1_234).toISOString() },
			until: new Date(place.around + day).toISOString(),
		};
		const rounds = [
			async () => {
				for (let id = 0; id < 40; id += 1) await change(house, id, await write(id));
			},
			async () => {
				const [keepId = '', mergeId = ''] = customers;
				await mergeCustomers(house, now, { keepId, mergeId, doer });
				await store()
					.db.deleteFrom('response')
					.where('workspace_id', '=', house.workspace)
					.where('response_id', 'in', ['rsp_50', 'rsp_51', 'rsp_52'])
					.execute();
			},
			async () => {
				await eraseCustomer(house, now, { customerId: customers[2] ?? '', doer });
				for (let id = 60; id < 90; id += 1) await change(house, id, { test: of([0, 1]) });
			},
		];
		for (const round of [async () => {}, ...rounds]) {
			await round();
			// Within the hour that comes twice.
			await agree(house, place.around + 1_800_000, { period: 'last_7_days' });
			await agree(house, now, range);
		}
		const days = { from: '2026-10-22', until: '2026-10-26' };
		const span = place === beirut ? days : { from: '2028-02-27', until: '2028-03-01' };
		const { count, summary } = await agree(house, now + 9 * day, { period: 'range', ...span });
		const trend = await findTrend(house, now + 9 * day, {
			...{ period: 'range', ...span, filters: noFilters, language: 'en', bucket: 'day' },
		});
		const first = dayOf(...(span.from.split('-').map(Number) as [number, number, number])) ?? 0;
		const bounds = Array.from({ length: 6 }, (_, at) => boundsOf(place.zone, first + at));
		const dayIn = (row: Row) =>
			bounds.findIndex(
				({ from, until }) => Number(row.answered_at) >= from && Number(row.answered_at) < until,
			);
		const byDay = count((row) => JSON.stringify([scaleOf(row), dayIn(row)]));
		const said = trend.items
			.filter(({ n }) => n > 0)
			.map(
				(one) =>
					[
						JSON.stringify([
							scaleOfItem(one),
							(Date.parse(one.bucket?.from ?? '') - Date.parse(span.from)) / day,
						]),
						one.n,
					] as const,
			);
		expect(sorted(said)).toEqual(sorted([...byDay].map(([key, { n }]) => [key, n])));
		const report = await createReport(house, now + 9 * day, {
			...{ period: 'range', ...span, filters: noFilters, language: 'zh-CN' },
			...{ sections: ['scores', 'where'], to: null },
		});
		const inReport = report.figures
			.filter(({ section, group }) => section === 'scores' && group === null)
			.map(({ n, value }) => [n, value]);
		for (const one of summary.scores) {
			if (['nps', 'satisfied_share', 'easy_share'].includes(one.variant)) {
				expect(inReport).toContainEqual([one.n, one.value]);
			}
		}
	});
});
