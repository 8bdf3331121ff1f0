import type { IDataObject, IRun } from 'n8n-workflow';

import { SatisfactionTimerTrigger } from '../../../nodes/SatisfactionTimerTrigger/SatisfactionTimerTrigger.node';
import { chain, loadNodes, runTrigger, type RunningTrigger } from '../../engine/engine';
import { anInvitation, aWorkspace, liWei, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionTimerTrigger: SatisfactionTimerTrigger });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace({ policy: { delay: 0 }, safetyNetAfter: '1s', sandbox: true });
});
afterEach(async () => await workspace.close());

type Given = {
	workflow?: string;
	parameters?: IDataObject;
	/** Whether something is connected to the clock. */
	alone?: boolean;
	mode?: 'trigger' | 'manual';
};

async function start({ workflow = 'w1', parameters = {}, alone, mode = 'trigger' }: Given = {}) {
	return await runTrigger({
		workflow: {
			id: workflow,
			name: `Workflow ${workflow}`,
			nodes: [
				{
					id: 'timer',
					name: 'Clock',
					type: 'n8n-nodes-satisfaction.satisfactionTimerTrigger',
					typeVersion: 2,
					position: [0, 0],
					parameters,
					credentials: { satisfactionWorkspaceApi: { id: '1', name: 'Satisfaction Workspace' } },
				},
				{ id: 'send', name: 'Send', type: 'n8n-nodes-satisfaction.satisfactionTimerTrigger' },
			],
			connections: alone ? {} : chain('Clock', 'Send'),
		} as never,
		nodeTypes,
		node: 'Clock',
		credentials: workspace.credentials,
		mode,
	});
}

/** As many invitations to as many customers, all due now. */
async function dueInvitations(count: number): Promise<void> {
	for (let index = 0; index < count; index++) {
		const email = `customer${index}@example.com`;
		await anInvitation(workspace.house, { customer: { ...liWei, email, externalIds: {} } });
	}
	await workspace.house.store.db
		.updateTable('due')
		.set({ due_at: Date.now() - 1 })
		.execute();
}

async function beat(timer: RunningTrigger): Promise<void> {
	await timer.tick();
	// A beat goes on by itself after the cron has called it.
	for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ended = (error?: Error): IRun =>
	({ status: error ? 'error' : 'success', data: { resultData: { error } } }) as never as IRun;

/** What is planned, but for what the clock plans of its own accord. */
const rows = async () =>
	await workspace.house.store.db
		.selectFrom('due')
		.selectAll()
		.where('kind', '<>', 'retention')
		.orderBy('due_id')
		.execute();

describe('Satisfaction Timer Trigger', () => {
	it('has two outputs, in the order that wires rely on', () => {
		const { outputs } = new SatisfactionTimerTrigger().description;
		const names = (outputs as Array<{ displayName: string }>).map(({ displayName }) => displayName);
		expect(names).toEqual(['Send', 'Stuck']);
	});

	it('looks every five seconds unless told otherwise', async () => {
		expect((await start()).crons).toEqual(['*/5 * * * * *']);
	});

	it('hands over what is due in one execution, and a success means done', async () => {
		await dueInvitations(3);
		const timer = await start();
		await beat(timer);
		expect(timer.emissions).toHaveLength(1);
		const [emission] = timer.emissions;
		expect(emission?.outputs[0]).toHaveLength(3);
		expect(emission?.outputs.slice(1).flat()).toEqual([]);
		expect(await rows()).toHaveLength(3);
		emission?.donePromise?.resolve(ended());
		await beat(timer);
		expect(await rows()).toEqual([]);
		expect(timer.emissions).toHaveLength(1);
	});

	it('tries what failed again, each row alone, so that a bad one cannot take others with it', async () => {
		await dueInvitations(2);
		const timer = await start();
		await beat(timer);
		timer.emissions[0]?.donePromise?.resolve(ended(new Error('no mail server')));
		await beat(timer);
		for (const row of await rows()) expect(row.last_error).toBe('no mail server');
		await workspace.house.store.db.updateTable('due').set({ lease_until: 0 }).execute();
		await beat(timer);
		expect(timer.emissions.slice(1).map(({ outputs }) => outputs[0]?.length)).toEqual([1, 1]);
	});

	it('gives up after five tries and says so on Stuck', async () => {
		await dueInvitations(1);
		const timer = await start();
		for (let attempt = 1; attempt <= 5; attempt++) {
			await workspace.house.store.db.updateTable('due').set({ lease_until: 0 }).execute();
			await beat(timer);
			timer.emissions.at(-1)?.donePromise?.resolve(ended(new Error('no mail server')));
			await beat(timer);
		}
		const stuck = timer.emissions.at(-1)?.outputs.at(-1)?.[0];
		expect(stuck?.outcome).toEqual({
			code: 'stuck',
			text: 'Given up after 5 attempts: no mail server',
		});
		expect((await rows())[0]?.state).toBe('stuck');
	});

	it('takes no more than may be under way at once', async () => {
		await dueInvitations(5);
		const timer = await start({ parameters: { options: { atOnce: 2 } } });
		await beat(timer);
		await beat(timer);
		expect(timer.emissions.flatMap(({ outputs }) => outputs[0] ?? [])).toHaveLength(2);
		timer.emissions[0]?.donePromise?.resolve(ended());
		await beat(timer);
		await beat(timer);
		expect(timer.emissions.flatMap(({ outputs }) => outputs[0] ?? [])).toHaveLength(4);
	});

	it('only looks when it is executed by hand', async () => {
		await dueInvitations(2);
		const before = await rows();
		const timer = await start({ mode: 'manual' });
		await timer.response?.manualTriggerFunction?.();
		expect(timer.crons).toEqual([]);
		expect(timer.emissions[0]?.outputs[0]).toHaveLength(2);
		expect(timer.emissions[0]?.outputs[0]?.[0]?.outcome).toMatchObject({ code: 'peek' });
		expect(await rows()).toEqual(before);
	});

	it('is one a workspace: a second one is refused by the name of the first', async () => {
		const first = await start({ workflow: 'w1' });
		await expect(start({ workflow: 'w2' })).rejects.toThrow(
			'The workspace has a clock already: "Clock" in the workflow "Workflow w1".',
		);
		await first.response?.closeFunction?.();
		await expect(start({ workflow: 'w2' })).resolves.toBeDefined();
	});

	it('takes over from a clock that has not beaten for minutes', async () => {
		await start({ workflow: 'w1' });
		const long = Date.now() - 10 * 60_000;
		await workspace.house.store.db.updateTable('endpoint').set({ updated_at: long }).execute();
		await expect(start({ workflow: 'w2' })).resolves.toBeDefined();
	});

	it('is not published with nothing behind it: messages would get lost', async () => {
		await expect(start({ alone: true })).rejects.toThrow(/Nothing is connected to the clock/);
	});
});
