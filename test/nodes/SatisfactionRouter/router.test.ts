import type { NodeParameterValueType } from 'n8n-workflow';
import { openCase } from '../../../core/loop/case/open-case';
import { setAbsence, upsertPerson } from '../../../core/loop/team/team';
import type { SatisfactionItem } from '../../../core/model/item';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { ada, anAnswer, aServiceTeam } from '../../core/loop/case/a-service-team';
import { asTool, loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionRouter: SatisfactionRouter });

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	await aServiceTeam(workspace.house);
});

afterEach(async () => await workspace.close());

type Parameters = Record<string, NodeParameterValueType>;
type Low = Partial<Record<keyof SatisfactionItem, unknown>>;

async function route(parameters: Parameters, items: Low[], onError?: 'continueRegularOutput') {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{ name: 'Router', type: 'satisfactionRouter', parameters, ...(onError && { onError }) },
			],
			connections: {},
		},
		start: 'Router',
		items,
		credentials: workspace.credentials,
	});
	const [low = [], middle = [], high = [], fallback = []] = outputs.Router ?? [];
	return { low, middle, high, fallback, error } as unknown as {
		[Output in 'low' | 'middle' | 'high' | 'fallback']: SatisfactionItem[];
	} & { error: (Error & { description?: string }) | undefined };
}

const scored = (level: string, more: Low = {}): Low => ({
	score: { value: 1, min: 1, max: 5, direction: 'higher_is_better', percent: 0, level },
	response: { id: 'rsp_1', comment: null },
	...more,
});

const rules = (...rule: object[]): Parameters => ({ rules: { rule } as NodeParameterValueType });
const toTeam = (more: object = {}) => ({ name: 'All', assignTo: 'team', team: 'service', ...more });
const names = (items: SatisfactionItem[]) => items.map(({ owner }) => owner?.name);

describe('the Router', () => {
	it('parts answers by level and finds an owner for the low ones only', async () => {
		const items = [scored('low'), scored('middle'), scored('high')];
		const { low, middle, high, fallback } = await route(rules(toTeam()), items);
		expect([low, middle, high, fallback].map(({ length }) => length)).toEqual([1, 1, 1, 0]);
		expect(low[0]).toMatchObject({
			outcome: { code: 'round_robin' },
			owner: { id: 'ada', email: 'ada@example.com', team: 'service' },
			case: {
				id: null,
				state: null,
				priority: 'high',
				rung: 0,
				sla: { preset: 'complaint' },
			},
			response: { id: 'rsp_1' },
		});
		expect(low[0]?.outcome?.text).toContain('it is the turn of Ada');
		expect(middle[0]).toMatchObject({ owner: null, case: null, outcome: { code: 'middle' } });
	});

	it('goes round the team, without a second turn for whoever follows somebody absent', async () => {
		const until = new Date(Date.now() + 86_400_000).toISOString();
		const absence = { person: 'ben', from: null, until, deputy: null, note: null };
		await setAbsence(workspace.house, Date.now(), absence);
		const items = Array.from({ length: 4 }, () => scored('low'));
		expect(names((await route(rules(toTeam()), items)).low)).toEqual(['Ada', 'Lea', 'Mia', 'Ada']);
		expect(names((await route(rules(toTeam()), items)).low)).toEqual(['Lea', 'Mia', 'Ada', 'Lea']);
	});

	it('spreads the answers of one run by load, although their cases are not open yet', async () => {
		const items = Array.from({ length: 4 }, () => scored('low'));
		const { low } = await route(rules(toTeam({ strategy: 'least_load' })), items);
		expect(names(low).sort()).toEqual(['Ada', 'Ben', 'Lea', 'Mia']);
	});

	it('gives turns to runs at the same moment one after the other', async () => {
		const runs = Array.from(
			{ length: 8 },
			async () => await route(rules(toTeam()), [scored('low')]),
		);
		const owners = (await Promise.all(runs)).flatMap(({ low }) => names(low)).sort();
		expect(owners).toEqual(['Ada', 'Ada', 'Ben', 'Ben', 'Lea', 'Lea', 'Mia', 'Mia']);
	});

	it('takes the owner of the CRM first, by e-mail or external id, unless told not to', async () => {
		const facts = { id: 'ben', externalIds: { zendesk: '361' } };
		await upsertPerson(workspace.house, Date.now(), { facts, cleared: [] });
		const crm = { owner: { id: '361', name: null, email: null }, event: { source: 'zendesk' } };
		const items = [scored('low', crm), scored('low', { owner: { email: 'LEA@example.com' } })];
		const { low } = await route(rules(toTeam()), items);
		expect(names(low)).toEqual(['Ben', 'Lea']);
		expect(low[0]?.outcome).toMatchObject({ code: 'crm_owner' });
		const without = await route({ ...rules(toTeam()), useCrmOwner: false }, items);
		expect(names(without.low)).toEqual(['Ada', 'Ben']);
	});

	it('follows the first rule that fits, and names people as a person writes them', async () => {
		const when = (conditions: object, then: object) => ({ conditions, ...then });
		const { low } = await route(
			rules(
				when({ keywords: 'refund, 退款' }, { assignTo: 'person', person: 'mia@example.com' }),
				when({ segment: 'vip' }, { assignTo: 'person', person: 'Lea', team: 'left over' }),
				toTeam({ conditions: { valueAtLeast: 0 } }),
			),
			[
				scored('low', { response: { comment: '我要退款' } }),
				scored('low', { customer: { segment: 'VIP' } }),
				scored('low'),
			],
		);
		expect(names(low)).toEqual(['Mia', 'Lea', 'Ada']);
	});

	it('replaces the absent by their deputy', async () => {
		const until = new Date(Date.now() + 86_400_000).toISOString();
		const absence = { person: 'ada', from: null, until, deputy: 'lea', note: null };
		await setAbsence(workspace.house, Date.now(), absence);
		const person = { name: 'Ada', assignTo: 'person', person: 'ada' };
		const { low } = await route(rules(person), [scored('low')]);
		expect(low[0]).toMatchObject({ owner: { id: 'lea' }, outcome: { code: 'deputy' } });
	});

	it('leaves by Fallback what finds no owner, with the reason', async () => {
		const { low, fallback } = await route(rules(toTeam({ team: 'nobody' })), [scored('low')]);
		expect(low).toEqual([]);
		expect(fallback[0]).toMatchObject({
			owner: null,
			outcome: { code: 'no_owner' },
			case: { priority: 'high' },
		});
		expect(fallback[0]?.outcome?.text).toContain('the team "nobody" has no active member');
		const saved = await route({ fallbackPerson: 'mia@example.com' }, [scored('low')]);
		expect(saved.low[0]).toMatchObject({ owner: { id: 'mia' }, outcome: { code: 'fallback' } });
	});

	it('puts everything on one output when asked', async () => {
		const items = [scored('low'), scored('high')];
		const { low, high, fallback } = await route({ outputs: 'single' }, items);
		expect([low, high, fallback].map(({ length }) => length)).toEqual([2, 0, 0]);
	});

	it.each<[string, Parameters, Low, string, string]>([
		[
			'a plain low score',
			{},
			scored('low', { score: { level: 'low', percent: 25 } }),
			'normal',
			'feedback',
		],
		[
			'a word that alarms',
			{},
			scored('low', { response: { comment: '我要打12315投诉' } }),
			'urgent',
			'complaint',
		],
		[
			'a valuable customer',
			{ options: { valuableFrom: 1000 } },
			scored('low', { score: { level: 'low', percent: 25 }, event: { value: { amount: 5000 } } }),
			'high',
			'complaint',
		],
		[
			'a segment handled earlier',
			{ options: { segmentsEarlier: 'VIP, key' } },
			scored('low', { score: { level: 'low', percent: 25 }, customer: { segment: 'vip' } }),
			'high',
			'complaint',
		],
		['a preset of its own', { slaPreset: 'live' }, scored('low'), 'high', 'live'],
		[
			'a preset by name',
			{ slaPreset: 'other', slaPresetName: 'chat' },
			scored('low'),
			'high',
			'chat',
		],
	])('finds priority and SLA for %s', async (_what, parameters, item, priority, preset) => {
		const { low, error } = await route({ ...rules(toTeam()), ...parameters }, [item]);
		expect(error).toBeUndefined();
		expect(low[0]?.case).toMatchObject({ priority, sla: { preset } });
	});

	it('fills an item that has only the id of its answer', async () => {
		const { house } = workspace;
		const id = await anAnswer(house, Date.now(), { rating: 1, comment: 'Broken' });
		const { low } = await route(rules(toTeam()), [{ response: { id } }]);
		expect(low[0]).toMatchObject({
			owner: { id: 'ada' },
			response: { id, comment: 'Broken' },
			customer: { name: 'Li Wei' },
			score: { level: 'low' },
		});
	});

	it('leaves an answer that has a case with the owner of the case', async () => {
		const { house } = workspace;
		const responseId = await anAnswer(house, Date.now(), { rating: 1 });
		const given = { responseId, eventId: null, customerId: null, owner: ada, test: false };
		const actor = { kind: 'workflow' as const, id: null, name: null };
		await openCase(house, Date.now(), { ...given, priority: 'low', slaPreset: null, actor });
		const { low } = await route(rules(toTeam({ team: 'sales' })), [
			{ response: { id: responseId } },
		]);
		expect(low[0]).toMatchObject({ outcome: { code: 'has_case' }, owner: { id: 'ada' } });
		expect(low[0]?.case?.state).toBe('open');
	});

	it.each<[string, Parameters, Low, string]>([
		[
			'a rule without an owner',
			rules({ name: 'VIP', segment: 'VIP' }),
			scored('low'),
			'(VIP) names no owner',
		],
		['an item without a score', {}, { event: { id: 'evt_1' } }, 'no score'],
		['an answer nobody knows', {}, { response: { id: 'rsp_no' } }, 'There is no response "rsp_no"'],
		[
			'a preset nobody knows',
			{ slaPreset: 'other', slaPresetName: 'platinum' },
			scored('low'),
			'There is no SLA preset "platinum"',
		],
	])('refuses %s', async (_what, parameters, item, message) => {
		const { error } = await route(parameters, [item]);
		expect(error?.message).toContain(message);
		const kept = await route(parameters, [item], 'continueRegularOutput');
		expect(kept.error).toBeUndefined();
		expect(kept.low[0]).toMatchObject({ error: expect.stringContaining(message) as string });
	});

	it('counts items without a score as low when asked', async () => {
		const parameters = { ...rules(toTeam()), options: { withoutScore: 'low' } };
		const { low } = await route(parameters, [{ event: { id: 'evt_1', type: 'complaint' } }]);
		expect(low[0]).toMatchObject({ owner: { id: 'ada' }, case: { priority: 'normal' } });
	});

	it('reads expressions for every item', async () => {
		const parameters = { fallbackPerson: '={{ $json.lead }}' };
		const items = ['mia', 'lea'].map((lead) => ({ ...scored('low'), lead }));
		expect(names((await route(parameters, items)).low)).toEqual(['Mia', 'Lea']);
	});

	it('answers an AI agent about the answer it names', async () => {
		const id = await anAnswer(workspace.house, Date.now(), { rating: 1 });
		const { items } = await asTool({
			nodeTypes,
			type: 'satisfactionRouter',
			parameters: { ...rules(toTeam()), outputs: 'single', responseId: "={{ $fromAI('answer') }}" },
			args: { answer: id },
			credentials: workspace.credentials,
		});
		expect(items).toMatchObject([{ owner: { id: 'ada' }, response: { id } }]);
	});
});
