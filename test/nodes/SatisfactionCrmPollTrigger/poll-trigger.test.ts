import type { IDataObject, IRun } from 'n8n-workflow';

import { clientSystems, pollSystems } from '../../../core/systems';
import { SatisfactionCrmPollTrigger } from '../../../nodes/SatisfactionCrmPollTrigger/SatisfactionCrmPollTrigger.node';
import { simulatedJiandaoyun } from '../../../sandbox/systems/jiandaoyun';
import { type SimServer, startSystems } from '../../../sandbox/systems/server';
import { loadNodes, runTrigger, type RunningTrigger, subtitleOf } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionCrmPollTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmPollTrigger });
const form = '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd';
const object = { __rl: true, mode: 'id', value: form };
const closed = { ticket_status: '已关闭', customer_email: 'li@example.com', subject_title: 'GD-1' };

let workspace: Workspace;
let server: SimServer;
let system: ReturnType<typeof simulatedJiandaoyun>;

beforeEach(async () => {
	workspace = await aWorkspace();
	system = simulatedJiandaoyun();
	server = await startSystems([system]);
	const { credential } = system.api!;
	workspace.credentials[credential.type] = credential.data(server.addressOf(system.key)) as never;
});
afterEach(async () => {
	await server.stop();
	await workspace.close();
});

async function start(parameters: IDataObject = {}, mode?: 'manual') {
	return await runTrigger({
		workflow: {
			id: 'w',
			name: 'Ask, by looking',
			nodes: [
				{
					id: 'poll',
					name: 'Look',
					type,
					typeVersion: 2,
					parameters: { system: 'jiandaoyun', object, ...parameters } as never,
				},
			],
			connections: {},
		},
		nodeTypes,
		node: 'Look',
		credentials: workspace.credentials,
		mode,
	});
}

const ended = { status: 'success', data: { resultData: {} } } as never as IRun;

/** Lets the trigger look once, and ends the executions that it starts. */
async function beat(trigger: RunningTrigger): Promise<void> {
	await trigger.tick();
	for (let turn = 0; turn < 60; turn++) {
		await new Promise((resolve) => setTimeout(resolve, 10));
		for (const { donePromise } of trigger.emissions) donePromise?.resolve(ended);
	}
}

const itemsOf = ({ emissions }: RunningTrigger) => emissions.flatMap(({ outputs }) => outputs[0]);
const change = (id: string, values: object, at = Date.now() - 1_000) =>
	system.api?.change?.({ id, values: values as never, at });

describe('Satisfaction CRM Poll Trigger', () => {
	it('starts its workflow with what records have become, once, also after it is published again', async () => {
		change('65a1', closed, Date.now() - 86_400_000);
		const first = await start();
		await beat(first);
		expect(itemsOf(first)).toEqual([]);
		await first.response?.closeFunction?.();
		change('65a1', { score: 4 });
		change('65a2', closed);
		const second = await start();
		await beat(second);
		expect(itemsOf(second)).toMatchObject([
			{
				schema: 1,
				test: false,
				event: { source: 'jiandaoyun', type: 'ticket.closed', subject: { id: '65a2' } },
				customer: { email: 'li@example.com' },
			},
		]);
		const third = await start();
		await beat(third);
		expect(itemsOf(third)).toEqual([]);
	});

	it('refuses to watch a field that is in no record and that the system does not name', async () => {
		change('65a1', closed, Date.now() - 86_400_000);
		const watching = (watched: string, mode?: 'manual') =>
			start(
				{
					pollWatched: watched,
					pollTypes: { row: [{ value: '已关闭', type: 'ticket.closed' }] },
				},
				mode,
			);
		const found = watching('ticket_staus');
		await expect(found).rejects.toThrow('has no field "ticket_staus"');
		await expect(found).rejects.toMatchObject({
			description: expect.stringContaining('ticket_status') as string,
		});
		// Whoever tries it out hears of it before they publish.
		const { response } = await watching('ticket_staus', 'manual');
		await expect(response?.manualTriggerFunction?.()).rejects.toThrow('no field "ticket_staus"');
		await (await watching('ticket_status')).response?.closeFunction?.();
	});

	it('looks no more often than at its pace', async () => {
		const trigger = await start({ pace: '1m' });
		await beat(trigger);
		change('65a2', closed);
		await beat(trigger);
		expect(itemsOf(trigger)).toEqual([]);
	});

	it('tells once, as an execution that failed, that the system is away, and goes on when it is back', async () => {
		const first = await start();
		await beat(first);
		change('65a2', closed);
		const { credential } = system.api!;
		const account = workspace.credentials[credential.type];
		const before = await start();
		workspace.credentials[credential.type] = { ...account, apiKey: 'x'.repeat(20) };
		// The key is taken away after publishing.
		const revoked = await start({}).catch((error: unknown) => error as Error);
		expect((revoked as Error).message).toContain('8301');
		workspace.credentials[credential.type] = account!;
		await server.stop();
		await beat(before);
		// A read is tried three times.
		for (let turn = 0; turn < 200 && before.errors.length === 0; turn++) {
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		expect(before.errors).toHaveLength(1);
		expect(before.errors[0]?.message).toMatch(/could not be reached|refused the connection/);
		server = await startSystems([system]);
		workspace.credentials[credential.type] = credential.data(server.addressOf(system.key)) as never;
		const back = await start();
		await beat(back);
		expect(back.errors).toEqual([]);
		expect(itemsOf(back)).toMatchObject([{ event: { subject: { id: '65a2' } } }]);
	});

	it('shows the newest records by hand, as tests', async () => {
		change('65a2', closed);
		const trigger = await start({}, 'manual');
		expect(trigger.crons).toEqual([]);
		await trigger.response?.manualTriggerFunction?.();
		expect(itemsOf(trigger)).toMatchObject([
			{ test: true, event: { id: null, type: 'ticket.closed', subject: { id: '65a2' } } },
		]);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('event').selectAll().execute()).toEqual([]);
	});

	it.each([
		[{ object: { mode: 'list', value: '' } }, 'Kind of Record'],
		[{ start: 'date', startDate: 'soon' }, 'Start Date'],
		[{ start: 'date', startDate: '2090-01-01T00:00:00Z' }, 'future'],
		[{ pollTypes: { row: [{ value: 'x', type: 'closed' }] } }, 'Events 1, Event Type'],
		[{ pollWatched: 'stage' }, 'which values of "stage"'],
		[{ system: 'zendesk' }, 'cannot be asked'],
		[{ object: { mode: 'id', value: '1/2' } }, null],
	])('says at publishing what is wrong (%#)', async (parameters, words) => {
		const publishing = start(parameters as IDataObject);
		if (words === null) await expect(publishing).resolves.toBeDefined();
		else await expect(publishing).rejects.toThrow(words);
	});

	it('is called by its system', () => {
		expect(subtitleOf(SatisfactionCrmPollTrigger, { system: 'jiandaoyun' })).toBe(
			'Jiandaoyun 简道云',
		);
	});

	it('offers every system that can be asked, and their samples as they are', () => {
		const { properties } = new SatisfactionCrmPollTrigger().description;
		const field = properties.find(({ name }) => name === 'system');
		const offered = (field?.options ?? []).flatMap((one) => ('value' in one ? [one.value] : []));
		expect([...offered].sort()).toEqual([...pollSystems.map(({ key }) => key), 'other'].sort());
		for (const { key, poll } of pollSystems) {
			const sample = properties.find(({ name }) => name === `${key}Sample`);
			expect(JSON.parse(String(sample?.default))).toEqual(poll.sample.fields);
		}
		expect(pollSystems.every((one) => clientSystems.includes(one))).toBe(true);
	});
});
