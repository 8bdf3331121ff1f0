import { importAnswer } from '../../../core/loop/answer/import-answer';
import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const nodeTypes = loadNodes({ [type]: SatisfactionInsights });

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace();
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
	return { items: outputs.Insights?.[0] ?? [], error };
}

describe('Satisfaction Insights, Trend', () => {
	it('says in one item that nobody has answered', async () => {
		const { items } = await run({ operation: 'trend' });
		expect(items).toMatchObject([{ n: 0, value: null, text: 'No answers came in.' }]);
	});

	it('gives an item a bucket, in the language that is asked for', async () => {
		await importAnswer(workspace.house, Date.now() - 60_000, {
			surveyKey: 'quarterly',
			eventId: null,
			source: 'sheet',
			externalId: 'r1',
			reading: 'nps_0_10',
			value: 10,
			satisfiedFrom: null,
			comment: null,
			tags: [],
			answers: [],
			language: null,
			answeredAt: null,
			purpose: 'relationship',
			touchpoint: null,
			customerId: null,
			customer: null,
			subject: null,
			owner: null,
			test: false,
		});
		const parameters = { operation: 'trend', period: 'last_30_days', language: 'zh-CN' };
		const { items } = await run({ ...parameters, bucket: 'week' });
		const last = items.at(-1);
		expect(last).toMatchObject({ surveyKey: 'quarterly', variant: 'nps', n: 1, value: 100 });
		expect(last).toMatchObject({ verdict: 'too_few', bucket: { unit: 'week' } });
		expect(last?.text).toContain('样本太少，暂不下结论');
	});

	it('says which bucket it does not know', async () => {
		const { error } = await run({ operation: 'trend', bucket: 'hour' });
		expect(error?.message).toContain('hour');
	});
});
