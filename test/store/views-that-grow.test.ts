import { sql } from 'kysely';

import { importAnswer } from '../../core/loop/answer/import-answer';
import { thePackage } from '../../core/loop/audit/doer';
import { eraseCustomer } from '../../core/loop/customer/erase';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import { createProblem } from '../../core/loop/problem/create';
import { giveSignal } from '../../core/store/repositories/chart-memory';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { insertInvitation } from '../../core/store/repositories/invitations';
import { insertResponse } from '../../core/store/repositories/responses';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { defineSurvey } from '../../core/survey/define';
import { campaignRow, careStepRow } from './care-rows';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, invitationRow, monday, responseRow } from './rows';

useDatabases();

const everything = {
	...{ surveyKey: null, metric: null, segment: null },
	...{ touchpoint: null, team: null, owner: null },
};

/** What a BI tool reads is what the package counts. */
describe.each(databases)('the views on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const read = async <Row extends object>(query: string) =>
		(await sql.raw<Row>(query).execute(store().db)).rows;

	it('add up to what a summary counts', async () => {
		const house = houseIn(store(), 'sums');
		const own = { workspace_id: 'sums' };
		await store().transaction(async (tx) => {
			let id = 0;
			const answer = async (change: Parameters<typeof responseRow>[0]) => {
				id += 1;
				await insertResponse(tx, responseRow({ ...own, response_id: `rsp_${id}`, ...change }));
			};
			for (const [at, value] of [10, 10, 9, 8, 7, 6, 0, 10].entries()) {
				const level = value >= 9 ? 'high' : value >= 7 ? 'middle' : 'low';
				await answer({
					...{ survey_key: 'quarterly', metric: 'nps', scale_min: 0, scale_max: 10 },
					...{ high_from: 9, value, level, answered_at: monday + (at % 4) * day },
					segment: at % 2 === 0 ? 'large' : null,
				});
			}
			for (const value of [5, 4, 4, 3, 1]) {
				const level = value >= 4 ? 'high' : value === 3 ? 'middle' : 'low';
				await answer({ value, level, answered_at: monday + day });
			}
			await answer({ value: 9, scale_max: 10, high_from: 8, level: 'high' });
			await answer({ value: 1, level: 'low', test: 1 });
			const invitation = async (invitation_id: string, change: object) =>
				await insertInvitation(tx, invitationRow({ ...own, invitation_id, ...change }));
			await invitation('i1', { state: 'completed', sent_at: monday, answered_at: monday });
			await invitation('i2', { state: 'sent', sent_at: monday });
			await invitation('i3', { state: 'partial', answered_at: monday });
			await invitation('i4', { state: 'suppressed', reason: 'opted_out' });
			await invitation('i5', { state: 'failed', reason: 'send_failed' });
			await invitation('i6', { state: 'completed', channel: 'open', answered_at: monday });
			for (const state of ['open', 'closed', 'confirmed'] as const) {
				await openCaseQuery(tx, caseRow({ ...own, case_id: state, state })).execute();
			}
		});
		const summary = await summarisePeriod(house, monday + 9 * day, {
			period: 'range',
			from: '2026-01-01',
			until: '2026-01-12',
			filters: everything,
			language: 'en',
		});
		const rows = await read<Record<'survey_key' | 'metric', string> & Record<string, number>>(
			`select survey_key, metric, scale_max, sum(n) as n, 100.0 * sum(high) / sum(n) as high,
				100.0 * (sum(high) - sum(low)) / sum(n) as net, sum(sum_value) / sum(n) as mean
			from v_scores_daily where workspace_id = 'sums'
			group by survey_key, metric, scale_max, high_from order by 1, 3`,
		);
		const told = (row: (typeof rows)[number], variant: string) =>
			summary.scores.find(
				(one) =>
					one.surveyKey === row.survey_key &&
					one.scale.max === row.scale_max &&
					one.variant === variant,
			);
		expect(rows).toHaveLength(3);
		for (const row of rows) {
			const isNps = row.metric === 'nps';
			const score = told(row, isNps ? 'nps' : 'satisfied_share');
			expect(Number(row.n)).toBe(score?.n);
			expect(Number(isNps ? row.net : row.high)).toBeCloseTo(score?.value ?? Number.NaN);
			const mean = told(row, 'mean') ?? told(row, 'mean_percent');
			expect(Number(row.mean)).toBeGreaterThan(0);
			if (mean?.variant === 'mean') expect(Number(row.mean)).toBeCloseTo(mean.value ?? Number.NaN);
		}
		const [rate] = await read<Record<string, number>>(
			`select sum(case when state in ('partial', 'completed') then 1 else 0 end) as answered,
				sum(case when state <> 'failed' and (sent_at is not null or answered_at is not null)
					then 1 else 0 end) as arrived
			from v_invitations where workspace_id = 'sums' and channel <> 'open'`,
		);
		expect(Number(rate?.arrived)).toBe(summary.responseRate.sent);
		expect((100 * Number(rate?.answered)) / Number(rate?.arrived)).toBeCloseTo(
			summary.responseRate.value ?? Number.NaN,
		);
		const [cases] = await read<{ n: number }>(
			`select count(*) as n from v_cases where workspace_id = 'sums'`,
		);
		expect(Number(cases?.n)).toBe(summary.cases.opened);
	});

	it('have the items of an answer with their words, as they are kept beside it', async () => {
		const house = houseIn(store(), 'items');
		const items = [
			{ id: 'speed', text: { en: 'Speed', 'zh-CN': '速度' } },
			{ id: 'price', text: { en: 'Price', 'zh-CN': '价格' } },
		];
		const languages = ['zh-CN', 'en'];
		const index = defineSurvey({ key: 'index', metric: 'csi', items, languages });
		const site = defineSurvey({
			key: 'site',
			metric: 'csat',
			questions: [
				{ kind: 'rating', id: 'speed', text: 'Speed' },
				{ kind: 'choice', id: 'way', text: 'How?', multiple: true, options: 'By phone\nBy mail' },
				{ kind: 'text', id: 'wish', text: 'What else?' },
			],
			reasons: [{ id: 'slow', text: 'Too slow' }],
		});
		const way = site.questions.find(({ kind }) => kind === 'choice');
		const options = way?.kind === 'choice' ? way.options : [];
		const [reason] = site.reasons;
		await store().transaction(async (tx) => {
			for (const survey of [index, site]) await saveSurvey(tx, 'items', survey, monday);
		});
		const record = async (surveyKey: string, externalId: string, answers: object[], more: object) =>
			await importAnswer(house, monday, {
				...{ surveyKey, externalId, eventId: null, source: 'sheet', satisfiedFrom: null },
				...{ comment: null, tags: [], language: null, answeredAt: monday, purpose: null },
				...{ touchpoint: null, customerId: null, customer: null, subject: null, owner: null },
				...{ test: false, reading: 'csat_1_5', value: 4, answers: answers as never },
				...more,
			});
		await record(
			'site',
			's1',
			[
				{ id: 'speed', value: '3' },
				{ id: 'way', value: options.map(({ id }) => id) },
				{ id: 'wish', value: '5' },
			],
			{ tags: [reason?.id, 'typed by hand'] },
		);
		await record(
			'site',
			's2',
			[
				{ id: 'speed', value: 9 },
				{ id: 'speed', value: 5 },
			],
			{},
		);
		const answers = JSON.stringify({
			content: {},
			list: [
				{ id: 'speed', value: 2 },
				{ id: 'price', value: 5 },
				{ id: 'other', value: 1 },
			],
		});
		const own = { workspace_id: 'items', survey_key: 'index', metric: 'csi' as const, answers };
		await store().transaction(async (tx) => {
			const row = { ...own, response_id: 'csi', survey_version: index.version };
			await insertResponse(tx, responseRow(row));
			await insertResponse(tx, responseRow({ ...row, response_id: 'test', test: 1 }));
		});
		const rows = await read(
			`select survey_key, question_id, kind, label, value, scale_max, option_label
			from v_item_answers where workspace_id = 'items' order by 1, 3, 2, 4, 5, 7`,
		);
		const row = { value: null, scale_max: null, option_label: null, label: null };
		const item = { ...row, survey_key: 'index', kind: 'item', scale_max: index.rating.max };
		const of = { ...row, survey_key: 'site' };
		expect(rows).toEqual([
			{ ...item, question_id: 'price', label: '价格', value: 5 },
			{ ...item, question_id: 'speed', label: '速度', value: 2 },
			...['By mail', 'By phone'].map((option_label) => ({
				...{ ...of, question_id: 'way', kind: 'choice', label: 'How?', option_label },
			})),
			{ ...of, question_id: 'speed', kind: 'rating', label: 'Speed', value: 3, scale_max: 5 },
			{ ...of, question_id: 'speed', kind: 'rating', label: 'Speed', value: 5, scale_max: 5 },
			...(dialect === 'sqlite' ? [null, 'Too slow'] : ['Too slow', null]).map((option_label) => ({
				...{ ...of, question_id: 'reasons', kind: 'reason', option_label },
			})),
		]);
		const kept = await read<{ items: string }>(
			`select items from response where workspace_id = 'items' and survey_key = 'site'`,
		);
		const sum = kept
			.flatMap(({ items: text }) => text.split(','))
			.reduce((n, x) => n + Number(x), 0);
		const [seen] = await read<{ sum: number }>(
			`select sum(value) as sum from v_item_answers
			where workspace_id = 'items' and survey_key = 'site' and kind = 'rating'`,
		);
		expect(Number(seen?.sum)).toBe(sum);
	});

	it('stay whole whatever another tool has put in the place of a rating', async () => {
		const house = houseIn(store(), 'odd-items');
		const questions = [{ kind: 'rating' as const, id: 'speed', text: 'Speed' }];
		const site = defineSurvey({ key: 'site', metric: 'csat', questions });
		await store().transaction(async (tx) => await saveSurvey(tx, 'odd-items', site, monday));
		const odd = ['9'.repeat(400), `0.${'1'.repeat(400)}`, '1e400', 'NaN', '٣', '3.0', ' 4 ', ''];
		for (const [at, value] of [...odd, null, { id: 3 }, [3], true, 2].entries()) {
			await importAnswer(house, monday, {
				...{ surveyKey: 'site', externalId: `o${at}`, eventId: null, source: 'sheet' },
				...{ satisfiedFrom: null, comment: null, tags: [], language: null, answeredAt: monday },
				...{ purpose: null, touchpoint: null, customerId: null, customer: null, subject: null },
				...{ owner: null, test: false, reading: 'csat_1_5', value: 4 },
				answers: [{ id: 'speed', value }],
			});
		}
		const rows = await read<{ value: number }>(
			`select value from v_item_answers where workspace_id = 'odd-items' order by value`,
		);
		expect(rows.map(({ value }) => value)).toEqual([2, 3, 4]);
	});

	it('know customers without who they are, and none who is erased or was joined with another', async () => {
		const house = houseIn(store(), 'people');
		const own = { workspace_id: 'people', email: 'mei@example.com', name: 'Mei', segment: 'large' };
		await store()
			.db.insertInto('customer')
			.values([
				customerRow({ ...own, customer_id: 'here', language: 'en', preferred_language: 'zh-CN' }),
				customerRow({ ...own, customer_id: 'joined', email: null, merged_into: 'here' }),
				customerRow({ ...own, customer_id: 'gone', email: 'wu@example.com' }),
			])
			.execute();
		await store().transaction(async (tx) => {
			const answer = { workspace_id: 'people', customer_id: 'gone', comment: 'I am Wu' };
			await insertResponse(tx, responseRow(answer));
		});
		await eraseCustomer(house, monday + day, { customerId: 'gone', doer: thePackage });
		const rows = await read(`select * from v_customers where workspace_id = 'people'`);
		expect(rows).toEqual([
			{
				...{ workspace_id: 'people', customer_id: 'here', segment: 'large', language: 'zh-CN' },
				...{ country: null, value_amount: null, value_currency: null },
				...{ created_at: monday, created_on: '2026-01-05' },
			},
		]);
		const left = await read(
			`select customer_id, comment, value from v_responses where workspace_id = 'people'`,
		);
		expect(left).toEqual([{ customer_id: null, comment: null, value: 5 }]);
	});

	it('have problems with their cases, care that was sent, and alarms by what they are about', async () => {
		const house = houseIn(store(), 'work');
		const made = async (title: string, test: boolean) =>
			await createProblem(house, monday, {
				said: { title },
				seen: { origin: 'own', ref: null, links: [{ kind: 'case', ref: 'cas_1' }] },
				doer: thePackage,
				test,
			});
		const { row } = await made('Kettles leak', false);
		await made('A test', true);
		expect(
			await read(
				`select problem_id, title, state, created_on, cases, told
				from v_problems where workspace_id = 'work'`,
			),
		).toEqual([
			{
				...{ problem_id: row.problem_id, title: 'Kettles leak', state: 'seen' },
				...{ created_on: '2026-01-05', cases: 1, told: 0 },
			},
		]);
		expect(
			await read(`select problem_id, case_id from v_problem_cases where workspace_id = 'work'`),
		).toEqual([{ problem_id: row.problem_id, case_id: 'cas_1' }]);

		const { db } = store();
		const care = { workspace_id: 'work', address: 'mei@example.com' };
		await db
			.insertInto('campaign')
			.values(campaignRow({ workspace_id: 'work' }))
			.execute();
		const sent = careStepRow({ ...care, state: 'sent', at: monday + day });
		await db.insertInto('care_step').values(sent).execute();
		const [step] = await read<object>(`select * from v_care_sends where workspace_id = 'work'`);
		expect(step).toMatchObject({ occasion: 'birthday', state: 'sent', at_on: '2026-01-06' });
		expect(JSON.stringify(step)).not.toContain('mei@');

		const chart = JSON.stringify([
			'low_share',
			['service', 'transactional', 'csat 1–5'],
			'week',
			[['segment', 'large "A"']],
			null,
		]);
		const ofCases = JSON.stringify(['case_count', null, 'day', [], '2026-01-01']);
		await store().transaction(async (tx) => {
			const first = { chartKey: chart, signalKey: '1 above 2026-01-05' };
			await giveSignal(tx, 'work', first, monday);
			const second = { chartKey: ofCases, signalKey: '4 above 2026-01-06' };
			await giveSignal(tx, 'work', second, monday + day);
		});
		const alarm = { workspace_id: 'work', side: 'above', touchpoint: null, team: null };
		expect(
			await read(`select * from v_alarms where workspace_id = 'work' order by given_at`),
		).toEqual([
			{
				...{ ...alarm, measure: 'low_share', survey_key: 'service', purpose: 'transactional' },
				...{ scale: 'csat 1–5', bucket: 'week', segment: 'large "A"', filters: 1, rule: 1 },
				...{ began_on: '2026-01-05', given_at: monday, given_on: '2026-01-05' },
			},
			{
				...{ ...alarm, measure: 'case_count', survey_key: null, purpose: null, scale: null },
				...{ bucket: 'day', segment: null, filters: 0, rule: 4, began_on: '2026-01-06' },
				...{ given_at: monday + day, given_on: '2026-01-06' },
			},
		]);
	});
});
