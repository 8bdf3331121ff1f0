import type { IDataObject } from 'n8n-workflow';

import { keepUnread } from '../../../core/store/repositories/unread-pushes';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { loadNodes, runTrigger } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';
import { unreadIn } from '../../store/unread-in';

const nodeTypes = loadNodes({ satisfactionCrmTrigger: SatisfactionCrmTrigger });
const receiver = 'wf-1/node-1';

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

const kept = async () => await unreadIn(workspace.house, receiver);

/** A push that named no time that was known; sent while the node was set up otherwise. */
async function keepOne(): Promise<void> {
	const body = { op: 'data_update', data: { _id: 'r1', closed: '2026-01-05T02:00:00Z' } };
	await keepUnread(workspace.house.store.db, 'main', {
		...{ receiver, push_id: 'p1', system: 'jiandaoyun', at: Date.now(), why: 'no time' },
		request: JSON.stringify({
			headers: {},
			query: {},
			body: Buffer.from(JSON.stringify(body)).toString('base64'),
		}),
	});
}

const start = async (parameters: IDataObject, mode: 'trigger' | 'manual' = 'trigger') =>
	await runTrigger({
		workflow: {
			id: 'wf-1',
			nodes: [
				{
					id: 'node-1',
					name: 'CRM',
					type: 'n8n-nodes-satisfaction.satisfactionCrmTrigger',
					parameters: { path: 'crm', source: 'jiandaoyun', ...parameters } as never,
				},
			],
			connections: {},
		},
		nodeTypes,
		node: 'CRM',
		credentials: {
			...workspace.credentials,
			satisfactionSenderApi: { secret: 'secret-secret-secret', previousSecret: '' },
		},
		mode,
	});

/** One beat of the clock, and what goes on behind it. */
async function beat({ tick }: Awaited<ReturnType<typeof start>>): Promise<void> {
	await tick();
	for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

const aliases = { row: [{ alias: 'closed', field: 'occurredAt' }] };

describe('a workflow that is published anew', () => {
	it('starts with what its trigger could not read before, once', async () => {
		await keepOne();
		const blind = await start({});
		await beat(blind);
		expect(blind.emissions).toEqual([]);
		expect(await kept()).toMatchObject([{ why: expect.stringMatching(/^occurredAt is missing/) }]);

		const corrected = await start({ jiandaoyunAliases: aliases });
		await beat(corrected);
		await beat(corrected);
		expect(corrected.emissions.map(({ outputs }) => outputs)).toMatchObject([
			[[{ event: { source: 'jiandaoyun', subject: { id: 'r1' } }, test: false }]],
		]);
		expect(await kept()).toEqual([]);
	});

	it('leaves it alone while somebody tries it out', async () => {
		await keepOne();
		await beat(await start({ jiandaoyunAliases: aliases }, 'manual'));
		expect(await kept()).toHaveLength(1);
	});
});
