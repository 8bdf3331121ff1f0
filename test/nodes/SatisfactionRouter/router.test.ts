import type { NodeParameterValueType } from 'n8n-workflow';
import { openCase } from '../../../core/loop/case/open-case';
import { setAbsence, upsertPerson } from '../../../core/loop/team/team';
import { forgetTeam } from '../../../core/loop/team/team-now';
import type { SatisfactionItem } from '../../../core/model/item';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { ada, anAnswer, aServiceTeam } from '../../core/loop/case/a-service-team';
import { loadNodes, runWorkflow, subtitleOf } from '../../engine/engine';
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

async function route(
	parameters: Parameters,
	items: Low[],
	{ mode, onError }: { mode?: 'manual'; onError?: 'continueRegularOutput' } = {},
) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		mode,
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
	const [found = [], nobody = []] = outputs.Router ?? [];
	return { found, nobody, error } as unknown as Record<'found' | 'nobody', SatisfactionItem[]> & {
		error: (Error & { description?: string }) | undefined;
	};
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
	it('gives every item that it gets an owner, a priority and an SLA', async () => {
		const items = [scored('low'), scored('middle'), scored('high')];
		const { found, nobody } = await route({ team: 'Service' }, items);
		expect([found, nobody].map(({ length }) => length)).toEqual([3, 0]);
		expect(found[0]).toMatchObject({
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
		expect(found[0]?.outcome?.text).toBe(
			'Ada is the owner: it is the turn of Ada in the team "Service". It gets high priority: the rating is in the worst tenth of the scale.',
		);
		expect(names(found)).toEqual(['Ada', 'Ben', 'Lea']);
		expect(found[2]).toMatchObject({
			case: { priority: 'low', sla: { preset: 'negative_with_plan' } },
		});
	});

	it('without any setting goes round everybody who is active', async () => {
		const facts = { id: 'lea', active: false };
		await upsertPerson(workspace.house, Date.now(), { facts, cleared: [] });
		const items = Array.from({ length: 5 }, () => scored('low'));
		expect(names((await route({}, items)).found)).toEqual(['Ada', 'Ben', 'Mia', 'Otto', 'Ada']);
	});

	it('tells who has no team list yet what to do', async () => {
		await workspace.house.store.db.deleteFrom('person').execute();
		forgetTeam(workspace.house);
		const { found, nobody } = await route({}, [scored('low')]);
		expect(found).toEqual([]);
		expect(nobody[0]).toMatchObject({
			owner: null,
			outcome: {
				code: 'no_owner',
				text: expect.stringMatching(/team list is empty: add people with Satisfaction Team/),
			},
		});
	});

	it('tried out by hand shows whose turn it would be, and leaves it to them', async () => {
		const items = [scored('low'), scored('low')];
		for (let time = 0; time < 2; time++) {
			const { found } = await route({ team: 'service' }, items, { mode: 'manual' });
			expect(names(found)).toEqual(['Ada', 'Ben']);
		}
		const test = await route({ team: 'service' }, [{ ...scored('low'), test: true }]);
		expect(names(test.found)).toEqual(['Ada']);
		const real = await route({ team: 'service' }, items);
		expect(names(real.found)).toEqual(['Ada', 'Ben']);
	});

	it('goes round the team, without a second turn for whoever follows somebody absent', async () => {
		const until = new Date(Date.now() + 86_400_000).toISOString();
		const absence = { person: 'ben', from: null, until, deputy: null, note: null };
		await setAbsence(workspace.house, Date.now(), absence);
		const items = Array.from({ length: 4 }, () => scored('low'));
		expect(names((await route(rules(toTeam()), items)).found)).toEqual([
			'Ada',
			'Lea',
			'Mia',
			'Ada',
		]);
		expect(names((await route(rules(toTeam()), items)).found)).toEqual([
			'Lea',
			'Mia',
			'Ada',
			'Lea',
		]);
	});

	it('spreads the answers of one run by load, although their cases are not open yet', async () => {
		const items = Array.from({ length: 4 }, () => scored('low'));
		const { found } = await route(rules(toTeam({ strategy: 'least_load' })), items);
		expect(names(found).sort()).toEqual(['Ada', 'Ben', 'Lea', 'Mia']);
	});

	it('gives turns to runs at the same moment one after the other', async () => {
		const runs = Array.from(
			{ length: 8 },
			async () => await route(rules(toTeam()), [scored('low')]),
		);
		const owners = (await Promise.all(runs)).flatMap(({ found }) => names(found)).sort();
		expect(owners).toEqual(['Ada', 'Ada', 'Ben', 'Ben', 'Lea', 'Lea', 'Mia', 'Mia']);
	});

	it('takes the owner of the CRM first, by e-mail or external id, unless told not to', async () => {
		const facts = { id: 'ben', externalIds: { zendesk: '361' } };
		await upsertPerson(workspace.house, Date.now(), { facts, cleared: [] });
		const crm = { owner: { id: '361', name: null, email: null }, event: { source: 'zendesk' } };
		const items = [scored('low', crm), scored('low', { owner: { email: 'LEA@example.com' } })];
		const { found } = await route(rules(toTeam()), items);
		expect(names(found)).toEqual(['Ben', 'Lea']);
		expect(found[0]?.outcome).toMatchObject({ code: 'crm_owner' });
		const without = await route({ ...rules(toTeam()), useCrmOwner: false }, items);
		expect(names(without.found)).toEqual(['Ada', 'Ben']);
	});

	it('follows the first rule that fits, and names people as a person writes them', async () => {
		const when = (conditions: object, then: object) => ({ conditions, ...then });
		const { found } = await route(
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
		expect(names(found)).toEqual(['Mia', 'Lea', 'Ada']);
	});

	it('replaces the absent by their deputy', async () => {
		const until = new Date(Date.now() + 86_400_000).toISOString();
		const absence = { person: 'ada', from: null, until, deputy: 'lea', note: null };
		await setAbsence(workspace.house, Date.now(), absence);
		const person = { name: 'Ada', assignTo: 'person', person: 'ada' };
		const { found } = await route(rules(person), [scored('low')]);
		expect(found[0]).toMatchObject({ owner: { id: 'lea' }, outcome: { code: 'deputy' } });
	});

	it('leaves by Nobody what finds no owner, with the reason; a fallback is an owner', async () => {
		const { found, nobody } = await route(rules(toTeam({ team: 'nobody' })), [scored('low')]);
		expect(found).toEqual([]);
		expect(nobody[0]).toMatchObject({
			owner: null,
			outcome: { code: 'no_owner' },
			case: { priority: 'high' },
		});
		expect(nobody[0]?.outcome?.text).toContain('the team "nobody" has no active member');
		const fallback = { team: 'nobody', fallbackPerson: 'mia@example.com' };
		const saved = await route(fallback, [scored('low')]);
		expect(saved.found[0]).toMatchObject({ owner: { id: 'mia' }, outcome: { code: 'fallback' } });
	});

	it('puts everything on one output when asked', async () => {
		const rule = toTeam({ team: 'nobody', conditions: { level: ['low'] } });
		const items = [scored('low'), scored('high')];
		const { found, nobody } = await route({ ...rules(rule), outputs: 'single' }, items);
		expect(found.map(({ outcome }) => outcome?.code)).toEqual(['no_owner', 'round_robin']);
		expect(nobody).toEqual([]);
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
		['no score at all', {}, { event: { id: 'evt_1', type: 'complaint' } }, 'normal', 'feedback'],
	])('finds priority and SLA for %s', async (_what, parameters, item, priority, preset) => {
		const { found, error } = await route({ ...rules(toTeam()), ...parameters }, [item]);
		expect(error).toBeUndefined();
		expect(found[0]?.case).toMatchObject({ priority, sla: { preset } });
	});

	it('fills an item that has only the id of its answer', async () => {
		const { house } = workspace;
		const id = await anAnswer(house, Date.now(), { rating: 1, comment: 'Broken' });
		const { found } = await route(rules(toTeam()), [{ response: { id } }]);
		expect(found[0]).toMatchObject({
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
		const { found } = await route({ team: 'sales' }, [{ response: { id: responseId } }]);
		expect(found[0]).toMatchObject({
			owner: { id: 'ada' },
			case: { state: 'open' },
			outcome: { code: 'has_case', text: expect.stringContaining('Ada keeps it') },
		});
		const again = await route({ team: 'sales' }, [{ case: { id: found[0]?.case?.id } }]);
		expect(names(again.found)).toEqual(['Ada']);
	});

	it('leaves a case that has no owner by Nobody', async () => {
		const { house } = workspace;
		const responseId = await anAnswer(house, Date.now(), { rating: 1 });
		const given = { responseId, eventId: null, customerId: null, owner: null, test: false };
		const actor = { kind: 'workflow' as const, id: null, name: null };
		await openCase(house, Date.now(), { ...given, priority: 'low', slaPreset: null, actor });
		const { nobody } = await route({}, [{ response: { id: responseId } }]);
		expect(nobody[0]).toMatchObject({ owner: null, outcome: { code: 'has_case' } });
	});

	it.each<[string, Parameters, Low, string]>([
		[
			'a rule without an owner',
			rules({ name: 'VIP', segment: 'VIP' }),
			scored('low'),
			'(VIP) names no owner',
		],
		['an item about nobody', {}, { event: null, owner: ada, customer: {} }, 'about nobody'],
		['a case nobody knows', {}, { case: { id: 'cas_no' } }, 'There is no case "cas_no"'],
		['an answer nobody knows', {}, { response: { id: 'rsp_no' } }, 'There is no response "rsp_no"'],
		[
			'a preset nobody knows',
			{ slaPreset: 'platinum' },
			scored('low'),
			'There is no SLA preset "platinum"',
		],
	])('refuses %s', async (_what, parameters, item, message) => {
		const { error } = await route(parameters, [item]);
		expect(error?.message).toContain(message);
		const kept = await route(parameters, [item], { onError: 'continueRegularOutput' });
		expect(kept.error).toBeUndefined();
		expect(kept.found[0]).toMatchObject({ error: expect.stringContaining(message) as string });
	});

	it('reads expressions for every item', async () => {
		const parameters = { team: 'nobody', fallbackPerson: '={{ $json.lead }}' };
		const items = ['mia', 'lea'].map((lead) => ({ ...scored('low'), lead }));
		expect(names((await route(parameters, items)).found)).toEqual(['Mia', 'Lea']);
	});

	it('does not let one item spoil the others', async () => {
		const parameters = { team: 'service', slaPreset: '={{ $json.preset }}' };
		const items = ['', 'platinum', 'live'].map((preset) => ({ ...scored('low'), preset }));
		const { found } = await route(parameters, items, { onError: 'continueRegularOutput' });
		expect(names(found)).toEqual(['Ada', undefined, 'Ben']);
		expect(found[1]).toMatchObject({ error: expect.stringContaining('"platinum"') as string });
	});
});

describe('what people see of the Router', () => {
	it.each<[string, Parameters, string]>([
		['nothing set', {}, 'CRM Owner or Any Team'],
		['no owner of the CRM', { useCrmOwner: false }, 'Any Team'],
		['a team', { team: 'after-sales' }, 'Team: after-sales'],
		['rules', rules({ name: 'Beijing' }, { name: '' }), 'Beijing · Rule 2'],
		['many rules', rules(...['A', 'B', 'C', 'D'].map((name) => ({ name }))), 'A · B · C · …'],
	])('below its name, with %s', (_what, parameters, subtitle) => {
		expect(subtitleOf(SatisfactionRouter, parameters)).toBe(subtitle);
	});

	it('are lists of teams, people and presets to choose from', async () => {
		const { loadOptions } = new SatisfactionRouter().methods;
		const context = {
			getNode: () => ({ name: 'Router' }),
			getCredentials: async (name: string) =>
				await Promise.resolve(workspace.credentials[name] ?? {}),
		};
		const listed = await Promise.all(
			Object.values(loadOptions).map(async (load) => await load.call(context as never)),
		);
		expect(listed.map((options) => options[0]?.name).sort()).toEqual([
			'Ada (service)',
			'Any Team',
			'By Priority',
			'No Fallback',
			'sales',
		]);
		expect(listed.flat()).toContainEqual({ name: 'Ada (service)', value: 'ada' });
	});
});
