import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { SatisfactionCase } from '../../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { openCaseQuery } from '../../../core/store/repositories/cases';
import { closeSmtp } from '../../../core/systems/smtp/transport';
import { startMailServer } from '../../core/systems/mail-server';
import { savePerson } from '../../../core/store/repositories/people';
import { chain, loadNodes, runWorkflow } from '../../engine/engine';
import { caseRow, customerRow } from '../../store/rows';
import { anInvitation, aWorkspace, mailsBy, type Workspace } from '../a-workspace';

const type = 'satisfactionCase';
const nodeTypes = loadNodes({
	[type]: SatisfactionCase,
	satisfactionMessage: SatisfactionMessage,
});

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
	const { store, workspace: key } = workspace.house;
	await store.transaction(
		async (tx) =>
			await savePerson(
				tx,
				key,
				{
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
				},
				Date.now(),
			),
	);
});
afterEach(async () => await workspace.close());

async function run(
	operation: string,
	items: object[],
	parameters: Record<string, NodeParameterValueType> = {},
	mode?: 'manual',
	withMessage = false,
) {
	const {
		outputs,
		error,
		run: ran,
	} = await runWorkflow({
		nodeTypes,
		workflow: {
			id: 'w7',
			name: 'Problems',
			nodes: [
				{ name: 'Problem', type, parameters: { resource: 'problem', operation, ...parameters } },
				...(withMessage
					? [{ name: 'Tell', type: 'satisfactionMessage', parameters: { operation: 'write' } }]
					: []),
			],
			connections: withMessage ? chain('Problem', 'Tell') : {},
		},
		start: 'Problem',
		items: items as IDataObject[],
		credentials: workspace.credentials,
		...(mode && { mode }),
	});
	type Got = IDataObject & { problem: IDataObject; outcome: IDataObject };
	const hints = (ran.data.resultData.runData.Problem?.[0]?.hints ?? []).map(
		({ message }) => message,
	);
	return { items: (outputs.Problem?.[0] ?? []) as Got[], error, hints };
}

describe('problems on the canvas', () => {
	it('are made of a topic without a field, once, planned with three words, and listed', async () => {
		const topic = { topic: { key: 'delivery', name: 'Delivery' }, n: 40 };
		const made = await run('createProblem', [topic, topic]);
		expect(made.error).toBeUndefined();
		expect(made.items.map(({ outcome }) => outcome.code)).toEqual([
			'problem_created',
			'problem_known',
		]);
		const [first] = made.items;
		expect(first?.problem).toMatchObject({
			title: 'Delivery',
			state: 'seen',
			origin: { kind: 'topic', ref: 'delivery' },
			links: { topic: 1, case: 0 },
		});
		const changes = {
			state: 'planned',
			owner: 'li.na@example.com',
			remedy: 'A second courier',
			dueAt: '2030-01-01',
			difficulty: 'easy',
			influence: 3,
		};
		const planned = await run('updateProblem', made.items, { problemChanges: changes });
		expect(planned.items[0]?.outcome).toEqual({
			code: 'problem_changed',
			text: 'The problem "Delivery" was changed: planned.',
		});
		expect(planned.items[0]?.owner).toMatchObject({ name: 'Li Na' });
		const listed = await run('listProblems', [{}], { problemFilters: { list: '90_days' } });
		expect(listed.items).toMatchObject([
			{ problem: { title: 'Delivery', ownerId: 'li.na', influence: 3, list: '90_days' } },
		]);
	});

	it('are listed with who has them, and where they stand in a sentence', async () => {
		const { row } = await caseOfJane();
		const made = await run('createProblem', [{ case: { id: row.case_id } }], { title: 'Late' });
		const listed = async () => (await run('listProblems', [{}])).items[0];
		expect(await listed()).toMatchObject({
			test: false,
			outcome: {
				code: 'problem_listed',
				text: '"Late": seen; no date yet; nobody sees to it; cases: 1.',
			},
			owner: null,
		});
		const change = async (problemChanges: NodeParameterValueType) =>
			await run('updateProblem', made.items, { problemChanges });
		const planned = { owner: 'Li Na', remedy: 'A second courier', state: 'being_done' };
		await change({ ...planned, dueAt: '2030-01-01' });
		expect(await listed()).toMatchObject({
			outcome: { text: '"Late": being done; by Tue, Jan 1, 2030; owner: Li Na; cases: 1.' },
			owner: { id: 'li.na', email: 'li.na@example.com' },
		});
		await change({ dueAt: '2020-01-01' });
		expect((await listed())?.outcome.text).toContain('overdue since Wed, Jan 1, 2020');
		await change({ state: 'done' });
		expect((await listed())?.outcome.text).toMatch(
			/^"Late": done; since .*; owner: Li Na; cases: 1/,
		);
	});

	it('are made of a root cause by its code or its name in either language, and once', async () => {
		const names = ['slow_response', 'Slow response', '响应太慢', 'our_own'];
		const made = [];
		for (const rootCause of names) {
			const { items, error } = await run('createProblem', [{}], { problemDetails: { rootCause } });
			expect(error?.message).toBeUndefined();
			made.push(items[0]);
		}
		expect(made[0]?.problem.title).toBe('Slow response');
		expect(made.map((item) => item?.problem.origin)).toMatchObject([
			{ kind: 'root_cause', ref: 'slow_response' },
			{ ref: 'slow_response' },
			{ ref: 'slow_response' },
			{ ref: 'our_own' },
		]);
		expect(made.map((item) => item?.outcome.code)).toEqual([
			'problem_created',
			'problem_known',
			'problem_known',
			'problem_created',
		]);
	});

	it('are made of a driver with its survey, another for each', async () => {
		const driver = { driver: 'speed', label: 'Speed', influence: 4.2 };
		const of = (key: string) => ({ ...driver, survey: { key, name: '', versions: [] } });
		const { items } = await run('createProblem', [of('hotline'), of('shop')]);
		expect(items.map(({ problem }) => problem)).toMatchObject([
			{ title: 'Speed', surveyKey: 'hotline', influence: 4.2, origin: { ref: 'hotline:speed' } },
			{ origin: { ref: 'shop:speed' } },
		]);
	});

	it('say what is missing, and for what there is none', async () => {
		expect((await run('createProblem', [{}])).error?.message).toContain('has no title');
		expect((await run('updateProblem', [{}])).error?.message).toContain('No problem is named');
		const made = await run('createProblem', [{}], { title: 'Slow' });
		const early = await run('tellReporters', made.items);
		expect(early.error?.message).toContain('is not done yet');
		expect((await run('checkEffect', made.items)).error?.message).toContain('is not done yet');
		const gone = await run('linkProblem', made.items, { linkRef: 'cas_none' });
		expect(gone.error?.message).toContain('There is no case "cas_none"');
	});

	it('that are done say whether everybody may read of them, and where', async () => {
		await anInvitation(workspace.house);
		const made = await run('createProblem', [{}], { title: 'Slow' });
		const planned = { owner: 'Li Na', remedy: 'A second courier', dueAt: '2030-01-01' };
		const change = async (problemChanges: NodeParameterValueType) =>
			(await run('updateProblem', made.items, { problemChanges })).items[0];
		await change({ ...planned, state: 'being_done' });
		const silent = await change({ state: 'done' });
		expect(silent?.outcome.text).toContain('It does not appear on the page for everybody');
		const page = (await run('publicPage', [{}])).items[0];
		expect(page?.outcome).toMatchObject({ code: 'public_page' });
		expect(page?.outcome.text).toContain('nothing was written for the public: "Slow" (1)');
		const told = await run('tellReporters', made.items, { whom: 'answered' });
		expect(told.error?.message).toContain('has no text for the public');
		const named = await run('updateProblem', made.items, {
			problemChanges: { publicTexts: { text: [{ language: 'en', said: 'Li Na', did: 'Done' }] } },
		});
		expect(named.error?.message).toContain('Public Texts → Said (en) names somebody: "Li Na".');
		const text = { language: 'en', said: 'It is slow', did: 'It is faster' };
		const open = await change({ publicTexts: { text: [text] } });
		expect(open?.outcome.text).toContain('Everybody may read it');
		expect(open?.problem.publicTexts).toEqual({
			en: { said: 'It is slow', did: 'It is faster' },
		});
		const again = (await run('publicPage', [{}])).items[0];
		expect(again?.publicPage).toMatchObject({ shown: 1, withoutText: [], languages: ['en'] });
		// Nobody has answered.
		expect((await run('tellReporters', made.items, { whom: 'answered' })).items).toEqual([]);
	});

	it('that are the sample of a template are told to nobody, without a fault, where somebody tries it', async () => {
		const sample = { test: true, problem: { id: 'prb_sample', title: 'Late' } };
		const tried = await run('tellReporters', [sample], {}, 'manual');
		expect(tried.error).toBeUndefined();
		expect(tried).toMatchObject({ items: [], hints: [expect.stringContaining('the sample')] });
		expect((await run('tellReporters', [{ problem: sample.problem }])).error?.message).toContain(
			'no problem',
		);
	});

	it('of somebody nobody knows are noted all the same, and say so', async () => {
		const details = { owner: 'anna@nowhere.example', dueAt: '2030-01-01' };
		const { items, hints, error } = await run('createProblem', [{}], {
			title: 'Slow',
			problemDetails: details,
		});
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ problem: { title: 'Slow', ownerId: null }, owner: null }]);
		const said = '"anna@nowhere.example" is nobody in the team list';
		expect(items[0]?.outcome.text).toContain(said);
		expect(hints).toEqual([expect.stringContaining(said)]);
	});

	it('are on a page for everybody whose link can be ended, and made anew', async () => {
		await anInvitation(workspace.house);
		const get = async (more = {}) => (await run('publicPage', [{}], more)).items[0];
		const [first] = [await get()];
		const link = (first?.publicPage as IDataObject).link;
		expect(link).toMatch(/^https:/);
		const ended = await run('endPublicPage', [{ own: 1 }], {}, 'manual');
		expect(ended.items).toMatchObject([{ own: 1, outcome: { code: 'public_page_ended' } }]);
		expect((await run('endPublicPage', [{}])).items[0]?.outcome.code).toBe('unchanged');
		expect(await get()).toMatchObject({
			outcome: { code: 'public_page_ended' },
			publicPage: { link: null },
		});
		const again = await get({ newPublicLink: true });
		expect(again?.outcome.code).toBe('public_page');
		expect((again?.publicPage as IDataObject).link).toMatch(/^https:/);
		expect((again?.publicPage as IDataObject).link).not.toBe(link);
	});

	it('whose words name somebody are told in neutral ones, which is said beside the output', async () => {
		const { store, workspace: key } = workspace.house;
		const { row } = await caseOfJane();
		const made = await run('createProblem', [{ case: { id: row.case_id } }], {
			title: 'Jane waits',
		});
		const planned = { owner: 'Li Na', remedy: 'A second courier', dueAt: '2030-01-01' };
		for (const change of [{ ...planned, state: 'being_done' }, { state: 'done' }]) {
			await run('updateProblem', made.items, { problemChanges: change });
		}
		const told = await run('tellReporters', made.items);
		expect(told.hints).toEqual([expect.stringContaining('what "Jane waits" is called')]);
		expect(told.items).toMatchObject([
			{
				customer: { name: 'Jane Miller' },
				said: { subject: 'You said, we did' },
				telling: { again: false },
			},
		]);
		expect(JSON.stringify(told.items[0]?.said)).not.toContain('Jane');
		// No activity, and no Message behind it: nobody is given twice.
		expect((await run('tellReporters', made.items)).items).toEqual([]);
		const id = made.items[0]?.problem.id as string;
		const activity = { id: `${id}:problem_done:1`, kind: 'problem_done' };
		// Behind a Satisfaction Message that has not said so, they are given again, until it says so.
		const server = await startMailServer();
		mailsBy(workspace, server);
		const behind = await run('tellReporters', [{ problem: { id }, activity }], {}, undefined, true);
		expect(behind.items.map(({ outcome }) => outcome.code)).toEqual(['told_again']);
		const rows = await store.db
			.selectFrom('problem_told')
			.select('taken_at')
			.where('workspace_id', '=', key)
			.execute();
		expect(rows.map((one) => one.taken_at !== null)).toEqual([true]);
		const last = await run('tellReporters', [{ problem: { id } }], {}, undefined, true);
		expect(last.items).toEqual([]);
		closeSmtp();
		await server.close();
		expect(server.arrived.map(({ mail }) => mail.subject)).toEqual(['You said, we did']);
	});

	/** Somebody's case that is open. */
	async function caseOfJane() {
		const { store, workspace: key } = workspace.house;
		await anInvitation(workspace.house);
		const name = { name: 'Jane Miller', email: 'jane@example.com' };
		const who = { workspace_id: key, customer_id: 'cus_jane', ...name };
		const row = caseRow({ workspace_id: key, case_id: 'cas_jane', customer_id: 'cus_jane' });
		await store.transaction(async (tx) => {
			await tx.insertInto('customer').values(customerRow(who)).execute();
			await openCaseQuery(tx, row).execute();
		});
		return { row };
	}

	it('have a case, a topic, an alarm and a root cause tied to them, the same once, whose customer is told', async () => {
		const { row } = await caseOfJane();
		const id = row.case_id;
		const made = await run('createProblem', [{}], { title: 'Waiting takes long' });
		const [{ problem } = { problem: {} }] = made.items;
		const link = async (more: object, parameters: Record<string, NodeParameterValueType> = {}) =>
			(await run('linkProblem', [{ problem, ...more }], parameters)).items[0];
		// Empty takes that of the item; the second time it is tied already.
		expect((await link({ case: { id } }))?.outcome.code).toBe('problem_linked');
		expect((await link({ case: { id } }))?.outcome.code).toBe('unchanged');
		expect((await link({}, { linkRef: id }))?.outcome.code).toBe('unchanged');
		const topic = { topic: { key: 'delivery', name: 'Delivery' } };
		expect((await link(topic, { linkKind: 'topic' }))?.outcome.code).toBe('problem_linked');
		const signal = { signal: { key: '1 above 2026-01-05' }, text: 'Low answers: 40 %.' };
		expect((await link(signal, { linkKind: 'alarm' }))?.outcome.code).toBe('problem_linked');
		const cause = { linkKind: 'root_cause', linkRef: 'slow_response' };
		expect((await link({}, cause))?.problem).toMatchObject({
			links: { case: 1, topic: 1, alarm: 1, root_cause: 1 },
		});
		for (const [parameters, said] of [
			[{}, 'Nothing to link was given.'],
			[{ linkRef: 'cas_none' }, 'There is no case "cas_none"'],
			[{ problemId: 'prb_none', linkRef: id }, 'There is no problem "prb_none"'],
		] as const) {
			const { error } = await run('linkProblem', [{ problem }], parameters);
			expect(error?.message).toContain(said);
		}
		const plan = { owner: 'Li Na', remedy: 'Two more people', dueAt: '2030-01-01' };
		for (const state of ['planned', 'done']) {
			await run('updateProblem', [{ problem }], { problemChanges: { ...plan, state } });
		}
		const told = await run('tellReporters', [{ problem }]);
		expect(told.items).toMatchObject([{ customer: { id: 'cus_jane' } }]);
	});

	it('are test problems where somebody tries it out', async () => {
		const topic = { topic: { key: 'price', name: 'Price' } };
		const made = await run('createProblem', [topic], {}, 'manual');
		// Whoever reads the item sees that it is none of those that count.
		expect(made.items[0]?.test).toBe(true);
		expect(made.hints).toEqual([expect.stringContaining('is a trial, since it was made by hand')]);
		const none = await run('listProblems', [{}], {}, 'manual');
		expect(none.hints).toEqual([expect.stringContaining('Made by hand, as a trial: 1.')]);
		expect((await run('listProblems', [{}])).items).toEqual([]);
		const tests = await run('listProblems', [{}], { problemFilters: { test: true } });
		expect(tests.items).toMatchObject([{ test: true }]);
	});

	it('that nobody has are said not to be there, where somebody looks by hand', async () => {
		const none = await run('listProblems', [{}], {}, 'manual');
		expect(none).toMatchObject({ items: [], hints: ['There is no such problem.'] });
		await run('createProblem', [{}], { title: 'Tried' }, 'manual');
		// Those of a trial are narrowed down like the others, and are no news to who lists them.
		const narrowed = { problemFilters: { states: ['done'] } };
		expect((await run('listProblems', [{}], narrowed, 'manual')).hints).toEqual([
			'There is no such problem.',
		]);
		const among = { problemFilters: { states: ['done'], test: true } };
		expect((await run('listProblems', [{}], among, 'manual')).hints).toEqual([
			'There is no such problem.',
		]);
		const all = { problemFilters: { test: true } };
		expect(await run('listProblems', [{}], all, 'manual')).toMatchObject({
			items: [{ problem: { title: 'Tried' } }],
			hints: [],
		});
		// A workflow that runs by itself goes on without a word.
		expect((await run('listProblems', [{}])).hints).toEqual([]);
	});
});
