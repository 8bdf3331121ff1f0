import { importAnswer } from '../../../core/loop/answer/import-answer';
import { saveSurvey } from '../../../core/store/repositories/surveys';
import { defineSurvey } from '../../../core/survey/define';
import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const nodeTypes = loadNodes({ [type]: SatisfactionInsights });

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace();
	const { house } = workspace;
	const now = Date.now();
	const questions = ['speed', 'price'].map((id) => ({ kind: 'rating' as const, id, text: id }));
	const survey = defineSurvey({ key: 'service', metric: 'csat', questions });
	await house.store.transaction(
		async (tx) => await saveSurvey(tx, house.workspace, survey, now - 60_000),
	);
	for (let at = 0; at < 60; at++) {
		const [speed, price] = [1 + (at % 5), 1 + ((at * 7) % 4)];
		await importAnswer(house, now - 60_000, {
			...{ surveyKey: 'service', eventId: null, source: 'sheet', externalId: `r${at}` },
			...{ reading: 'csat_1_5', value: speed, satisfiedFrom: null, comment: null, tags: [] },
			...{ language: null, answeredAt: null, purpose: null, touchpoint: null },
			...{ customerId: null, customer: null, subject: null, owner: null, test: false },
			answers: [
				{ id: 'speed', value: speed },
				{ id: 'price', value: price },
			],
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
					parameters: { operation: 'drivers', ...parameters } as never,
				},
			],
			connections: {},
		},
		start: 'Insights',
		credentials: workspace.credentials,
	});
	return { items: outputs.Insights?.[0] ?? [], error };
}

describe('Satisfaction Insights, Drivers', () => {
	it('gives an item for each driver, with the sentence', async () => {
		const { items } = await run({});
		expect(items).toMatchObject([
			{ driver: 'speed', rank: 1, method: 'relative_weights', n: 60, model: { agree: true } },
			{ driver: 'price', rank: 2, verdict: 'could_be_chance' },
		]);
		expect(items[0]?.text).toMatch(/^speed matters most/);
	});

	it('takes options, and what the owner says of a driver', async () => {
		const { items } = await run({
			driverNotes: { driver: [{ driver: 'speed', cause: '', difficulty: 'hard' }] },
			driverOptions: { cross: 'middle', target: 90, drivers: 'speed' },
			language: 'zh-CN',
		});
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			horizon: '1_to_3_years',
			difficulty: { level: 'hard', from: 'estimate' },
			model: { cross: { at: 'middle' }, target: 90 },
		});
		expect(items[0]?.text).toContain('按一到三年规划');
	});

	it('says which item there is none of', async () => {
		const { error } = await run({ driverOptions: { drivers: 'weather' } });
		expect(error?.message).toContain('"weather" is no rated item');
	});
});
