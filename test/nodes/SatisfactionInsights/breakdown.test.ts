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
	for (const [index, value] of [...Array(12).fill(10), ...Array(12).fill(2)].entries()) {
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
			touchpoint: value > 5 ? 'use' : 'purchase',
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
					parameters: { operation: 'breakdown', period: 'last_7_days', ...parameters } as never,
				},
			],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
	});
	return { items: outputs.Insights?.[0] ?? [], error };
}

describe('Satisfaction Insights, Breakdown', () => {
	it('gives an item on the whole and one for each group', async () => {
		const { items } = await run({ by: 'touchpoint' });
		expect(
			items.map(({ kind, name, n, value, verdict }) => [kind, name, n, value, verdict]),
		).toEqual([
			['all', null, 24, 0, 'unlikely_chance'],
			['group', 'use', 12, 100, 'unlikely_chance'],
			['group', 'purchase', 12, -100, 'unlikely_chance'],
		]);
		expect(items[2]?.text).toBe(
			'purchase: NPS −100 (−100 to −54, 12 answers), 200 points lower than the rest (124 to 200): unlikely to be chance.',
		);
	});

	it('names every attribute, and says what is missing or wrong', async () => {
		const { items } = await run({ by: 'event_attribute', byEventAttribute: 'product' });
		expect(items[0]?.text).toContain('No answer has a value for product');
		expect((await run({ by: 'event_attribute' })).error?.message).toContain(
			'Event Attribute is empty',
		);
		const both = { by: 'touchpoint', andBy: 'customer_attribute', andByCustomerAttribute: ' ' };
		expect((await run(both)).error).toMatchObject({
			message: 'Customer Attribute is empty, so nothing says what to group by.',
			description: 'Fill in Customer Attribute, or choose another field to group by.',
		});
		expect((await run({ by: 'team', andBy: 'team' })).error?.message).toContain('twice');
		expect((await run({ minimumCell: 0 })).error?.message).toContain('minimumCell');
	});
});
