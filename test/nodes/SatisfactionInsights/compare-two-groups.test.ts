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

async function run(parameters: object, given?: object[], node: object = {}) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{
					name: 'Insights',
					type,
					...node,
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

	it('fails an item whose group or value is none alone, and compares the others', async () => {
		const rows = [
			{ group: 'old', value: 'perhaps' },
			...Array.from({ length: 20 }, (_, at) => ({ group: 'old', value: at < 8 })),
			{ group: '', value: true },
			...Array.from({ length: 20 }, (_, at) => ({ group: 'new', value: at < 16 })),
		];
		const asked = { compare: 'items', figure: 'share', language: 'en' };
		const given = { ...asked, itemGroup: '={{ $json.group }}', itemValue: '={{ $json.value }}' };
		const { items, error } = await run(given, rows, { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		const failed = items.filter((item) => 'error' in item);
		expect(failed).toHaveLength(2);
		expect(JSON.stringify(failed[0])).toContain('Item 1 has the value');
		expect(JSON.stringify(failed[1])).toContain('Item 22 has the group');
		expect(items.find((item) => !('error' in item))).toMatchObject({ n: 40, compared: 'items' });
		const stopped = await run(given, rows);
		expect(stopped.error?.message).toContain('Item 1 has the value');
	});

	it('fails an item whose period is none alone', async () => {
		const { items, error } = await run(
			{
				compare: 'answers',
				period: 'range',
				from: '={{ $json.from }}',
				groupA: { segment: 'a' },
				groupB: { segment: 'b' },
				language: 'en',
			},
			[{ from: '2026-01-01' }, { from: 'whenever' }, { from: '2026-02-01' }],
			{ onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		expect(items.map((item) => 'error' in item)).toEqual([false, true, false]);
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
