import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { insertResponse } from '../../../core/store/repositories/responses';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { responseRow } from '../../store/rows';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const nodeTypes = loadNodes({ [type]: SatisfactionInsights });
const dayMs = 86_400_000;

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace();
	const { store, workspace: key } = workspace.house;
	await store.transaction(async (tx) => {
		for (let day = 30; day >= 1; day -= 1) {
			for (let at = 0; at < 12; at += 1) {
				const isLow = at < (day === 1 ? 12 : 1 + (day % 2));
				const own = { workspace_id: key, response_id: `rsp_${day}_${at}` };
				const answered_at = Date.now() - day * dayMs;
				const rating = isLow ? { value: 1, level: 'low' as const, percent: 0 } : {};
				await insertResponse(tx, responseRow({ ...own, answered_at, ...rating }));
			}
		}
	});
});
afterAll(async () => await workspace.close());

async function run(parameters: object, manual = false) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Insights', type, parameters: parameters as never }],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
		...(manual && { mode: 'manual' as const }),
	});
	return { items: outputs.Insights?.[0] ?? [], error };
}

describe('Satisfaction Insights, Find Alarms', () => {
	const daily = { operation: 'findAlarms', alarmBucket: 'day' };

	it('only looks when it is executed by hand; then gives each signal once', async () => {
		const signal = { rule: 1, measure: 'low_share', value: 100 };
		const byHand = await run(daily, true);
		expect(byHand.items).toMatchObject([{ signal }, { signal: { measure: 'high_share' } }]);
		expect((await run(daily, true)).items).toHaveLength(2);
		expect((await run(daily)).items).toMatchObject([{ signal, verdict: 'unlikely_chance' }, {}]);
		expect((await run(daily)).items).toEqual([]);
		const [item] = (await run({ ...daily, alarmOptions: { always: true } })).items;
		expect(item).toMatchObject({ signal: null });
		expect(item?.text).toContain('not been said before');
	});

	it('says that something must be watched', async () => {
		const { error } = await run({ ...daily, watch: [] });
		expect(error?.message).toContain('Nothing is to be watched');
	});
});
