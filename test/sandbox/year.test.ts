import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';

import { measureEffect } from '../../core/loop/care/measure-effect';
import type { House } from '../../core/loop/house';
import { findAlarms } from '../../core/loop/insight/find-alarms';
import { createReport } from '../../core/loop/insight/report/create-report';
import { reportSections } from '../../core/loop/insight/report/sections';
import { retentionAndValue } from '../../core/loop/insight/retention-and-value';
import { proposedProblems } from '../../core/loop/problem/list';
import { type PromiseStep, promisesOf } from '../../core/case/promises';
import { problemStates } from '../../core/model/problem';
import { openStore } from '../../core/store/registry';
import type { Store } from '../../core/store/store';
import { careOperations } from '../../nodes/SatisfactionCare/actions';
import { operations as caseOperations } from '../../nodes/SatisfactionCase/actions';
import { insightOperations } from '../../nodes/SatisfactionInsights/actions';
import { readOptions } from '../../sandbox/terminal/options';
import { whereTheYearIs } from '../../sandbox/terminal/where-the-year-is';
import { campaigns } from '../../sandbox/year/care';
import { fillWork } from '../../sandbox/year/fill-work';
import { fillYear, shownYear } from '../../sandbox/year/fill-year';
import { yearFile } from '../../sandbox/year/workflow';

const day = 86_400_000;

const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

it('is asked for by a word of its own, and not beside systems', () => {
	expect(readOptions([])).toMatchObject({ year: false });
	expect(readOptions(['--year'])).toMatchObject({ year: true, system: null, language: 'en' });
	expect(() => readOptions(['--year', '--system', 'zoho'])).toThrow('leave out --year or --system');
});

it.each(['zh-CN', 'zh', 'ZH-cn'])('is in Chinese with %s, and no day is', (language) => {
	expect(readOptions(['--year', '--language', language])).toMatchObject({ language: 'zh-CN' });
	expect(() => readOptions(['--language', language])).toThrow('--language goes with --year');
	expect(() => readOptions(['--year', '--language', 'fr'])).toThrow('en or zh-CN');
});

it('ends at the moment that is given, with a bad time shortly before', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-year-'));
	const store = await openStore({ kind: 'sqlite', file: join(folder, 'year.sqlite') }, {});
	try {
		const end = Date.UTC(2031, 4, 20, 15, 30);
		const counts = await fillYear(store, 'main', 'en', { days: 120, aDay: 12, end });
		expect(counts.responses).toBeGreaterThan(200);
		const rows = await store.db
			.selectFrom('response')
			.select(['answered_at', 'touchpoint', 'level'])
			.where('metric', '=', 'csat')
			.execute();
		const times = rows.map(({ answered_at: at }) => Number(at));
		expect(Math.max(...times)).toBeLessThan(end);
		expect(Math.max(...times)).toBeGreaterThan(end - 3 * day);
		expect(Math.min(...times)).toBeGreaterThan(end - 121 * day);
		const lowOf = (from: number, until: number) => {
			const here = rows.filter(
				({ answered_at: at, touchpoint }) =>
					touchpoint === 'Delivery' &&
					Number(at) >= end - from * day &&
					Number(at) < end - until * day,
			);
			return here.filter(({ level }) => level === 'low').length / here.length;
		};
		expect(lowOf(51, 17)).toBeGreaterThan(0.4);
		expect(lowOf(120, 53)).toBeLessThan(0.25);
	} finally {
		await store.close();
		rmSync(folder, { recursive: true });
	}
});

describe('with what is done about it', () => {
	// Within a quarter, a month, a week and a day.
	const end = Date.UTC(2031, 4, 20, 15, 30);
	const about = { from: '', until: '', filters, language: 'en' };
	let folder: string;
	let store: Store;
	let house: House;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'satisfaction-year-'));
		store = await openStore({ kind: 'sqlite', file: join(folder, 'year.sqlite') }, {});
		house = {
			...{ store, workspace: 'main', publicAddress: null },
			keys: { current: 'a signing secret for tests, 32 characters', previous: [] },
		};
		await fillYear(store, 'main', 'en', { ...shownYear, end });
		await fillWork(house, 'en', end);
	});
	afterAll(async () => {
		await store.close();
		rmSync(folder, { recursive: true });
	});

	const column = async (table: string, name: string): Promise<unknown[]> => {
		const query = sql<{ value: unknown }>`select ${sql.ref(name)} as value from ${sql.table(table)}
			where ${sql.ref(name)} is not null`;
		return (await query.execute(store.db)).rows.map(({ value }) => value);
	};

	it.each([
		['event', 'occurred_at'],
		['invitation', 'answered_at'],
		['response', 'answered_at'],
		['case_file', 'acknowledged_at'],
		['case_file', 'resolved_at'],
		['case_file', 'confirmed_at'],
		['case_step', 'at'],
		['problem', 'updated_at'],
		['care_step', 'at'],
		['care_step', 'opted_out_at'],
		['compensation', 'at'],
	])('has nothing in %s that is later than its end (%s)', async (table, name) => {
		const times = (await column(table, name)).map(Number);
		expect(times.length).toBeGreaterThan(0);
		expect(Math.max(...times)).toBeLessThanOrEqual(end);
	});

	it('is written about in both languages, and has every reason and every state', async () => {
		expect(new Set(await column('response', 'language'))).toEqual(new Set(['en', 'zh-CN']));
		const comments = (await column('response', 'comment')).map(String);
		const chinese = comments.filter((one) => /\p{Script=Han}/u.test(one));
		expect(chinese.length).toBeGreaterThan(comments.length / 20);
		expect(chinese.length).toBeLessThan(comments.length / 4);
		expect(new Set(await column('problem', 'state'))).toEqual(new Set(problemStates));
		for (const state of ['open', 'in_progress', 'confirmed', 'unconfirmed']) {
			expect(await column('case_file', 'state')).toContain(state);
		}
		expect(await column('invitation', 'reason')).toContain('opted_out');
		const names = await column('customer', 'name');
		expect(new Set(names).size).toBeGreaterThan(0.7 * names.length);
	});

	it('has promises that were kept, broken ones, and some that are still open', async () => {
		const steps = await store.db.selectFrom('case_step').selectAll().orderBy('at').execute();
		const byCase = new Map<string, PromiseStep[]>();
		for (const { case_id: id, at, kind, data } of steps) {
			const step = { at, kind, data: JSON.parse(data) as PromiseStep['data'] };
			byCase.set(id, [...(byCase.get(id) ?? []), step]);
		}
		const states = [...byCase.values()].flatMap((some) =>
			promisesOf(some, end).map(({ state }) => state),
		);
		expect(new Set(states)).toEqual(new Set(['kept', 'broken', 'open']));
	});

	it('has something to show in every section of the report', async () => {
		const report = await createReport(house, end, {
			...{ ...about, period: 'last_90_days', sections: null, to: null },
		});
		expect(report.sections).toEqual(reportSections.map(({ key }) => key));
	});

	it('has a campaign that wins customers back, one that changes nothing, and one without a group left out', async () => {
		const measured = async (campaign: string) =>
			await measureEffect(house, end, { campaign, from: null, until: null });
		const quiet = await measured(campaigns.quiet);
		expect(quiet.verdict).toBe('works');
		expect(quiet.share.difference).toBeGreaterThan(0.1);
		const friend = await measured(campaigns.friend);
		expect(friend.n.heldOut).toBeGreaterThan(30);
		expect(friend.verdict).not.toBe('works');
		expect((await measured(campaigns.birthday)).n).toMatchObject({ heldOut: 0 });
	});

	it('has an alarm, customers who may leave and whom somebody looks after, and causes nobody works on', async () => {
		const { charts } = await findAlarms(
			house,
			end,
			{
				...{ filters, language: 'en', bucket: 'week', watch: ['scores', 'case_rate'] },
				...{ since: '', until: '', goodNews: false, always: false },
			},
			{ giveOut: false },
		);
		const young = charts.flatMap(({ signals }) => signals.filter(({ isRecent }) => isRecent));
		expect(young.length).toBeGreaterThan(0);
		const found = await retentionAndValue(house, end, {
			...{ ...about, period: 'last_12_months', items: 'at_risk', by: 'all', lostBy: 'orders' },
			...{ gaps: 3, category: 'category', discount: 0.1, recontactDays: 7, most: 20 },
		});
		expect(found.length).toBeGreaterThan(10);
		const owners = found.map((one) => ('owner' in one ? one.owner : null));
		expect(owners.some((owner) => owner !== null)).toBe(true);
		expect(owners.some((owner) => owner === null)).toBe(true);
		const proposals = await proposedProblems(house, end, { days: 90, fewest: 5 });
		expect(proposals.length).toBeGreaterThan(0);
	});

	it('is the same one again for the same end', async () => {
		const again = houseOf('again');
		await fillYear(store, 'again', 'en', { ...shownYear, end });
		await fillWork(again, 'en', end);
		for (const [table, of, key] of [
			['event', 'attributes', 'event_id'],
			['response', 'value', 'response_id'],
			['case_file', 'state', 'case_id'],
			['care_step', 'state', 'care_id'],
		] as const) {
			const rows = async (workspace: string) => {
				const query = sql<object>`select ${sql.ref(key)} as id, ${sql.ref(of)} as value
					from ${sql.table(table)} where workspace_id = ${workspace} order by 1`;
				return (await query.execute(store.db)).rows;
			};
			expect(await rows('again')).toEqual(await rows('main'));
		}
	});

	const houseOf = (workspace: string): House => ({ ...house, workspace });
});

it('says where its pages are, and leaves out those that nobody could open', () => {
	const stage = {
		n8n: { address: 'http://n8n', logFile: 'n8n.log' },
		client: { login: { email: 'me', password: 'secret' } },
		reader: { address: 'http://mails' },
	};
	const links = { figures: 'http://figures', cases: null, problems: 'http://problems', said: null };
	const said = whereTheYearIs(stage as never, links);
	expect(said).toContain('The figures now  http://figures');
	expect(said).toContain('Problems         http://problems');
	expect(said).not.toMatch(/Open cases {2}|null/);
});

it.each(['en', 'zh-CN'] as const)(
	'comes with a workflow of questions in %s that the nodes can answer',
	(language) => {
		const { nodes, connections } = yearFile('Satisfaction Workspace account', language);
		expect(nodes.every(({ name }) => /\p{Script=Han}/u.test(name) === (language === 'zh-CN'))).toBe(
			true,
		);
		const known = {
			satisfactionInsights: insightOperations,
			satisfactionCare: careOperations,
			satisfactionCase: caseOperations,
		};
		const asked = nodes.filter(({ type }) => (type.split('.')[1] ?? '') in known);
		for (const { type, parameters } of asked) {
			const operations = known[type.split('.')[1] as keyof typeof known];
			const values = operations.map(({ value }) => value);
			if (parameters.operation !== undefined) expect(values).toContain(parameters.operation);
			// n8n hides what belongs to another resource, and then it has no value.
			const chosen = operations.find(({ value }) => value === parameters.operation);
			if (chosen?.resource && chosen.resource !== 'score') {
				expect(parameters.resource).toBe(chosen.resource);
			}
		}
		const [first] = Object.values(connections) as Array<{ main: Array<Array<{ node: string }>> }>;
		expect(first?.main[0]?.map(({ node }) => node)).toEqual(asked.map(({ name }) => name));
	},
);
