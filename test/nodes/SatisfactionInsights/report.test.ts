import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionMessage } from '../../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { chain, loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const message = 'satisfactionMessage';
const nodeTypes = loadNodes({ [type]: SatisfactionInsights, [message]: SatisfactionMessage });

let workspace: Workspace;
beforeAll(async () => (workspace = await aWorkspace()));
afterAll(async () => await workspace.close());

async function create(options: object, behind: object | null, mode?: 'manual') {
	const { run, outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{
					name: 'Report',
					type,
					parameters: { resource: 'report', operation: 'createReport', options } as never,
				},
				...(behind === null ? [] : [{ name: 'Mail', type: message, parameters: behind as never }]),
			],
			connections: behind === null ? {} : chain('Report', 'Mail'),
		},
		start: 'Report',
		credentials: workspace.credentials,
		...(mode && { mode }),
	});
	const hints = run.data.resultData.runData.Report?.[0]?.hints ?? [];
	return { hints: hints.map((hint) => hint.message), item: outputs.Report?.[0]?.[0], error };
}

describe('Report, Create', () => {
	it('says by hand that a report without a reader is sent to nobody once it is published', async () => {
		const said = [expect.stringContaining('published, a Satisfaction Message behind sends it')];
		const { hints, item } = await create({}, {}, 'manual');
		expect(hints).toEqual(said);
		expect(item).toMatchObject({ message: { kind: 'report', to: null } });
		const to = 'lead@example.com';
		expect((await create({ to }, {}, 'manual')).hints).toEqual([]);
		expect((await create({}, { options: { to } }, 'manual')).hints).toEqual([]);
		expect((await create({}, null, 'manual')).hints).toEqual([]);
		expect((await create({}, {})).hints).toEqual([]);
	});

	it('takes targets and benchmarks, and names the one that is none', async () => {
		const target = { kind: 'target', metric: 'csat', value: 85, survey: '', name: '' };
		const { error, item } = await create({ targets: { target: [target] } }, null);
		expect([error, item?.method]).toEqual([undefined, 'report']);
		const wrong = await create({ targets: { target: [target, { ...target, value: 185 }] } }, null);
		expect(wrong.error?.message).toContain('Targets and Benchmarks 2: Value');
	});
});
