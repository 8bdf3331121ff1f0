import { saveSampleCustomer } from '../../../core/store/repositories/customers';
import type { IDataObject, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import { upsertPerson } from '../../../core/loop/team/team';
import {
	compensationKinds,
	contactChannels,
	heatSteps,
	rootCauses,
} from '../../../core/model/case-words';
import type { SatisfactionItem } from '../../../core/model/item';
import { caseStates } from '../../../core/model/states';
import { closeSmtp } from '../../../core/systems/smtp/transport';
import { SatisfactionCase } from '../../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { aCase, anAnswer, aServiceTeam } from '../../core/loop/case/a-service-team';
import { chain, loadNodes, runWorkflow, subtitleOf } from '../../engine/engine';
import type { RunOptions } from '../../engine/engine';
import { startMailServer } from '../../core/systems/mail-server';
import { aWorkspace, mailsBy, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({
	satisfactionRouter: SatisfactionRouter,
	satisfactionCase: SatisfactionCase,
	satisfactionMessage: SatisfactionMessage,
});

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	await aServiceTeam(workspace.house);
});

afterEach(async () => await workspace.close());

type Parameters = Record<string, NodeParameterValueType>;
type Got = SatisfactionItem & IDataObject;

async function run(
	parameters: Parameters,
	items: object[] = [{}],
	more: Partial<RunOptions> & { onError?: 'continueRegularOutput' } = {},
) {
	const { onError, ...rest } = more;
	const node = { name: 'Case', type: 'satisfactionCase', parameters };
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			name: 'Low scores',
			nodes: [{ ...node, ...(onError && { onError }) }],
			connections: {},
		},
		start: 'Case',
		items,
		credentials: workspace.credentials,
		...rest,
	});
	return { items: (outputs.Case?.[0] ?? []) as Got[], error };
}

const low = async (more: { test?: boolean } = {}) =>
	await anAnswer(workspace.house, Date.now(), { rating: 1, ...more });

const work = (operation: string, more: Parameters = {}): Parameters => ({
	resource: 'work',
	operation,
	...more,
});

describe('Satisfaction Case', () => {
	it('opens the case of a low score behind a Router, with clocks, a link and the message', async () => {
		const id = await low();
		const rule = { name: 'All', assignTo: 'team', team: 'service' };
		const { outputs, error } = await runWorkflow({
			nodeTypes,
			workflow: {
				nodes: [
					{ name: 'Router', type: 'satisfactionRouter', parameters: { rules: { rule: [rule] } } },
					{ name: 'Case', type: 'satisfactionCase' },
				],
				connections: chain('Router', 'Case'),
			},
			start: 'Router',
			items: [{ response: { id }, ours: 'kept' }],
			credentials: workspace.credentials,
		});
		expect(error).toBeUndefined();
		expect(outputs.Case?.[0]).toMatchObject([
			{
				ours: 'kept',
				outcome: { code: 'opened' },
				owner: { id: 'ada' },
				case: {
					id: expect.stringMatching(/^cas_/) as string,
					state: 'open',
					priority: 'high',
					link: expect.stringMatching(
						/^https:\/\/n8n\.example\.test\/webhook\/cases\?t=/,
					) as string,
					sla: { preset: 'complaint', response: { state: 'running' } },
				},
				message: { kind: 'case', to: 'ada@example.com' },
			},
		]);
	});

	it('opens a case for an event, or for a customer alone', async () => {
		const { house } = workspace;
		const somebody = { name: 'Li Wei', email: 'li@example.com', language: null, segment: null };
		const row = { workspace_id: house.workspace, customer_id: 'cus_1', ...somebody };
		await house.store.transaction(async (tx) => {
			await saveSampleCustomer(tx, row, Date.now());
		});
		const { items } = await run({}, [{ customer: { id: 'cus_1' } }]);
		expect(items[0]).toMatchObject({ outcome: { code: 'opened' }, case: { priority: 'normal' } });
		// Whoever was erased is not there any more: nobody would ever reach a case about them again.
		const { error } = await run({}, [{ customer: { id: 'cus_2' } }]);
		expect(error?.message).toContain('cus_2');
	});

	it('takes owner, priority and preset in place of those of the item', async () => {
		const overrides = { owner: 'mia@example.com', priority: 'urgent', slaPreset: 'live' };
		const { items } = await run({ overrides: { ...overrides, responseId: await low() } });
		expect(items[0]).toMatchObject({
			owner: { id: 'mia' },
			case: { priority: 'urgent', sla: { preset: 'live' } },
		});
	});

	it('marks what a manual execution opens as a test', async () => {
		const { items } = await run({ overrides: { responseId: await low() } }, [{}], {
			mode: 'manual',
		});
		expect(items[0]).toMatchObject({ test: true, outcome: { code: 'opened' } });
		const { items: listed } = await run({ operation: 'list' });
		expect(listed).toEqual([]);
		const tests = await run({ operation: 'list', filters: { test: true } });
		expect(tests.items).toHaveLength(1);
	});

	it('lets a case wait for the customer, and go on', async () => {
		const caseId = await aCase(workspace.house, Date.now());
		const does = async (parameters: Parameters) =>
			await run(parameters, [{ case: { id: caseId } }]);
		const waiting = { pauseReason: 'supplier', pauseDays: 2, note: 'Spare part' };
		const { items: paused } = await does(work('pause', waiting));
		expect(paused[0]).toMatchObject({
			outcome: { code: 'paused' },
			case: { pause: { reason: 'supplier' }, sla: { resolution: { state: 'running' } } },
		});
		const before = Date.parse(String(paused[0]?.case?.sla?.resolution.dueAt));
		const { items: resumed } = await does(work('resume'));
		expect(resumed[0]).toMatchObject({ outcome: { code: 'resumed' }, case: { pause: null } });
		expect(Date.parse(String(resumed[0]?.case?.sla?.resolution.dueAt))).toBeLessThan(before);
		const { items: again } = await does(work('resume'));
		expect(again[0]).toMatchObject({ outcome: { code: 'already_done' } });
		const { error } = await does(work('pause', { pauseUntil: '2200-01-01T10:00' }));
		expect(error?.message).toMatch(/2200|14 days at most/);
	});

	it('works a case from acknowledged to resolved', async () => {
		const caseId = await aCase(workspace.house, Date.now());
		const does = async (parameters: Parameters) => {
			const { items, error } = await run(parameters, [{ case: { id: caseId } }]);
			expect(error).toBeUndefined();
			return items[0]?.outcome?.code;
		};
		expect(await does(work('acknowledge'))).toBe('acknowledged');
		expect(await does(work('acknowledge'))).toBe('already_done');
		const contact = { logged: 'contact', channel: 'phone', note: 'Called.' };
		expect(await does(work('logAction', contact))).toBe('log_contact');
		const promise = { promisedBy: '2200-01-01', note: 'x', logged: 'promise' };
		expect(
			(await run(work('logAction', promise), [{ case: { id: caseId } }])).error?.message,
		).toMatch(/2200|future/);
		const soon = new Date(Date.now() + 86_400_000).toISOString();
		const given = { logged: 'promise', promisedBy: soon, note: 'A new one' };
		expect(await does(work('logAction', given))).toBe('promise');
		for (const heatStep of ['hear', 'empathise', 'apologise', 'act']) {
			expect(await does(work('logAction', { logged: 'heat', heatStep }))).toBe('heat');
		}
		const cause = { logged: 'rootCause', rootCause: 'delivery' };
		expect(await does(work('logAction', cause))).toBe('root_cause');
		expect(await does(work('resolve', { note: 'Sent a new one.' }))).toBe('resolved');

		const { items } = await run({ operation: 'get', caseId });
		expect(items[0]).toMatchObject({ case: { state: 'resolved' }, outcome: { code: 'resolved' } });
		const history = items[0]?.history as Array<{ text: string; who: string; at: string }>;
		expect(history).toHaveLength(10);
		expect(history[2]).toMatchObject({ who: 'Low scores', text: 'Contact: Phone. Called.' });
		expect(history[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT/);
	});

	it('asks for approval and takes the answer of the approver from a chat', async () => {
		const caseId = await aCase(workspace.house, Date.now());
		const item = [{ case: { id: caseId } }];
		const gift = { compensationStep: 'give', compensationKind: 'refund', amount: 500 };
		const asked = await run(work('compensation', { ...gift, inNameOf: 'ada' }), item);
		expect(asked.items[0]).toMatchObject({
			outcome: { code: 'approval_requested' },
			message: { to: 'mia@example.com', subject: 'Please approve: USD 500 for Li Wei' },
		});
		const refused = await run(work('compensation', { compensationStep: 'approve' }), item);
		expect(refused.error?.message).toContain('cannot be changed this way');
		const approve = { compensationStep: 'approve', inNameOf: 'mia@example.com' };
		const approved = await run(work('compensation', approve), item);
		expect(approved.items[0]).toMatchObject({
			outcome: { code: 'approved' },
			message: { to: 'ada@example.com' },
		});
	});

	it('gives further items to further people: the owner and whom the ladder names', async () => {
		const caseId = await aCase(workspace.house, Date.now());
		const { items } = await run(work('escalate', { caseId, note: 'Urgent' }));
		expect(items).toMatchObject([{ message: { to: 'lea@example.com' }, case: { rung: 1 } }]);
		const { items: again } = await run(work('escalate', { caseId, rung: '1' }));
		expect(again[0]?.outcome?.code).toBe('already_done');
		const { items: up } = await run(work('escalate', { caseId, rung: '2' }));
		expect(up).toMatchObject([{ message: { to: 'mia@example.com' }, case: { rung: 2 } }]);
	});

	it('gives a case to the owner that a Router has set, and closes one', async () => {
		const caseId = await aCase(workspace.house, Date.now());
		const item = [{ case: { id: caseId }, owner: { id: 'ben' } }];
		const { items } = await run({ operation: 'reassign' }, item);
		expect(items[0]).toMatchObject({
			outcome: { code: 'reassigned' },
			owner: { id: 'ben' },
			message: { to: 'ben@example.com' },
		});
		const closed = await run({ operation: 'close', caseId, note: 'A duplicate' });
		expect(closed.items[0]).toMatchObject({
			outcome: { code: 'closed' },
			case: { state: 'closed' },
		});
	});

	it('lists cases by team, owner and clock', async () => {
		const caseId = await aCase(workspace.house, Date.now() - 2 * 3_600_000);
		await aCase(workspace.house, Date.now());
		const list = async (more: Parameters) => (await run({ operation: 'list', ...more })).items;
		expect(await list({})).toHaveLength(2);
		expect(await list({ limit: 1 })).toHaveLength(1);
		expect(await list({ returnAll: true, filters: { states: ['resolved'] } })).toEqual([]);
		expect(await list({ filters: { overdueOnly: true } })).toMatchObject([
			{ case: { id: caseId } },
		]);
		expect(await list({ filters: { owner: 'ada@example.com', team: 'Service' } })).toHaveLength(2);
		expect(await list({ filters: { owner: 'ben' } })).toEqual([]);
	});

	it('gives each owner one message with their cases, sent once a day', async () => {
		await aCase(workspace.house, Date.now() - 2 * 3_600_000);
		await aCase(workspace.house, Date.now());
		await aCase(workspace.house, Date.now(), { owner: null });
		const server = await startMailServer();
		mailsBy(workspace, server);
		const list = { operation: 'list', items: 'perOwner' };
		const sends = async () =>
			await runWorkflow({
				nodeTypes,
				workflow: {
					nodes: [
						{ name: 'Case', type: 'satisfactionCase', parameters: list },
						{ name: 'Mail', type: 'satisfactionMessage' },
					],
					connections: chain('Case', 'Mail'),
				},
				start: 'Case',
				items: [{}],
				credentials: workspace.credentials,
			});
		try {
			const { outputs, error } = await sends();
			expect(error).toBeUndefined();
			expect(outputs.Case?.[0]).toMatchObject([
				{ owner: { id: 'ada' }, count: 2, overdue: 1 },
				{ owner: null, message: null, count: 1 },
			]);
			await sends();
			expect(server.arrived.map(({ to, mail }) => [to, mail.subject])).toEqual([
				[['ada@example.com'], 'Your cases: 2, overdue: 1'],
			]);
		} finally {
			closeSmtp();
			await server.close();
		}
	});

	it('takes who decided from a chat, by their id there', async () => {
		const caseId = await aCase(workspace.house, Date.now());
		const facts = { id: 'ada', channels: { wecom: 'ada.wecom' } };
		await upsertPerson(workspace.house, Date.now(), { facts, cleared: [] });
		const inNameOf = '={{ $json.from }}';
		const { items } = await run(work('acknowledge', { caseId, inNameOf }), [{ from: 'ada.wecom' }]);
		expect(items[0]?.outcome?.code).toBe('acknowledged');
		const { items: got } = await run({ operation: 'get', caseId });
		expect((got[0]?.history as Array<{ who: string }>)[1]?.who).toBe('Ada');
	});

	it.each<[string, Parameters, object, string]>([
		['nothing to open a case about', {}, {}, 'no answer, no event and no customer'],
		['an unknown answer', {}, { response: { id: 'rsp_no' } }, 'There is no response "rsp_no"'],
		[
			'an unknown preset',
			{ overrides: { slaPreset: 'gold' } },
			{ customer: { id: 'c' } },
			'"gold"',
		],
		[
			'an unknown owner',
			{ overrides: { owner: 'zoe' } },
			{ customer: { id: 'c' } },
			'"zoe" is nobody',
		],
		['a priority of another kind', {}, { customer: { id: 'c' }, case: { priority: 'P1' } }, '"P1"'],
		['an unknown case', work('acknowledge', { caseId: 'cas_no' }), {}, 'There is no case "cas_no"'],
		['no case at all', work('acknowledge'), {}, 'names no case'],
		[
			'an id that an expression has made an object of',
			work('close', { caseId: { id: 'cas_no' } }),
			{ case: { id: 'cas_of_the_item' } },
			'"caseId" is {"id":"cas_no"}, but must be a text',
		],
		[
			'states that are no list',
			{ operation: 'list', filters: { states: 'open, closed' } },
			{},
			'"States" is "open, closed", but must be a list',
		],
		['nobody to give it to', { operation: 'reassign', caseId: 'cas_no' }, {}, 'Nobody is named'],
	])('refuses %s, naming the item', async (_what, parameters, item, message) => {
		const { error } = await run(parameters, [item]);
		expect(error?.message).toContain(message);
		expect((error as { context?: { itemIndex?: number } }).context?.itemIndex).toBe(0);
		const kept = await run(parameters, [item], { onError: 'continueRegularOutput' });
		expect(kept.error).toBeUndefined();
		expect(kept.items[0]).toMatchObject({ error: expect.stringContaining(message) as string });
	});
});

describe('the fields of Satisfaction Case', () => {
	const { description, methods } = new SatisfactionCase();
	const { properties } = description;
	const valuesOf = (name: string, within: INodeProperties[] = properties): unknown[] => {
		const field = within.find((one) => one.name === name);
		return (field?.options ?? []).map((option) => ('value' in option ? option.value : null)).sort();
	};

	it('offer the words that decisions and pages know', () => {
		expect(valuesOf('heatStep')).toEqual([...heatSteps].sort());
		expect(valuesOf('channel')).toEqual([...contactChannels].sort());
		expect(valuesOf('compensationKind')).toEqual([...compensationKinds].sort());
		expect(valuesOf('rootCause')).toEqual([...rootCauses].sort());
		const filters = properties.find(({ name }) => name === 'filters');
		expect(valuesOf('states', filters?.options as INodeProperties[])).toEqual(
			[...caseStates].sort(),
		);
	});

	it('come in the order in which they are read, with what is written down last', () => {
		const shown = (operation: string) =>
			properties
				.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))
				.filter(({ displayOptions }) => displayOptions?.show?.['@tool'] === undefined)
				.map(({ displayName }) => displayName);
		expect(shown('compensation')).toEqual([
			'Case ID',
			'What to Do',
			'Kind',
			'Amount',
			'Currency',
			'Compensation ID',
			'In the Name Of',
			'Note',
		]);
		expect(shown('reassign')).toEqual(['Case ID', 'New Owner', 'In the Name Of', 'Note']);
		expect(shown('close')).toEqual(['Case ID', 'In the Name Of', 'Reason']);
		// Nothing is hidden but what begins otherwise in a tool.
		const hidden = properties.flatMap(({ displayOptions }) =>
			Object.keys(displayOptions?.hide ?? {}),
		);
		expect(new Set(hidden)).toEqual(new Set(['@tool']));
	});

	it('list people, teams, presets and rungs to choose from', async () => {
		const context = {
			getNode: () => ({ name: 'Case' }),
			getCredentials: async (name: string) =>
				await Promise.resolve(workspace.credentials[name] ?? {}),
		};
		const listed = await Promise.all(
			Object.values(methods.loadOptions).map(async (load) => await load.call(context as never)),
		);
		expect(listed.map((options) => options[0]?.name).sort()).toEqual([
			// Those that ask, and those that were answered.
			...['All Surveys', 'All Surveys'],
			'All Teams',
			'Anybody',
			'By Priority',
			'Everybody',
			'Nobody',
			'That of the Item',
			'The Next One',
			'The Owner of the Item',
			"The Problem's Own",
			'The Workflow Itself',
		]);
		const all = listed.flat();
		expect(all).toContainEqual({ name: 'Ada (service)', value: 'ada' });
		expect(all).toContainEqual({ name: 'complaint', value: 'complaint' });
		expect(all).toContainEqual({ name: '1: Team Lead (主管)', value: '1' });
	});

	it.each<[Parameters, string]>([
		[{}, 'Open'],
		[{ operation: 'list' }, 'List'],
		[work('logAction'), 'Log Action'],
		[work('pause'), 'Pause'],
		[work('resume'), 'Resume'],
	])('are summed up below its name: %j', (parameters, subtitle) => {
		expect(subtitleOf(SatisfactionCase, parameters)).toBe(subtitle);
	});
});
