import { sql } from 'kysely';

import type { House } from '../../core/loop/house';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import type { SummaryFilters } from '../../core/store/repositories/summary-scope';
import { InputError, NotFoundError } from '../../core/model/errors';
import type { Level } from '../../core/model/metric';
import { openCaseQuery, type CaseRow } from '../../core/store/repositories/cases';
import { insertInvitation, type InvitationRow } from '../../core/store/repositories/invitations';
import { savePerson } from '../../core/store/repositories/people';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { saveSettings } from '../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, day, invitationRow, monday, responseRow } from './rows';

useDatabases();

const hour = 3_600_000;
const now = monday + 10 * day;

const everything: SummaryFilters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

const owner = (change: object) =>
	JSON.stringify({ id: null, name: null, email: null, team: null, channels: {}, ...change });

const bands = { low: 'detractor', middle: 'passive', high: 'promoter' } as const;

function nps(value: number): Partial<ResponseRow> {
	const level: Level = value >= 9 ? 'high' : value >= 7 ? 'middle' : 'low';
	return {
		survey_key: 'quarterly',
		purpose: 'relationship',
		metric: 'nps',
		scale_min: 0,
		scale_max: 10,
		value,
		percent: value * 10,
		level,
		high_from: 9,
		band: bands[level],
	};
}

describe.each(databases)('a summary on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function fill(
		workspace: string,
		rows: {
			responses?: Array<Partial<ResponseRow>>;
			invitations?: Array<Partial<InvitationRow>>;
			cases?: Array<Partial<CaseRow>>;
		},
	): Promise<House> {
		await store().transaction(async (tx) => {
			for (const [at, row] of (rows.responses ?? []).entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...own, ...row }));
			}
			for (const [at, row] of (rows.invitations ?? []).entries()) {
				const own = { workspace_id: workspace, invitation_id: `inv_${at}` };
				await insertInvitation(tx, invitationRow({ ...own, ...row }));
			}
			for (const [at, row] of (rows.cases ?? []).entries()) {
				await openCaseQuery(
					tx,
					caseRow({ workspace_id: workspace, case_id: `cas_${at}`, ...row }),
				).execute();
			}
		});
		return houseIn(store(), workspace);
	}

	const summarise = async (
		house: House,
		change: Partial<SummaryFilters> = {},
		period: { period?: string; from?: unknown; until?: unknown; language?: string } = {},
	) =>
		await summarisePeriod(house, now, {
			period: period.period ?? 'last_30_days',
			from: period.from ?? null,
			until: period.until ?? null,
			filters: { ...everything, ...change },
			language: period.language ?? 'en',
		});

	it('of nothing says so, and gives no score without an n', async () => {
		const summary = await summarise(houseIn(store(), 'empty'));
		expect(summary.scores).toEqual([]);
		expect(summary.responseRate).toMatchObject({ value: null, n: 0, verdict: 'too_few' });
		expect(summary.cases).toMatchObject({ opened: 0, open: 0, overdue: 0 });
		expect(summary.medians.resolve).toEqual({ ms: null, hours: null, n: 0 });
		expect(summary.text).toContain('No answers came in.');
	});

	it('gives each survey, metric and scale a row of its own, never averaged together', async () => {
		const house = await fill('scales', {
			responses: [
				...[5, 5, 4, 2].map((value) => ({
					value,
					level: (value >= 4 ? 'high' : 'low') as Level,
				})),
				{ value: 9, scale_max: 10, level: 'high', percent: 88.9 },
				{ survey_key: 'effort', metric: 'ces', scale_max: 7, value: 6, level: 'high' },
				...[10, 9, 7, 3].map(nps),
				{ ...nps(0), test: 1 },
				{ ...nps(0), answered_at: now - 31 * day },
			],
		});
		const { scores } = await summarise(house);
		expect(
			scores.map(({ surveyKey, scale, variant, n, value }) => [
				surveyKey,
				`${scale.min}–${scale.max}`,
				variant,
				n,
				value,
			]),
		).toEqual(
			expect.arrayContaining([
				['after-service', '1–5', 'satisfied_share', 4, 75],
				['after-service', '1–5', 'mean_percent', 4, 75],
				['after-service', '1–10', 'satisfied_share', 1, 100],
				['effort', '1–7', 'easy_share', 1, 100],
				['effort', '1–7', 'easy_minus_hard', 1, 100],
				['quarterly', '0–10', 'nps', 4, 25],
			]),
		);
	});

	it('gives each cut a row of its own, and the text says what it counts as satisfied', async () => {
		const seven = (value: number, high_from: number) => ({
			value,
			scale_max: 7,
			high_from,
			level: (value >= high_from ? 'high' : 'middle') as Level,
		});
		const house = await fill('cuts', {
			responses: [
				...[4, 5, 6, 7].map((value) => seven(value, 5)),
				...[4, 5, 6, 7].map((value) => seven(value, 6)),
				...[5, 3].map((value) => ({ value, level: (value > 3 ? 'high' : 'low') as Level })),
				{ ...nps(10) },
				{
					survey_key: 'effort',
					metric: 'ces',
					scale_max: 7,
					direction: 'lower_is_better',
					value: 2,
					high_from: 3,
				},
			],
		});
		const { scores, text } = await summarise(house);
		const shares = scores.filter(({ variant }) => variant === 'satisfied_share');
		expect(shares.map(({ scale, highFrom, n, value }) => [scale.max, highFrom, n, value])).toEqual([
			[5, 4, 2, 50],
			[7, 5, 4, 75],
			[7, 6, 4, 50],
		]);
		expect(text).toContain('after-service: satisfied (4–5 of 5) 50\u00a0% (n = 2');
		expect(text).toContain('after-service: satisfied (5–7 of 7) 75\u00a0% (n = 4');
		expect(text).toContain('after-service: satisfied (6–7 of 7) 50\u00a0% (n = 4');
		expect(text).toContain('effort: easy (1–3 of 7) 100\u00a0%');
		expect(text).toContain('quarterly: NPS 100');
		const chinese = await summarise(house, {}, { language: 'zh-CN' });
		expect(chinese.text).toContain('满意率（6–7 分，满分 7） 50%');
		const { rows } = await sql<{ high_from: number; n: number }>`select high_from, n
			from v_scores_daily where workspace_id = 'cuts' and scale_max = 7 and metric = 'csat'
			order by high_from`.execute(store().db);
		expect(rows.map(({ high_from, n }) => [high_from, Number(n)])).toEqual([
			[5, 4],
			[6, 4],
		]);
	});

	it('gives NPS with the adjusted Wald interval and its verdict by the minimum n', async () => {
		const house = await fill('interval', {
			responses: [...Array(25).fill(10), ...Array(55).fill(8), ...Array(20).fill(2)].map(nps),
		});
		const [row] = (await summarise(house)).scores;
		expect(row).toMatchObject({ variant: 'nps', value: 5, n: 100, verdict: 'ok', unit: 'points' });
		expect(row?.interval.method).toBe('adjusted_wald');
		// By hand: 25.75 promoters and 20.75 detractors of 103 give 4.854 ± 1.96 × 6.603.
		expect(row?.interval.low).toBeCloseTo(-8.088, 3);
		expect(row?.interval.high).toBeCloseTo(17.796, 3);
		await store().transaction(
			async (tx) => await saveSettings(tx, 'interval', { minimumN: 101 }, now),
		);
		expect((await summarise(house)).scores[0]?.verdict).toBe('too_few');
	});

	it('counts the values of a stepped scale, but not of a free one', async () => {
		const house = await fill('values', {
			responses: [
				...[5, 5, 1].map((value) => ({ value, level: (value > 3 ? 'high' : 'low') as Level })),
				{ survey_key: 'free', value: 3.5, level: 'middle' },
				{ survey_key: 'free', value: 4, level: 'high' },
				{ survey_key: 'index', metric: 'csi', scale_min: 0, scale_max: 100, value: 72 },
			],
		});
		const { scores } = await summarise(house);
		const values = (key: string) => scores.find(({ surveyKey }) => surveyKey === key)?.values;
		expect(values('after-service')).toEqual([
			{ value: 1, count: 1 },
			{ value: 5, count: 2 },
		]);
		expect([values('free'), values('index')]).toEqual([null, null]);
	});

	it('counts what became of the invitations, and why the others were not asked', async () => {
		const sent = { state: 'sent', sent_at: monday } as const;
		const house = await fill('invitations', {
			invitations: [
				{ state: 'scheduled', reason: 'cap_overall' },
				...Array(5).fill(sent),
				{ ...sent, state: 'viewed', viewed_at: monday },
				{ ...sent, state: 'partial', answered_at: monday },
				{ ...sent, state: 'completed', viewed_at: monday, answered_at: monday },
				// Sent by another node that did not say so.
				{ state: 'completed', answered_at: monday },
				{ ...sent, state: 'failed', reason: 'send_failed' },
				{ ...sent, state: 'expired', reason: 'expired' },
				...Array(3).fill({ state: 'suppressed', reason: 'open_case' }),
				{ state: 'cancelled', reason: 'subject_reopened' },
				{ ...sent, test: 1 },
			],
		});
		const { responseRate, notAsked } = await summarise(house);
		expect(responseRate).toMatchObject({
			invited: 12,
			sent: 10,
			viewed: 4,
			partial: 1,
			completed: 2,
			failed: 1,
			n: 10,
			value: 30,
			verdict: 'ok',
		});
		// Wilson for 3 of 10, as in any table.
		expect(responseRate.interval.low).toBeCloseTo(10.78, 1);
		expect(responseRate.interval.high).toBeCloseTo(60.32, 1);
		expect(notAsked).toEqual({ open_case: 3, subject_reopened: 1 });
	});

	it('counts events that conditions left out, of the period and where nothing narrows it', async () => {
		const house = await fill('left-out', {});
		const left = { workspace_id: house.workspace, receiver: 'w/n', state: 'left_out' as const };
		await house.store.db
			.insertInto('event_delivery')
			.values([
				{ ...left, event_id: 'e1', at: monday },
				{ ...left, event_id: 'e2', at: monday },
				{ ...left, event_id: 'e3', at: monday - 400 * day },
				{ ...left, event_id: 'e4', at: monday, state: 'handed_over' },
			])
			.execute();
		const { leftOut, text } = await summarise(house);
		expect(leftOut).toBe(2);
		expect(text).toContain('2 events were left out by filters.');
		expect((await summarise(house, { surveyKey: 'after-service' })).leftOut).toBeNull();
	});

	it('counts cases: in time, overdue, confirmed by the customer, reopened', async () => {
		const ack = (hours: number) => ({ acknowledged_at: monday + hours * hour });
		const house = await fill('cases', {
			cases: [
				{ state: 'confirmed', response_state: 'met', resolution_state: 'met', ...ack(1) },
				{ state: 'confirmed', response_state: 'breached', reopen_count: 1, ...ack(9) },
				{ state: 'unconfirmed', response_state: 'met', ...ack(2) },
				{ state: 'open', reopen_count: 1, response_due_at: now - hour },
				{ state: 'in_progress', response_state: 'met', resolution_due_at: now - 1, ...ack(3) },
				{ state: 'acknowledged', response_state: 'met', resolution_due_at: now + hour, ...ack(4) },
				{ state: 'open', opened_at: now - 60 * day, resolution_due_at: now - day },
				{ state: 'closed' },
				{ state: 'open', test: 1 },
			],
		});
		const { cases } = await summarise(house);
		expect(cases).toMatchObject({
			opened: 7,
			open: 4,
			overdue: 3,
			acknowledged: 5,
			acknowledgedInTime: { count: 4, n: 6 },
			confirmed: 2,
			unconfirmed: 1,
			reopened: 2,
			closed: 1,
			confirmedShare: { count: 2, n: 4, percent: 50, verdict: 'too_few' },
		});
	});

	it.each([
		['none', [], null],
		['one', [5], 5],
		['an even number', [4, 1, 9, 3], 3.5],
		['an odd number', [4, 1, 9, 3, 100], 4],
		['equal ones', [7, 7, 7, 7], 7],
	])('takes the median of %s from the database', async (name, hours, expected) => {
		const house = await fill(`median-${name.replace(/\W/g, '-')}`, {
			cases: [
				...hours.map((after) => ({ acknowledged_at: monday + after * hour })),
				{ acknowledged_at: null },
			],
		});
		expect((await summarise(house)).medians.acknowledge).toEqual({
			ms: expected === null ? null : expected * hour,
			hours: expected,
			n: hours.length,
		});
	});

	it('can be limited to a survey, metric, segment and touchpoint', async () => {
		const house = await fill('filters', {
			responses: [
				{ segment: 'gold', touchpoint: 'use' },
				{ segment: 'gold', touchpoint: 'purchase' },
				{ survey_key: 'other', segment: 'basic', touchpoint: 'use' },
				nps(9),
			],
		});
		const n = async (change: Partial<SummaryFilters>) =>
			(await summarise(house, change)).scores
				.filter(({ variant }) => variant !== 'mean_percent')
				.map(({ surveyKey, n: count }) => `${surveyKey} ${count}`);
		expect(await n({ surveyKey: 'other' })).toEqual(['other 1']);
		expect(await n({ metric: 'nps' })).toEqual(['quarterly 1']);
		expect(await n({ segment: 'gold' })).toEqual(['after-service 2']);
		expect(await n({ touchpoint: 'use' })).toEqual(['after-service 1', 'other 1']);
		expect(await n({ segment: 'gold', touchpoint: 'use' })).toEqual(['after-service 1']);
	});

	it('can be limited to a team or an owner, however the owner was named', async () => {
		const house = await fill('owners', {
			responses: [
				{ owner: owner({ id: 'li' }) },
				{ owner: owner({ email: 'LI@example.com' }) },
				{ owner: owner({ id: '361' }), subject_source: 'zendesk' },
				{ owner: owner({ id: '361' }), subject_source: 'freshdesk' },
				{ owner: owner({ id: 'kim' }) },
				{ owner: owner({ name: 'From the CRM', team: 'After-Sales' }) },
				{ owner: null },
			],
			cases: [{ owner_id: 'li' }, { owner_id: 'kim' }, { owner_id: null, team: 'after-sales' }],
		});
		const person = {
			id: 'li',
			name: 'Li',
			email: 'li@example.com',
			team: 'after-sales',
			role: 'agent',
			skills: [],
			languages: [],
			channels: {},
			externalIds: { zendesk: '361' },
			compensationLimit: null,
			deputyId: null,
			maxOpenCases: null,
			active: true,
		};
		const kim = { ...person, id: 'kim', email: null, team: 'sales', externalIds: {} };
		await store().transaction(async (tx) => {
			await savePerson(tx, 'owners', person, now);
			await savePerson(tx, 'owners', kim, now);
		});
		const counted = async (change: Partial<SummaryFilters>) => {
			const { scores, cases } = await summarise(house, change);
			return [scores[0]?.n ?? 0, cases.opened];
		};
		expect(await counted({})).toEqual([7, 3]);
		expect(await counted({ owner: 'li@example.com' })).toEqual([3, 1]);
		expect(await counted({ owner: 'kim' })).toEqual([1, 1]);
		expect(await counted({ team: 'after-sales' })).toEqual([4, 2]);
		expect(await counted({ team: 'unknown team' })).toEqual([0, 0]);
		await expect(counted({ owner: 'nobody' })).rejects.toBeInstanceOf(NotFoundError);
	});

	it("takes months in the workspace's zone", async () => {
		// 31 December 17:00 UTC is already January in Shanghai.
		const house = await fill('zones', {
			responses: [
				{ answered_at: Date.UTC(2025, 11, 31, 17) },
				{ answered_at: Date.UTC(2025, 11, 31, 15) },
			],
		});
		const january = async () =>
			(await summarise(house, {}, { period: 'this_month' })).scores[0]?.n ?? 0;
		expect(await january()).toBe(0);
		await store().transaction(
			async (tx) => await saveSettings(tx, 'zones', { timeZone: 'Asia/Shanghai' }, now),
		);
		expect(await january()).toBe(1);
		const range = await summarise(
			house,
			{},
			{ period: 'range', from: '2025-12-31', until: '2025-12-31' },
		);
		expect(range.scores[0]?.n).toBe(1);
		expect(range.period).toEqual({
			name: 'range',
			from: '2025-12-30T16:00:00.000Z',
			until: '2025-12-31T16:00:00.000Z',
			timeZone: 'Asia/Shanghai',
		});
	});

	it('refuses a period that ends before it begins', async () => {
		const backwards = { period: 'range', from: '2026-01-05', until: '2026-01-01' };
		await expect(summarise(houseIn(store()), {}, backwards)).rejects.toBeInstanceOf(InputError);
	});

	it('tells it in one paragraph, in English and in Chinese', async () => {
		const house = await fill('text', {
			responses: [10, 9, 8, 3].map(nps),
			invitations: [{ state: 'suppressed', reason: 'open_case' }],
			cases: [{ acknowledged_at: monday + 2 * hour }],
		});
		const english = (await summarise(house)).text;
		expect(english).toMatch(
			/quarterly: NPS 25 \(n = 4, 95 % interval .*, too few for a verdict\)\./,
		);
		expect(english).toContain('1 was not asked, mostly because of open case (1).');
		expect(english).toContain('1 case was opened');
		expect(english).toContain('Median time to first response 2 hours.');
		const chinese = (await summarise(house, {}, { language: 'zh-CN' })).text;
		expect(chinese).toContain('quarterly：NPS 25（n = 4，');
		expect(chinese).toContain('有未结跟进单（1）');
		expect(chinese).toContain('用时中位数：首次响应2小时。');
	});

	it('agrees with counting row by row', async () => {
		// A small generator with a fixed seed: the same rows on every run and every database.
		let seed = 20260105;
		const next = (below: number) => {
			seed = (seed * 1103515245 + 12345) % 2147483648;
			return Math.floor((seed / 2147483648) * below);
		};
		const values = Array.from({ length: 1_500 }, () => next(11));
		const house = await fill('many', { responses: values.map(nps) });
		const [row] = (await summarise(house)).scores;
		const count = (test: (value: number) => boolean) => values.filter(test).length;
		const distribution = {
			low: count((value) => value <= 6),
			middle: count((value) => value === 7 || value === 8),
			high: count((value) => value >= 9),
		};
		expect(row).toMatchObject({ n: 1_500, distribution });
		expect(row?.value).toBeCloseTo((100 * (distribution.high - distribution.low)) / 1_500, 10);
	});
});
