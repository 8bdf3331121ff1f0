import { SatisfactionScore } from '../../../nodes/SatisfactionScore/SatisfactionScore.node';
import { day, life, somebody } from '../../core/loop/a-house';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';
import { answerReference } from '../../../core/model/answer-reference';

const type = 'satisfactionScore';
const nodeTypes = loadNodes({ [type]: SatisfactionScore });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

/** Somebody who was asked yesterday, and the node behind the form of another tool. */
async function anInvitation() {
	const { house } = workspace;
	const own = life(house);
	const asked = Date.now() - day;
	await own.settings({ policy: { quietHours: null, delay: 0 } });
	await own.publish({}, asked);
	const { item } = await own.asks({ customer: somebody() }, asked);
	const id = item.invitation?.id ?? '';
	await own.sends(id, asked);
	const records = async (form: object) => {
		const parameters = {
			operation: 'record',
			answerFrom: 'fields',
			source: 'form',
			mapping: 'csat_1_5',
			answer: '={{ $json.rating }}',
			externalId: '={{ $json.call }}',
			invitation: '={{ $json.invitation }}',
		};
		const { outputs, error } = await runWorkflow({
			nodeTypes,
			workflow: {
				nodes: [{ name: 'Score', type, parameters: parameters as never }],
				connections: {},
			},
			start: 'Score',
			items: [form],
			credentials: workspace.credentials,
		});
		expect(error).toBeUndefined();
		const [low = [], middle = [], high = []] = outputs.Score ?? [];
		return { low, middle, high };
	};
	return { house, id, customer: item.customer, records };
}

describe('Satisfaction Score: Record, of somebody who was invited', () => {
	it.each([
		[
			'what the form gave back',
			(house: Workspace['house'], id: string) => answerReference(house.keys, house.workspace, id),
		],
		['the id, as a workflow of one’s own knows it', (_house: Workspace['house'], id: string) => id],
	])('finds the invitation by %s', async (_by, named) => {
		const { house, id, customer, records } = await anInvitation();
		const { low } = await records({ rating: 1, call: 'c1', invitation: named(house, id), own: 1 });
		expect(low).toMatchObject([
			{
				own: 1,
				test: false,
				outcome: { code: 'recorded' },
				customer: { id: customer?.id },
				survey: { key: 'service' },
				invitation: { id, state: 'completed' },
				response: { state: 'completed' },
				score: { level: 'low' },
			},
		]);
	});

	it('records the answer alone where what it names is none, and says so', async () => {
		const { records } = await anInvitation();
		const { high } = await records({ rating: 5, call: 'c1', invitation: 'inv_made_up' });
		expect(high[0]).toMatchObject({ customer: null, survey: { key: 'form' } });
		expect(JSON.stringify(high[0]?.outcome)).toContain('answers no invitation');
	});
});
