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
	for (let at = 0; at < 3; at += 1) {
		await importAnswer(workspace.house, now - 60_000, {
			surveyKey: 'quarterly',
			eventId: null,
			source: 'sheet',
			externalId: `r${at}`,
			reading: 'nps_0_10',
			value: 9,
			satisfiedFrom: null,
			comment: 'Zeta is late',
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
	}
});
afterAll(async () => await workspace.close());

async function run(parameters: object) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{
					name: 'Insights',
					type,
					parameters: { resource: 'comment', operation: 'findTopics', ...parameters } as never,
				},
			],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
	});
	return { items: outputs.Insights?.[0], error };
}

describe('Find Topics of Satisfaction Insights', () => {
	it('gives an item for each topic, own ones too', async () => {
		const { items } = await run({
			period: 'last_7_days',
			language: 'en',
			ownTopics: {
				rows: [
					{ topic: 'Zeta', terms: 'zeta' },
					{ topic: '', terms: 'late' },
				],
			},
			topicOptions: { builtIn: false },
		});
		expect(items).toHaveLength(1);
		expect(items?.[0]).toMatchObject({
			topic: { key: 'own:zeta', kind: 'own', name: 'Zeta' },
			n: 3,
			verdict: 'too_few',
			method: 'wilson',
			quotes: [],
			comments: { all: 3, read: 3 },
		});
		expect(items?.[0]?.text).toContain('Zeta: 3 of 3 comments');
	});

	it('says what is wrong with the number of topics', async () => {
		const { error } = await run({ period: 'last_7_days', topicOptions: { most: 0 } });
		expect(error?.message).toContain('Most Topics is 0');
	});
});
