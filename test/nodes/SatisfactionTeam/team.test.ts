import { SatisfactionTeam } from '../../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { asTool, loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionTeam';
const nodeTypes = loadNodes({ [type]: SatisfactionTeam });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

async function run(parameters: object, items: object[] = [{}], node: object = {}) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Team', type, parameters: parameters as never, ...node }],
			connections: {},
		},
		start: 'Team',
		items,
		credentials: workspace.credentials,
	});
	return { items: outputs.Team?.[0] ?? [], error };
}

/** The columns of a sheet, as somebody drags them into the fields. */
const fromSheet = {
	operation: 'upsert',
	id: '={{ $json.No }}',
	name: '={{ $json.Name }}',
	email: '={{ $json.Mail }}',
	team: '={{ $json.Team }}',
	details: {
		skills: '={{ $json.Skills }}',
		compensationLimit: '={{ $json.Limit }}',
		active: '={{ $json.Active }}',
		deputy: '={{ $json.Deputy }}',
		channels: { entries: [{ key: 'wecom', value: '={{ $json.WeCom }}' }] },
	},
};

describe('Satisfaction Team', () => {
	it('takes one person from each row of a sheet and keeps what a later row leaves blank', async () => {
		const rows = [
			{
				No: 1,
				Name: 'Li',
				Mail: 'li@example.com',
				Team: 'a',
				Limit: '80',
				Deputy: 'kim@example.com',
			},
			{ No: 2, Name: 'Kim', Mail: 'kim@example.com', Active: 'yes', Skills: 'billing, repair' },
		];
		const { items } = await run(fromSheet, rows);
		expect(items.map(({ outcome, No }) => [(outcome as { code: string }).code, No])).toEqual([
			['created', 1],
			['created', 2],
		]);
		await run(fromSheet, [{ No: '1', WeCom: 'li.wecom', Active: '离职' }]);
		const { items: listed } = await run({ operation: 'list', onlyActive: false });
		expect(listed).toMatchObject([
			{
				person: {
					id: '1',
					name: 'Li',
					email: 'li@example.com',
					team: 'a',
					compensationLimit: 80,
					channels: { wecom: 'li.wecom' },
					deputyId: '2',
					active: false,
				},
				available: false,
				unavailableBecause: 'is not active',
			},
			{ person: { id: '2', skills: ['billing', 'repair'] }, openCases: 0, available: true },
		]);
	});

	it('records an absence', async () => {
		await run(fromSheet, [{ No: '1', Name: 'Li' }]);
		const absence = {
			operation: 'absence',
			person: 'li',
			from: '2026-01-05T00:00:00',
			until: '2026-01-09T00:00:00',
		};
		const { error } = await run({ ...absence, person: 'nobody' });
		expect(error?.message).toContain('"nobody" is nobody in the team');
		const { items } = await run(absence);
		expect(items).toMatchObject([
			{
				person: { name: 'Li' },
				absence: { from: '2026-01-05T00:00:00.000Z', until: '2026-01-10T00:00:00.000Z' },
			},
		]);
	});

	it('names the wrong field, and goes on with the others when told to', async () => {
		const rows = [
			{ No: '1', Name: 'Li', Mail: 'not an address' },
			{ No: '2', Name: 'Kim' },
		];
		const { error } = await run(fromSheet, rows);
		expect(error?.message).toContain('"email" is "not an address"');
		const { items } = await run(fromSheet, rows, { onError: 'continueRegularOutput' });
		expect(items).toMatchObject([{ error: expect.stringContaining('"email"') }, { No: '2' }]);
	});

	it('serves an AI agent', async () => {
		const { items } = await asTool({
			nodeTypes,
			type,
			parameters: {
				operation: 'upsert',
				id: "={{ $fromAI('id') }}",
				name: "={{ $fromAI('name') }}",
			},
			args: { id: 'li', name: 'Li' },
			credentials: workspace.credentials,
		});
		expect(JSON.stringify(items)).toContain('was added to the team');
	});
});
