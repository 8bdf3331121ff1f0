import { findTrend, type TrendInput } from '../../core/loop/insight/find-trend';
import type { SummaryFilters } from '../../core/store/repositories/summary-scope';
import { InputError } from '../../core/model/errors';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { saveSettings } from '../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

/** A Friday at noon. */
const now = Date.UTC(2026, 10, 27, 12);

const everything: SummaryFilters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

const input = (change: Partial<TrendInput> = {}): TrendInput => ({
	period: 'range',
	from: '2026-06-10',
	until: '',
	filters: everything,
	language: 'en',
	bucket: 'month',
	...change,
});

describe.each(databases)('a trend on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function fill(workspace: string, rows: Array<Partial<ResponseRow>>) {
		await store().transaction(async (tx) => {
			for (const [at, row] of rows.entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...own, ...row }));
			}
		});
		return houseIn(store(), workspace);
	}

	const many = (n: number, at: number, change: Partial<ResponseRow> = {}) =>
		Array.from({ length: n }, () => ({ answered_at: at, completed_at: at, ...change }));
	const low = { value: 1, level: 'low', percent: 0, band: 'dissatisfied' } as const;

	it('gives an item for each month: gaps, the year before, and the one that is not over', async () => {
		const house = await fill('months', [
			...many(6, Date.UTC(2025, 6, 5)),
			...many(8, Date.UTC(2026, 5, 2)),
			...many(9, Date.UTC(2026, 6, 15)),
			...many(3, Date.UTC(2026, 6, 31, 23, 59), low),
			...many(10, Date.UTC(2026, 8, 1)),
			...many(2, Date.UTC(2026, 10, 20)),
			...many(5, Date.UTC(2026, 6, 15), { test: 1 }),
		]);
		const { items, trends } = await findTrend(house, now, input());
		expect(items.map(({ bucket, n, value, verdict }) => [bucket?.from, n, value, verdict])).toEqual(
			[
				// The period is widened to whole months.
				['2026-06-01', 8, 100, 'too_few'],
				['2026-07-01', 12, 75, 'ok'],
				['2026-08-01', 0, null, 'too_few'],
				['2026-09-01', 10, 100, 'ok'],
				['2026-10-01', 0, null, 'too_few'],
				['2026-11-01', 2, 100, 'too_few'],
			],
		);
		expect(items[2]).toMatchObject({
			interval: null,
			text: 'after-service, August 2026: nobody answered.',
		});
		expect(items[1]?.yearBefore).toMatchObject({ value: 100, n: 6 });
		expect(items.map(({ bucket }) => bucket?.unfinished)).toEqual([
			...[false, false, false, false, false],
			true,
		]);
		expect(items[1]?.trend).toMatchObject({
			buckets: 3,
			n: 30,
			verdict: 'too_few',
			season: { state: 'too_short' },
		});
		expect(trends).toHaveLength(1);
	});

	it('counts ISO weeks in the zone of the workspace', async () => {
		// Sunday 23:30 in Shanghai is Sunday 15:30 UTC; Monday 00:30 there still Sunday here.
		const house = await fill('weeks', [
			...many(1, Date.UTC(2026, 10, 15, 15, 30)),
			...many(2, Date.UTC(2026, 10, 15, 16, 30)),
		]);
		await store().transaction(async (tx) => {
			await saveSettings(tx, 'weeks', { timeZone: 'Asia/Shanghai' }, now);
		});
		const { items } = await findTrend(house, now, input({ bucket: 'week', from: '2026-11-09' }));
		expect(items.map(({ bucket, n }) => [bucket?.name, n])).toEqual([
			['week 46 of 2026', 1],
			['week 47 of 2026', 2],
			['week 48 of 2026', 0],
		]);
	});

	it('never mixes two scales under one key: each has a trend of its own', async () => {
		const ten = { scale_max: 10, value: 9, percent: 88.9, high_from: 8 } as const;
		const house = await fill('scales', [
			...many(3, Date.UTC(2026, 9, 5)),
			...many(4, Date.UTC(2026, 9, 5), ten),
		]);
		const { trends } = await findTrend(house, now, input());
		expect(trends.map(({ head, items }) => [head.scale.scale.max, items[0]?.n])).toEqual(
			expect.arrayContaining([
				[5, 3],
				[10, 4],
			]),
		);
		expect(trends).toHaveLength(2);
	});

	it('of the month that is not over alone says so, and not that nobody answered', async () => {
		const house = await fill('unfinished', many(3, Date.UTC(2026, 10, 20)));
		const { items } = await findTrend(house, now, input({ from: '2026-11-01' }));
		expect(items[0]?.trend?.text).toContain(
			'after-service: all answers are of November 2026, which is not over yet: too few to say.',
		);
		const chinese = await findTrend(house, now, input({ from: '2026-11-01', language: 'zh-CN' }));
		expect(chinese.items[0]?.trend?.text).toContain('回答都在2026年11月，该时段尚未结束');
	});

	it('of nobody, and of a time to come, says so in one item', async () => {
		const house = houseIn(store(), 'nobody');
		const { items } = await findTrend(house, now, input());
		expect(items).toMatchObject([
			{ n: 0, value: null, interval: null, verdict: 'too_few', text: 'No answers came in.' },
		]);
		const future = input({ from: '2027-03-01', until: '2027-05-31' });
		expect((await findTrend(house, now, future)).items).toMatchObject([
			{ n: 0, text: 'The period begins in March 2027, which is still to come.' },
		]);
		const chinese = await findTrend(house, now, { ...future, language: 'zh-CN' });
		expect(chinese.items[0]?.text).toBe('所选时段从2027年3月开始，尚未到来。');
	});

	it('refuses what is no bucket, and more of them than anybody reads', async () => {
		const house = houseIn(store(), 'refused');
		await expect(findTrend(house, now, input({ bucket: 'hour' }))).rejects.toThrow(InputError);
		const days = input({ bucket: 'day', from: '2000-01-01' });
		await expect(findTrend(house, now, days)).rejects.toThrow('more than 800 points');
	});
});
