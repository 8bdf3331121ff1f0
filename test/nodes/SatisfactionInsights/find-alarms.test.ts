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
				if (day > 24) continue;
				// Another survey, in which the days differ as days do.
				const calm = { response_id: `calm_${day}_${at}`, survey_key: 'calm' };
				const usual =
					at < 1 + (day % 2) ? { value: 1, level: 'low' as const, percent: 0 } : { percent: 100 };
				await insertResponse(tx, responseRow({ ...own, ...calm, answered_at, ...usual }));
			}
		}
	});
});
afterAll(async () => await workspace.close());

async function run(parameters: object, manual = false) {
	const {
		outputs,
		error,
		run: ran,
	} = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Insights', type, parameters: parameters as never }],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
		...(manual && { mode: 'manual' as const }),
	});
	const { hints = [] } = ran.data.resultData.runData.Insights?.[0] ?? {};
	return { items: outputs.Insights?.[0] ?? [], error, hints: hints.map(({ message }) => message) };
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

	it('says what was looked at where nothing is unusual, to whoever executes it by hand', async () => {
		const calm = { ...daily, watch: ['scores'], filters: { surveyKey: 'calm' } };
		const byHand = await run(calm, true);
		expect(byHand.items).toEqual([]);
		expect(byHand.hints).toHaveLength(1);
		expect(byHand.hints[0]).toContain('calm, dissatisfied share: nothing unusual.');
		expect(byHand.hints[0]).toContain('Looked at for signals are the last 7 days');
		expect((await run({ ...daily, watch: ['case_count'] }, true)).hints).toEqual([
			expect.stringContaining('New cases: too few to say'),
		]);
		// Nobody reads beside a workflow that runs by itself.
		expect((await run(calm)).hints).toEqual([]);
	});

	it('says that something must be watched', async () => {
		const { error } = await run({ ...daily, watch: [] });
		expect(error?.message).toContain('Nothing is to be watched');
	});
});
