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

async function run(parameters: object, given?: object[]) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{
					name: 'Insights',
					type,
					parameters: {
						resource: 'customer',
						operation: 'compareTwoGroups',
						...parameters,
					} as never,
				},
			],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
		...(given && { items: given }),
	});
	return { items: outputs.Insights?.[0] ?? [], error };
}

describe('Compare Two Groups of Satisfaction Insights', () => {
	it('compares all incoming items as one', async () => {
		const item = (group: string, value: boolean) => ({ group, value });
		const rows = [
			...Array.from({ length: 80 }, (_, at) => item('old', at < 48)),
			...Array.from({ length: 70 }, (_, at) => item('new', at < 56)),
		];
		const { items, error } = await run(
			{
				compare: 'items',
				figure: 'share',
				itemGroup: '={{ $json.group }}',
				itemValue: '={{ $json.value }}',
				worth: { value: 10, cost: 0 },
				language: 'en',
			},
			rows,
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			names: { a: 'old', b: 'new' },
			verdict: 'unlikely_chance',
			n: 150,
		});
		expect(items[0]?.text).toContain('It cost nothing');
	});

	it('of stored answers of nobody says so', async () => {
		const { items } = await run({
			compare: 'answers',
			period: 'last_7_days',
			groupA: { segment: 'a' },
			groupB: { segment: 'b' },
			language: 'zh-CN',
		});
		expect(items[0]).toMatchObject({ n: 0, verdict: 'too_few', interval: null });
		expect(items[0]?.text).toContain('无法比较');
	});

	it('says which campaign is not there', async () => {
		const { error } = await run({ compare: 'campaign', comparedCampaign: 'nothing-of-ours' });
		expect(error?.message).toContain('nothing-of-ours');
	});
});
