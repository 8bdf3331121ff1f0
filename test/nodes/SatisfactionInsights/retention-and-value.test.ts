import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { customerRow, eventRow } from '../../store/rows';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const nodeTypes = loadNodes({ [type]: SatisfactionInsights });
const day = 86_400_000;

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace();
	const { db } = workspace.house.store;
	const now = Date.now();
	for (let at = 0; at < 40; at += 1) {
		const customer = { customer_id: `cus_${at}`, segment: at < 30 ? 'pro' : 'basic' };
		const own = { workspace_id: 'main', name: `Name ${at}` };
		await db
			.insertInto('customer')
			.values(customerRow({ ...own, ...customer }))
			.execute();
		// A quarter has stopped 200 days ago.
		const orders = at % 4 === 0 ? [290, 260, 230, 200] : [110, 80, 50, 20];
		await db
			.insertInto('event')
			.values(
				orders.map((ago) =>
					eventRow({
						workspace_id: 'main',
						event_id: `evt_${at}_${ago}`,
						type: 'order.delivered',
						customer_id: customer.customer_id,
						occurred_at: now - (ago + (at % 5)) * day,
						subject_type: 'order',
						subject_id: `${at}_${ago}`,
						value_amount: 20 + (at % 3),
						value_currency: 'EUR',
					}),
				),
			)
			.execute();
	}
});
afterAll(async () => await workspace.close());

async function run(parameters: object) {
	const {
		outputs,
		error,
		run: ran,
	} = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{
					name: 'Insights',
					type,
					parameters: {
						resource: 'customer',
						operation: 'retentionAndValue',
						language: 'en',
						...parameters,
					} as never,
				},
			],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
	});
	const { hints = [] } = ran.data.resultData.runData.Insights?.[0] ?? {};
	return { items: outputs.Insights?.[0], error, hints: hints.map(({ message }) => message) };
}

describe('Retention and Value of Satisfaction Insights', () => {
	it('gives one item of all customers unless told otherwise, of the segment that is named', async () => {
		const { items } = await run({ period: 'last_90_days' });
		expect(items).toHaveLength(1);
		expect(items?.[0]).toMatchObject({
			by: 'all',
			group: null,
			customers: 40,
			method: 'wilson',
			retention: { count: 30, n: 30 },
			value: { currency: 'EUR' },
			leftOut: 0,
		});
		const basic = await run({ period: 'last_90_days', valueOptions: { segment: ' basic ' } });
		expect(basic.items?.[0]).toMatchObject({ customers: 10 });
	});

	it('groups by what is chosen, and takes longer gaps for no loss', async () => {
		const { items } = await run({ period: 'last_12_months', customersBy: 'segment' });
		expect(items?.map(({ group }) => group)).toEqual(['pro', 'basic']);
		const plan = { customersBy: 'attribute', customerAttribute: 'plan' };
		const byPlan = await run({ period: 'last_12_months', ...plan });
		expect(byPlan.items).toMatchObject([{ by: 'plan', group: null, customers: 40 }]);
		const patient = await run({ period: 'last_12_months', valueOptions: { gaps: 50 } });
		expect(patient.items?.[0]).toMatchObject({ stillThere: { count: 40, n: 40 } });
	});

	it('gives a customer an item with reasons, as many as asked for', async () => {
		const { items } = await run({
			period: 'last_90_days',
			valueItems: 'customers',
			valueOptions: { most: 3 },
		});
		expect(items).toHaveLength(3);
		expect(items?.[0]).toMatchObject({ band: 'lost', leftOut: 0 });
		expect(items?.[0]?.text).toContain('Counts as lost.');
	});

	it('says so where nobody fits, and nothing beside those who do', async () => {
		const asked = { period: 'last_90_days', valueItems: 'at_risk' };
		const nobody = await run({ ...asked, valueOptions: { segment: 'gold' } });
		expect(nobody.items ?? []).toEqual([]);
		expect(nobody.hints).toEqual([
			'No customer is of the segment “gold”. There are: “pro”, “basic”.',
		]);
		expect((await run({ period: 'last_90_days', valueItems: 'customers' })).hints).toEqual([]);
	});

	it('proposes no health points from so few', async () => {
		const { items } = await run({ period: 'last_12_months', valueItems: 'healthPoints' });
		expect(items).toHaveLength(1);
		expect(items?.[0]).toMatchObject({ verdict: 'too_few', weights: null, method: 'logistic' });
		expect(items?.[0]?.text).toContain('at least 200 who left and 200 who stayed are needed');
	});

	it('says what is wrong with an option', async () => {
		const { error } = await run({ period: 'last_90_days', valueOptions: { discount: 0 } });
		expect(error?.message).toContain('"Discount per Year" is 0');
	});
});
