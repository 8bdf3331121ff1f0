import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';
import { aCasePage } from '../SatisfactionCaseTrigger/a-case-page';

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
			nodes: [
				{ name: 'Insights', type, parameters: { resource: 'report', ...parameters } as never },
			],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
	});
	return { item: outputs.Insights?.[0]?.[0], error };
}

type Item = { outcome: { code: string }; address: { name: string; links: Record<string, string> } };

describe('an address for tools', () => {
	it('needs a page that serves it', async () => {
		const { error } = await run({ operation: 'createAddress', addressName: 'Power BI' });
		expect(error?.message).toContain('No Satisfaction Case Trigger is published');
	});

	it('is made, pulled from by GET alone, and ended', async () => {
		const page = aCasePage(workspace.credentials);
		await page.publish();
		const { item } = await run({ operation: 'createAddress', addressName: ' Power BI ' });
		const made = item as unknown as Item;
		expect(made.outcome.code).toBe('address_made');
		expect(made.address).toMatchObject({ name: 'Power BI', surveyKey: null, comments: false });
		const link = made.address.links.scores ?? '';
		expect(link).toMatch(/^https:\/\/n8n\.example\.test\/.*&table=scores&format=csv$/);

		const csv = await page.get(link);
		expect(csv.status).toBe(200);
		expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
		expect(csv.body).toMatch(/^\ufeffanswered_on,survey_key,.*,sum_value\r\n$/);
		const json = await page.get(link.replace('format=csv', 'format=json'));
		expect(JSON.parse(json.body)).toEqual([]);
		expect([csv.emitted, json.emitted]).toEqual([[], []]);
		expect((await page.get(`${link}&from=soon`)).status).toBe(400);
		expect((await page.post(link, {})).status).toBe(405);

		const ended = await run({ operation: 'endAddress', addressName: 'Power BI' });
		expect(ended.item).toMatchObject({ outcome: { code: 'address_ended' } });
		const gone = await page.get(link, { 'accept-language': 'zh-CN' });
		expect([gone.status, gone.body]).toEqual([410, expect.stringContaining('已停用')]);
		const again = await run({ operation: 'endAddress', addressName: 'Power BI' });
		expect(again.error?.message).toContain('No address for tools is called "Power BI"');
	});

	it('has a name', async () => {
		const { error } = await run({ operation: 'createAddress', addressName: ' ' });
		expect(error?.message).toContain('The address has no name.');
	});
});
