import { checkEffect } from '../../core/loop/problem/check-effect';
import { createProblem, type SeenAs } from '../../core/loop/problem/create';
import { problemsOf, proposedProblems } from '../../core/loop/problem/list';
import { tellReporters } from '../../core/loop/problem/tell-reporters';
import { changeProblem, linkToProblem } from '../../core/loop/problem/update';
import { thePackage as doer } from '../../core/loop/audit/doer';
import type { House } from '../../core/loop/house';
import type { Person } from '../../core/model/people';
import type { Level } from '../../core/model/metric';
import { itemSet } from '../../core/model/rated-items';
import { openCaseQuery } from '../../core/store/repositories/cases';
import { savePerson } from '../../core/store/repositories/people';
import { noteTold, reportersOf } from '../../core/store/repositories/problems';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { saveSettings } from '../../core/store/repositories/workspaces';
import { defineSurvey } from '../../core/survey/define';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, monday, responseRow } from './rows';

useDatabases();

const now = monday;
const liNa: Person = {
	id: 'li.na',
	name: 'Li Na',
	email: 'li.na@example.com',
	team: 'after-sales',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	externalIds: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
};
const slow: SeenAs = {
	origin: 'root_cause',
	ref: 'slow_response',
	links: [{ kind: 'root_cause', ref: 'slow_response' }],
};
const planned = { owner: 'li.na', remedy: 'A second courier', dueAt: '2030-01-01' };

describe.each(databases)('problems, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let count = 0;

	async function aHouse(): Promise<House> {
		const house = houseIn(store(), `problems-${count++}`);
		await store().transaction(async (tx) => await savePerson(tx, house.workspace, liNa, now));
		return house;
	}

	/** So many answers of a day, the first ones with a case of the root cause; customers take turns. */
	async function answers(house: House, at: number, n: number, cases: number, customers = 3) {
		const { workspace } = house;
		await store().transaction(async (tx) => {
			for (let one = 0; one < customers; one += 1) {
				const customer = { workspace_id: workspace, customer_id: `cus_${one}` };
				await tx
					.insertInto('customer')
					.values(customerRow({ ...customer, name: `Customer ${one}` }))
					.onConflict((c) => c.doNothing())
					.execute();
			}
			for (let one = 0; one < n; one += 1) {
				const id = `${at}_${one}`;
				const level: Level = one < cases ? 'low' : 'high';
				const about = { workspace_id: workspace, response_id: `rsp_${id}` };
				await insertResponse(tx, responseRow({ ...about, level, answered_at: at }));
				if (one >= cases) continue;
				const customer_id = `cus_${one % customers}`;
				const opened = { opened_at: at, root_cause: 'slow_response', customer_id };
				await openCaseQuery(tx, caseRow({ ...about, case_id: `cas_${id}`, ...opened })).execute();
			}
		});
	}

	const create = async (house: House, said: object = {}, seen: SeenAs = slow, test = false) =>
		await createProblem(house, now, { said: { title: 'Slow', ...said }, seen, doer, test });

	it('are noted once for the same root cause, with its cases, however many note them at once', async () => {
		const house = await aHouse();
		await answers(house, now - day, 10, 4);
		const made = await Promise.all([1, 2, 3, 4].map(async () => await create(house)));
		expect(new Set(made.map(({ row }) => row.problem_id)).size).toBe(1);
		expect(made.filter(({ kind }) => kind === 'problem_created')).toHaveLength(1);
		const listed = await problemsOf(house, now, everything);
		expect(listed).toMatchObject([
			{ title: 'Slow', state: 'seen', list: 'unknown', links: { case: 4, root_cause: 1 } },
		]);
		const tried = await create(house, {}, slow, true);
		expect(tried.kind).toBe('problem_created');
		expect(await problemsOf(house, now, everything)).toHaveLength(1);
		expect(await problemsOf(house, now, { ...everything, test: true })).toHaveLength(1);
	});

	const everything = {
		states: null,
		ownerId: null,
		overdueOnly: false,
		list: null,
		limit: null,
		test: false,
	};

	it('are proposed where many cases have one cause and nobody works on it', async () => {
		const house = await aHouse();
		await answers(house, now - day, 10, 6);
		const about = { days: 90, fewest: 5 };
		expect(await proposedProblems(house, now, about)).toEqual([
			{
				cause: 'slow_response',
				name: 'Slow response',
				cases: 6,
				text: 'Slow response: the root cause of 6 cases in 90 days, and nobody works on it yet.',
			},
		]);
		expect(await proposedProblems(house, now, { ...about, fewest: 7 })).toEqual([]);
		await create(house);
		expect(await proposedProblems(house, now, about)).toEqual([]);
	});

	it('are planned with an owner, a remedy and a date, and leave a line in the audit trail', async () => {
		const house = await aHouse();
		const { row } = await create(house, { difficulty: 'hard', influence: 3 });
		const problemId = row.problem_id;
		const change = async (said: object) =>
			await changeProblem(house, now, { problemId, said, doer });
		await expect(change({ state: 'planned' })).rejects.toThrow('Owner, What Will Be Done, By When');
		const { row: after } = await change({ state: 'planned', ...planned });
		expect(after).toMatchObject({
			state: 'planned',
			owner_id: 'li.na',
			remedy: 'A second courier',
		});
		expect(await change({ state: 'planned' })).toMatchObject({ kind: 'unchanged' });
		await expect(change({ owner: 'nobody' })).rejects.toThrow('nobody in the team');
		await expect(change({ influence: -1 })).rejects.toThrow('no influence');
		const found = async (filter: object) =>
			(await problemsOf(house, now, { ...everything, ...filter })).length;
		expect(await found({ list: '1_to_3_years' })).toBe(1);
		expect(await found({ list: '90_days' })).toBe(0);
		expect(await found({ list: 'unknown' })).toBe(0);
		expect(await found({ ownerId: 'li.na' })).toBe(1);
		expect(await found({ states: ['done'] })).toBe(0);
		expect(await found({ overdueOnly: true })).toBe(0);
		const late = Date.parse('2030-02-01');
		const overdue = await problemsOf(house, late, { ...everything, overdueOnly: true });
		expect(overdue).toHaveLength(1);
		const lines = await store()
			.db.selectFrom('audit')
			.select(['action', 'target_id'])
			.where('workspace_id', '=', house.workspace)
			.execute();
		expect(lines.map(({ action }) => action).sort()).toEqual([
			'problem_changed',
			'problem_created',
		]);
	});

	async function done(house: House, at: number) {
		const { row } = await create(house);
		const said = { ...planned, state: 'being_done' };
		const problemId = row.problem_id;
		await changeProblem(house, at - 10 * day, { problemId, said, doer });
		await changeProblem(house, at, { problemId, said: { state: 'done' }, doer });
		return problemId;
	}

	it('that are done are told to each customer of theirs once, whoever tells at once', async () => {
		const house = await aHouse();
		await answers(house, now - day, 10, 7);
		const { row } = await create(house);
		const problemId = row.problem_id;
		const tell = async (peek = false) => await tellReporters(house, now, { problemId, doer, peek });
		await expect(tell()).rejects.toThrow('is not done yet');
		await changeProblem(house, now, { problemId, said: { ...planned, state: 'being_done' }, doer });
		await changeProblem(house, now, { problemId, said: { state: 'done' }, doer });
		expect((await tell(true)).told).toHaveLength(3);
		const turns = await Promise.all([tell(), tell(), tell()]);
		const told = turns.flatMap((one) => one.told);
		expect(told.map(({ customer }) => customer.id).sort()).toEqual(['cus_0', 'cus_1', 'cus_2']);
		expect(told[0]?.message).toEqual({
			subject: 'You said, we did: Slow',
			text: 'You told us about this: Slow.\n\nThis is what we have done: A second courier.\n\nThank you for saying so.',
		});
		// A further case of somebody who was told does not tell them again; one of somebody else does.
		await answers(house, now + day, 1, 1);
		await linkToProblem(house, now, { problemId, kind: 'case', ref: `cas_${now + day}_0` });
		expect((await tell()).told).toEqual([]);
		await expect(
			linkToProblem(house, now, { problemId, kind: 'case', ref: 'cas_none' }),
		).rejects.toThrow('There is no case "cas_none"');
	});

	it('count as told however many cases hang on one', async () => {
		const house = await aHouse();
		await answers(house, now - day, 2, 1);
		const { row } = await create(house);
		const { problem_id: problemId } = row;
		const caseIds = Array.from({ length: 70_000 }, (_, at) => `cas_${at}`);
		const [mine] = await reportersOf(store().db, house.workspace, row);
		if (!mine) throw new Error('There is a reporter.');
		await store().transaction(async (tx) => {
			const all = [...caseIds, mine.caseId];
			await noteTold(tx, house.workspace, { problemId, caseIds: all, at: now });
		});
		const told = await reportersOf(store().db, house.workspace, row);
		expect(told).toEqual([{ ...mine, told: true }]);
	});

	it('are told to nobody whose case is a test, or came after the fix and was found by its cause', async () => {
		const house = await aHouse();
		await answers(house, now - day, 4, 2);
		const tested = { workspace_id: house.workspace, case_id: 'cas_test', test: 1, opened_at: now };
		await store().transaction(async (tx) => {
			await openCaseQuery(tx, caseRow({ ...tested, customer_id: 'cus_2' })).execute();
		});
		const problemId = await done(house, now + day);
		await linkToProblem(house, now, { problemId, kind: 'case', ref: 'cas_test' });
		await answers(house, now + 20 * day, 1, 1, 9);
		await store()
			.db.updateTable('case_file')
			.set({ customer_id: 'cus_8' })
			.where('workspace_id', '=', house.workspace)
			.where('case_id', '=', `cas_${now + 20 * day}_0`)
			.execute();
		await createProblem(house, now + 30 * day, {
			said: { title: 'Slow' },
			seen: slow,
			doer,
			test: false,
		});
		const { told } = await tellReporters(house, now + 30 * day, { problemId, doer, peek: false });
		expect(told.map(({ customer }) => customer.id).sort()).toEqual(['cus_0', 'cus_1']);
	});

	it('without a root cause are not shown to work by answers of another survey', async () => {
		const house = await aHouse();
		const doneAt = now + 40 * day;
		await answers(house, now + 25 * day, 60, 30);
		await answers(house, doneAt + day, 60, 0);
		await store()
			.db.updateTable('response')
			.set({ survey_key: 'nps' })
			.where('workspace_id', '=', house.workspace)
			.where('answered_at', '>', doneAt)
			.execute();
		const own: SeenAs = { origin: 'own', ref: null, links: [] };
		const { row } = await create(house, planned, own);
		const problemId = row.problem_id;
		for (const [at, state] of [
			[doneAt - day, 'being_done'],
			[doneAt, 'done'],
		] as const) {
			await changeProblem(house, at, { problemId, said: { state }, doer });
		}
		const check = async () =>
			await checkEffect(house, doneAt + 20 * day, { problemId, doer, peek: false });
		const mixed = await check();
		expect(mixed).toMatchObject({ row: { state: 'done' }, finding: { verdict: 'too_few' } });
		expect(mixed.finding.text).toContain('several surveys are not compared as one');
		await changeProblem(house, now, { problemId, said: { surveyKey: 'after-service' }, doer });
		expect((await check()).finding.text).toContain('0 answers since the work, too few');
	});

	it('are not shown to work by cases whose cause nobody has named yet', async () => {
		const house = await aHouse();
		const doneAt = now + 40 * day;
		await answers(house, now + 25 * day, 60, 30);
		await answers(house, doneAt + day, 60, 30);
		const recent = store()
			.db.updateTable('case_file')
			.where('workspace_id', '=', house.workspace)
			.where('opened_at', '>', doneAt);
		await recent.set({ root_cause: null }).execute();
		const problemId = await done(house, doneAt);
		const check = async () =>
			await checkEffect(house, doneAt + 20 * day, { problemId, doer, peek: false });
		const early = await check();
		expect(early).toMatchObject({
			row: { state: 'done' },
			finding: { verdict: 'could_be_chance' },
			effect: { works: false, after: { x: 0, n: 60 } },
		});
		expect(early.finding.text).toContain('no root cause yet (30), too early to say');
		await recent.set({ root_cause: 'other_cause' }).execute();
		expect((await check()).row.state).toBe('shown_to_work');
	});

	it('that a chart has shown are told in other words: nobody has said what a chart says', async () => {
		const house = await aHouse();
		await answers(house, now - day, 1, 1);
		const alarm: SeenAs = { origin: 'alarm', ref: 'p:w47', links: [] };
		const { row } = await create(house, { title: 'Share 21 %, limit 16 %' }, alarm);
		const problemId = row.problem_id;
		await linkToProblem(house, now, { problemId, kind: 'case', ref: `cas_${now - day}_0` });
		await changeProblem(house, now, { problemId, said: { ...planned, state: 'being_done' }, doer });
		await changeProblem(house, now, { problemId, said: { state: 'done' }, doer });
		const { told } = await tellReporters(house, now, { problemId, doer, peek: true });
		expect(told.map(({ message }) => message)).toEqual([
			{
				subject: 'You said, we did',
				text: 'You told us what you think, and this is what we have done: A second courier.\n\nThank you for saying so.',
			},
		]);
	});

	/** Work on a problem made of something else than a root cause, from the 30th day to the 40th. */
	async function doneOf(house: House, seen: SeenAs, said: object = {}) {
		const { row } = await create(house, { ...planned, ...said }, seen);
		const problemId = row.problem_id;
		for (const [at, state] of [
			[now + 30 * day, 'being_done'],
			[now + 40 * day, 'done'],
		] as const) {
			await changeProblem(house, at, { problemId, said: { state }, doer });
		}
		return await checkEffect(house, now + 60 * day, { problemId, doer, peek: false });
	}

	/** So many answers before the work and as many after it, all of one level. */
	async function told(house: House, row: (at: number, isAfter: boolean) => Partial<ResponseRow>) {
		await store().transaction(async (tx) => {
			for (let at = 0; at < 120; at += 1) {
				const isAfter = at >= 60;
				const own = { workspace_id: house.workspace, response_id: `rsp_told_${at}` };
				const answered_at = now + (isAfter ? 41 : 25) * day + at;
				await insertResponse(tx, responseRow({ ...own, answered_at, ...row(at, isAfter) }));
			}
		});
	}

	it.each([
		['a topic', 'waiting', '等了很久', '没有等很久，很好', '不错'],
		['a term that emerged', 'emerging:找回密码失败', '总是找回密码失败', '不错', '很好'],
		['a topic of one’s own', 'own:pudong', '浦东店很乱', '很好', '不错'],
	])('of %s go by their own share of the comments', async (_, ref, about, after, other) => {
		const house = await aHouse();
		await store().transaction(async (tx) => {
			const settings = { topics: [{ topic: 'Pudong', terms: '浦东店' }] };
			await saveSettings(tx, house.workspace, settings, now);
		});
		// Everybody is satisfied all the time: low answers would say nothing.
		await told(house, (at, isAfter) => {
			const isAbout = isAfter ? at % 20 === 0 : at % 2 === 0;
			return { level: 'high', comment: isAbout ? about : ref === 'waiting' ? other : after };
		});
		const { effect, finding, row } = await doneOf(house, { origin: 'topic', ref, links: [] });
		expect(effect).toMatchObject({ before: { x: 30, n: 60 }, after: { x: 3, n: 60 }, works: true });
		expect(finding.text).toBe(
			'"Slow": 50\u00a0% of the comments before the work, 5\u00a0% since (120 comments); that is unlikely to be chance.',
		);
		expect(finding.interval).not.toBeNull();
		expect(row.state).toBe('shown_to_work');
	});

	it('of a reason go by those who ticked it, of those who ticked any', async () => {
		const house = await aHouse();
		await told(house, (at, isAfter) => ({
			tags: at % 3 === 0 ? '[]' : !isAfter && at % 3 === 1 ? '["slow"]' : '["rude"]',
		}));
		const seen: SeenAs = { origin: 'topic', ref: 'reason:after-service:slow', links: [] };
		const { effect } = await doneOf(house, seen);
		expect(effect).toMatchObject({ before: { x: 20, n: 40 }, after: { x: 0, n: 40 }, works: true });
	});

	it('of a driver go by its own ratings', async () => {
		const house = await aHouse();
		const survey = defineSurvey({
			key: 'after-service',
			metric: 'csat',
			languages: ['en'],
			questions: ['speed', 'tone'].map((id) => ({
				kind: 'rating' as const,
				id,
				text: { en: id },
				max: 5,
			})),
		});
		await store().transaction(async (tx) => await saveSurvey(tx, house.workspace, survey, now));
		const item_set = itemSet(survey)?.name ?? null;
		await told(house, (at, isAfter) => ({
			item_set,
			// Tone becomes no better, and one in ten says nothing of it.
			items: `${isAfter ? 4 : 1 + (at % 2) * 3},${at % 10 === 0 ? '' : 2}`,
		}));
		const driver = (id: string): SeenAs => ({
			origin: 'driver',
			ref: `after-service:${id}`,
			links: [],
		});
		const speed = await doneOf(house, driver('speed'));
		expect(speed.effect).toMatchObject({ before: { x: 30, n: 60 }, after: { x: 0, n: 60 } });
		expect(speed.finding.text).toContain('50\u00a0% of the ratings before the work');
		const tone = await doneOf(house, driver('tone'));
		expect(tone.effect).toMatchObject({ before: { x: 54, n: 54 }, after: { x: 54, n: 54 } });
		expect(tone.effect.works).toBe(false);
	});

	it('are shown to work by the answers after them, and by nothing else', async () => {
		const house = await aHouse();
		const doneAt = now + 40 * day;
		// Half of the answers in the time before the work, a tenth after it.
		await answers(house, now + 25 * day, 60, 30);
		await answers(house, doneAt + day, 60, 6);
		const problemId = await done(house, doneAt);
		const check = async (at: number, peek = false) =>
			await checkEffect(house, at, { problemId, doer, peek });
		const few = await check(doneAt + 1);
		expect(few.finding).toMatchObject({ verdict: 'too_few', n: 0 });
		expect(few.row.state).toBe('done');
		const tried = await check(doneAt + 20 * day, true);
		expect(tried.row.state).toBe('done');
		const shown = await check(doneAt + 20 * day);
		expect(shown.effect).toMatchObject({
			before: { x: 30, n: 60 },
			after: { x: 6, n: 60 },
			works: true,
		});
		expect(shown.finding.text).toBe(
			'"Slow": 50\u00a0% of the answers before the work, 10\u00a0% since (120 answers); that is unlikely to be chance.',
		);
		expect(shown.row.state).toBe('shown_to_work');
		const activities = await store()
			.db.selectFrom('activity')
			.select(['kind', 'activity_id'])
			.where('workspace_id', '=', house.workspace)
			.orderBy('kind')
			.execute();
		expect(activities).toEqual([
			{ kind: 'problem_done', activity_id: `${problemId}:problem_done:${doneAt}` },
			// Whoever plans it gives it to its owner.
			{
				kind: 'problem_handed_over',
				activity_id: expect.stringMatching(new RegExp(`^${problemId}:problem_handed_over:`)),
			},
		]);
	});
});
