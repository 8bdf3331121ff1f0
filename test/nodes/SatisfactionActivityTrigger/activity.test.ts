import type { IDataObject, IRun } from 'n8n-workflow';

import { SatisfactionActivityTrigger } from '../../../nodes/SatisfactionActivityTrigger/SatisfactionActivityTrigger.node';
import { retryStuck } from '../../../core/loop/due/retry-stuck';
import { aCase, aServiceTeam } from '../../core/loop/case/a-service-team';
import { loadNodes, runTrigger } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionActivityTrigger: SatisfactionActivityTrigger });

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	await aServiceTeam(workspace.house);
});
afterEach(async () => await workspace.close());

async function start(parameters: IDataObject = {}, mode?: 'manual') {
	return await runTrigger({
		workflow: {
			id: 'w',
			name: 'Scores to the CRM',
			nodes: [
				{
					id: 'activity',
					name: 'New',
					type: 'satisfactionActivityTrigger',
					parameters: parameters as never,
				},
			],
			connections: {},
		},
		nodeTypes,
		node: 'New',
		credentials: workspace.credentials,
		mode,
	});
}

async function beat(trigger: Awaited<ReturnType<typeof start>>): Promise<void> {
	await trigger.tick();
	for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ended = (error?: Error): IRun =>
	({ status: error ? 'error' : 'success', data: { resultData: { error } } }) as never as IRun;

describe('Satisfaction Activity Trigger', () => {
	it('starts its workflow with what happens, once', async () => {
		const trigger = await start({ activities: [] });
		await beat(trigger);
		expect(trigger.emissions).toEqual([]);
		const caseId = await aCase(workspace.house, Date.now());
		await beat(trigger);
		const [emission] = trigger.emissions;
		expect(emission?.outputs[0]).toMatchObject([
			{ activity: { kind: 'answered' } },
			{ activity: { kind: 'case_opened' }, case: { id: caseId } },
		]);
		// It waits for that execution before it tells more.
		await beat(trigger);
		expect(trigger.emissions).toHaveLength(1);
		emission?.donePromise?.resolve(ended());
		await beat(trigger);
		expect(trigger.emissions).toHaveLength(1);
	});

	it('starts an execution for each, one after the other, where somebody asks for that', async () => {
		const trigger = await start({
			activities: ['case_opened'],
			options: { oneEach: true },
		});
		const first = await aCase(workspace.house, Date.now());
		const second = await aCase(workspace.house, Date.now());
		await beat(trigger);
		expect(trigger.emissions).toHaveLength(1);
		// It waits for a person: for the trigger that is the end.
		const waiting = { ...ended(), status: 'waiting' } as IRun;
		trigger.emissions[0]?.donePromise?.resolve(waiting);
		await beat(trigger);
		trigger.emissions[1]?.donePromise?.resolve(waiting);
		await beat(trigger);
		expect(trigger.emissions.map(({ outputs }) => outputs)).toMatchObject([
			[[{ case: { id: first } }]],
			[[{ case: { id: second } }]],
		]);
		expect(trigger.emissions.map(({ outputs }) => outputs[0]?.length)).toEqual([1, 1]);
	});

	it('gets past what no item can be made of, which is stuck by then', async () => {
		const trigger = await start({ activities: ['case_opened'] });
		const { db } = workspace.house.store;
		await aCase(workspace.house, Date.now());
		await db.updateTable('response').set({ tags: 'no JSON' }).execute();
		await aCase(workspace.house, Date.now());
		for (let turn = 0; turn < 6; turn++) {
			await beat(trigger);
			await db.updateTable('activity_cursor').set({ updated_at: 0 }).execute();
		}
		expect(trigger.emissions).toHaveLength(1);
		expect(trigger.emissions[0]?.outputs[0]).toMatchObject([{ activity: { kind: 'case_opened' } }]);
		const stuck = await db.selectFrom('due').selectAll().where('state', '=', 'stuck').execute();
		expect(stuck).toMatchObject([{ kind: 'activity', attempt: 5 }]);
	});

	it('published again, waits for the execution that was started before', async () => {
		const before = await start({ activities: ['case_opened'] });
		await aCase(workspace.house, Date.now());
		await beat(before);
		expect(before.emissions).toHaveLength(1);
		await before.response?.closeFunction?.();
		const after = await start({ activities: ['case_opened'] });
		await aCase(workspace.house, Date.now());
		await beat(after);
		expect(after.emissions).toEqual([]);
		before.emissions[0]?.donePromise?.resolve(ended());
		await beat(after);
		await beat(after);
		expect(before.emissions).toHaveLength(1);
		expect(after.emissions).toHaveLength(1);
		expect(after.emissions[0]?.outputs[0]).toHaveLength(1);
	});

	it('tells what was stuck after all, when somebody has it tried again', async () => {
		const trigger = await start({ activities: ['case_opened'] });
		await aCase(workspace.house, Date.now());
		const { db } = workspace.house.store;
		await beat(trigger);
		trigger.emissions[0]?.donePromise?.resolve(ended(new Error('the CRM is away')));
		await beat(trigger);
		await db.updateTable('activity_cursor').set({ updated_at: 0, attempt: 28 }).execute();
		await beat(trigger);
		trigger.emissions[1]?.donePromise?.resolve(ended(new Error('the CRM is away')));
		await beat(trigger);
		expect(trigger.emissions).toHaveLength(2);
		expect(await retryStuck(workspace.house, Date.now(), { kinds: [], id: null })).toMatchObject({
			count: 1,
		});
		await beat(trigger);
		expect(trigger.emissions[2]?.outputs[0]).toMatchObject([{ activity: { kind: 'case_opened' } }]);
		trigger.emissions[2]?.donePromise?.resolve(ended());
		await beat(trigger);
		expect(await db.selectFrom('due').selectAll().where('kind', '=', 'activity').execute()).toEqual(
			[],
		);
	});

	it('tells again what a failed execution was given', async () => {
		const trigger = await start({ activities: ['case_opened'] });
		await aCase(workspace.house, Date.now());
		await beat(trigger);
		trigger.emissions[0]?.donePromise?.resolve(ended(new Error('the CRM is away')));
		await beat(trigger);
		expect(trigger.emissions).toHaveLength(1);
		await workspace.house.store.db.updateTable('activity_cursor').set({ updated_at: 0 }).execute();
		await beat(trigger);
		expect(trigger.emissions).toHaveLength(2);
		expect(trigger.emissions[1]?.outputs[0]).toMatchObject([{ activity: { kind: 'case_opened' } }]);
	});

	it('executed by hand shows what happened last and takes nothing away', async () => {
		await aCase(workspace.house, Date.now());
		const trigger = await start({ activities: [] }, 'manual');
		await trigger.response?.manualTriggerFunction?.();
		expect(trigger.crons).toEqual([]);
		const alone = await start({ activities: [], options: { oneEach: true } }, 'manual');
		await alone.response?.manualTriggerFunction?.();
		expect(alone.emissions[0]?.outputs[0]).toHaveLength(1);
		expect(trigger.emissions[0]?.outputs[0]?.map(({ activity }) => activity)).toMatchObject([
			{ kind: 'case_opened' },
			{ kind: 'answered' },
		]);
		expect(
			await workspace.house.store.db.selectFrom('activity_cursor').selectAll().execute(),
		).toEqual([]);
	});
});
