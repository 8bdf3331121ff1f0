import { importAnswer } from '../../../core/loop/answer/import-answer';
import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const nodeTypes = loadNodes({ [type]: SatisfactionInsights });

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace();
	const now = Date.now();
	for (const [index, value] of [10, 9, 8, 2].entries()) {
		await importAnswer(workspace.house, now - 60_000, {
			surveyKey: 'quarterly',
			eventId: null,
			source: 'sheet',
			externalId: `r${index}`,
			reading: 'nps_0_10',
			value,
			satisfiedFrom: null,
			comment: null,
			tags: [],
			answers: [],
			language: null,
			answeredAt: null,
			purpose: 'relationship',
			touchpoint: index < 2 ? 'use' : null,
			customerId: null,
			customer: null,
			subject: null,
			owner: null,
			test: false,
		});
	}
});
afterAll(async () => await workspace.close());

async function run(parameters: object) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Insights', type, parameters: parameters as never }],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
	});
	return { item: outputs.Insights?.[0]?.[0], error };
}

describe('Satisfaction Insights', () => {
	it('gives one item with scores, rates, cases, medians and a text', async () => {
		const { item } = await run({ operation: 'summary', period: 'last_7_days' });
		expect(Object.keys(item ?? {})).toEqual([
			'period',
			'filters',
			'minimumN',
			'comparedWith',
			'scores',
			'responseRate',
			'heard',
			'notAsked',
			'leftOut',
			'cases',
			'medians',
			'n',
			'interval',
			'verdict',
			'method',
			'text',
		]);
		expect(item?.scores).toMatchObject([
			{ surveyKey: 'quarterly', variant: 'nps', value: 25, n: 4, verdict: 'too_few' },
		]);
		expect(item?.text).toContain('NPS 25');
	});

	it('takes filters and a language', async () => {
		const { item } = await run({
			operation: 'summary',
			period: 'this_quarter',
			filters: { touchpoint: 'use', metric: 'nps' },
			language: 'zh-CN',
		});
		expect(item?.scores).toMatchObject([{ value: 100, n: 2 }]);
		expect(item?.text).toContain('样本太少');
	});

	it('offers surveys, teams and people to choose from, and an empty choice means all', async () => {
		const { methods } = new SatisfactionInsights();
		expect(Object.keys(methods.loadOptions)).toEqual(
			expect.arrayContaining([
				'getPeopleOrEverybody',
				'getAnsweredSurveysOrAllSurveys',
				'getTeamsOrAllTeams',
			]),
		);
		const { item } = await run({ filters: { surveyKey: '', team: '', owner: '' } });
		expect(item?.scores).toMatchObject([{ value: 25, n: 4 }]);
	});

	it('says what is wrong with a period', async () => {
		const backwards = { period: 'range', from: '2026-01-05', until: '2026-01-01' };
		const { error } = await run({ operation: 'summary', ...backwards });
		expect(error?.message).toContain('which is not after its beginning');
	});
});
