import { DateTime } from 'luxon';

import type { House } from '../../core/loop/house';
import { type AlarmInput, findAlarms } from '../../core/loop/insight/find-alarms';
import { InputError } from '../../core/model/errors';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, responseRow } from './rows';

useDatabases();

/** A Friday at noon, in week 48. */
const now = Date.UTC(2026, 10, 27, 12);
const weekMs = 7 * 86_400_000;
/** Wednesday at noon, so many weeks ago; 0 is the week that is not over. */
const weeksAgo = (many: number): number => now - 2 * 86_400_000 - many * weekMs;

const input = (change: Partial<AlarmInput> = {}): AlarmInput => ({
	filters: {
		surveyKey: null,
		metric: null,
		segment: null,
		touchpoint: null,
		team: null,
		owner: null,
	},
	language: 'en',
	bucket: 'week',
	watch: ['scores'],
	since: '',
	until: '',
	goodNews: false,
	always: false,
	...change,
});

const low = { value: 1, level: 'low', percent: 0, band: 'dissatisfied' } as const;

describe.each(databases)('alarms on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** Twenty answers a week, two or three of them low but in the weeks that are named; all but two of those late parcels. */
	async function fill(
		workspace: string,
		{ weeks = 27, lows = {} }: { weeks?: number; lows?: Record<number, number> } = {},
	): Promise<House> {
		await store().transaction(async (tx) => {
			for (let week = weeks; week >= 0; week -= 1) {
				const many = lows[week] ?? 2 + (week % 2);
				for (let at = 0; at < 20; at += 1) {
					await insertResponse(tx, row(workspace, `${week}_${at}`, week, at < many, at > 1));
				}
			}
		});
		return houseIn(store(), workspace);
	}

	function row(
		workspace: string,
		id: string,
		week: number,
		isLow: boolean,
		isDelivered = false,
	): ResponseRow {
		const at = weeksAgo(week);
		return responseRow({
			workspace_id: workspace,
			response_id: `rsp_${id}`,
			answered_at: at,
			completed_at: at,
			touchpoint: isLow && isDelivered ? 'Delivery' : 'Support',
			owner: JSON.stringify({ id: null, name: id.endsWith('_1') ? 'Ben' : 'Ana', email: null }),
			...(isLow ? low : {}),
		});
	}

	const ask = async (house: House, change: Partial<AlarmInput> = {}, giveOut = true, at = now) =>
		await findAlarms(house, at, input(change), { giveOut });
	const texts = async (...of: Parameters<typeof ask>) =>
		(await ask(...of)).items.map(({ text }) => text);

	it('gives a signal once: value, limits, baseline, and what it would be without one group', async () => {
		const house = await fill('once', { lows: { 1: 12 } });
		const peeked = await ask(house, {}, false);
		const { items, charts } = await ask(house);
		expect(items).toEqual(peeked.items);
		expect(items).toHaveLength(2);
		const [dissatisfied] = items.filter(({ signal }) => signal?.measure === 'low_share');
		expect(dissatisfied).toMatchObject({
			n: 20,
			verdict: 'unlikely_chance',
			method: 'p_chart',
			surveyKey: 'after-service',
			signal: {
				key: expect.stringMatching(/^[0-9a-f]{24}$/) as string,
				rule: 1,
				side: 'above',
				worse: true,
				value: 60,
				bucket: { from: '2026-11-16', until: '2026-11-22' },
				baseline: { buckets: 25, n: 500 },
				without: { field: 'touchpoint', group: 'Delivery', value: 20 },
				givenAt: null,
			},
		});
		expect(dissatisfied?.text).toBe(
			'after-service, dissatisfied share: 60\u00a0% in week 47 of 2026, usually 0–27\u00a0%; beyond the limit of 35\u00a0%, unlikely to be chance. Without ‘Delivery’ it would be 20\u00a0%.',
		);
		expect(charts[0]?.chart.points.at(-1)).toMatchObject({ isUnfinished: true, limits: null });
		expect(await texts(house)).toEqual([]);
		const later = await ask(house, {}, false);
		expect(later.items.map(({ signal }) => signal?.key)).toEqual(
			items.map(({ signal }) => signal?.key),
		);
		expect(new Set(items.map(({ signal }) => signal?.key)).size).toBe(2);
		expect(later.items[0]?.signal?.givenAt).toBe('2026-11-27T12:00:00.000Z');
		expect(await texts(house, { always: true })).toEqual([
			'Nothing unusual that has not been said before.',
		]);
		expect(await texts(house, { language: 'zh-CN' }, false)).toContain(
			'after-service，不满意率：2026年第47周为 60%，平时 0–27%；超出界限 35%，不像是偶然。若不计“Delivery”，则为 20%。',
		);
	});

	it('gives it to one of those who ask at once', async () => {
		const house = await fill('at-once', { lows: { 1: 12 } });
		const all = await Promise.all(Array.from({ length: 6 }, async () => await ask(house)));
		expect(all.flatMap(({ items }) => items)).toHaveLength(2);
	});

	it('says of a calm past that nothing is unusual, if it is asked to', async () => {
		const house = await fill('calm');
		expect(await texts(house)).toEqual([]);
		const { items } = await ask(house, { always: true });
		expect(items).toMatchObject([{ signal: null, verdict: 'could_be_chance' }]);
		expect(items[0]?.text).toContain('after-service, satisfied share: nothing unusual.');
	});

	it('never alarms by the week that is not over, nor by what is long past', async () => {
		const house = await fill('edges', { lows: { 0: 20, 9: 20 } });
		const { items, charts } = await ask(house);
		expect(items).toEqual([]);
		const old = charts.flatMap(({ signals }) => signals).filter(({ rule }) => rule === 1);
		expect(old.map(({ isRecent }) => isRecent)).toEqual([false, false]);
	});

	it('keeps its baseline until it is told to begin anew', async () => {
		const shift = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [at, 10 + (at % 2)]));
		const house = await fill('re-base', { weeks: 40, lows: shift });
		await ask(house);
		const later = now + 20 * weekMs;
		const kept = await ask(house, {}, true, later);
		expect(kept.charts[0]?.chart.baseline?.centre).toBeLessThan(15);
		const since = DateTime.fromMillis(weeksAgo(13), { zone: 'UTC' }).toISODate();
		const anew = await ask(house, { since }, false);
		expect(anew.charts.every(({ signals }) => signals.every(({ isRecent }) => !isRecent))).toBe(
			true,
		);
		expect(anew.charts[0]?.chart.baseline?.centre).toBeGreaterThan(45);
	});

	it('needs twelve weeks, and says so', async () => {
		const house = await fill('young', { weeks: 11, lows: { 1: 20 } });
		const { items } = await ask(house, { always: true });
		expect(items).toMatchObject([{ verdict: 'too_few', signal: null }]);
		expect(items[0]?.text).toContain(
			'too few to say, of at least 12 periods that are needed there are 11',
		);
		// What lies before the first day of the limits does not count.
		const old = await fill('re-based lately', { weeks: 40, lows: {} });
		const since = DateTime.fromMillis(weeksAgo(3), { zone: 'UTC' }).toISODate();
		const anew = await ask(old, { since, always: true });
		expect(anew.items[0]?.text).toMatch(/needed there are [0-4]\./);
	});

	it('of nothing at all says so', async () => {
		const house = houseIn(store(), 'nothing');
		expect(
			await texts(house, { always: true, watch: ['scores', 'case_rate', 'case_count'] }),
		).toEqual(['No answers and no cases came in, so there is nothing to watch.']);
		await expect(ask(house, { watch: [] })).rejects.toThrow(InputError);
		await expect(ask(house, { bucket: 'quarter' })).rejects.toThrow(InputError);
		await expect(ask(house, { since: '2010-01-01' })).rejects.toThrow('more than 400 points');
	});

	it('charts each scale under one key on its own', async () => {
		const house = await fill('two-scales', { weeks: 13 });
		await store().transaction(async (tx) => {
			const ten = { scale_max: 10, value: 9, percent: 88.9, high_from: 8 };
			await insertResponse(tx, { ...row('two-scales', 'ten', 3, false), ...ten });
		});
		const { charts } = await ask(house);
		expect(charts.map(({ series, measure }) => [series?.scale.scale.max, measure]).sort()).toEqual([
			[10, 'high_share'],
			[10, 'low_share'],
			[5, 'high_share'],
			[5, 'low_share'],
		]);
	});

	it('watches cases: their number, and how many on 100 answers', async () => {
		const house = await fill('cases');
		await store().transaction(async (tx) => {
			for (let week = 27; week >= 0; week -= 1) {
				const many = week === 1 ? 12 : 1 + (week % 3);
				for (let at = 0; at < many; at += 1) {
					const own = { workspace_id: 'cases', case_id: `cas_${week}_${at}` };
					const opened = { opened_at: weeksAgo(week), clock_started_at: weeksAgo(week) };
					const touchpoint = at < 2 ? 'Support' : 'Delivery';
					await openCaseQuery(tx, caseRow({ ...own, ...opened, touchpoint })).execute();
				}
			}
		});
		const { items } = await ask(house, { watch: ['case_rate', 'case_count'] });
		expect(items.map(({ signal, method }) => [signal?.measure, signal?.value, method])).toEqual([
			['case_rate', 60, 'u_chart'],
			['case_count', 12, 'c_chart'],
		]);
		expect(items[1]?.text).toMatch(
			/^New cases: 12 in week 47 of 2026, usually 0–4 a week; beyond the limit of \d+, .* Without ‘Delivery’ it would be 2\.$/,
		);
	});

	it('gives good news only where it is asked for', async () => {
		const house = await fill('good', {
			lows: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((week) => [week, 0])),
		});
		expect(await texts(house)).toEqual([]);
		const { items } = await ask(house, { goodNews: true });
		expect(items.map(({ signal }) => [signal?.rule, signal?.worse])).toEqual([
			[4, false],
			[4, false],
		]);
		expect(items[0]?.text).toMatch(/eight times in a row (?:above|below)/);
	});
});
