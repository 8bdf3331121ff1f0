import type { IDataObject, IRun } from 'n8n-workflow';

import { recordAnswer } from '../../../core/loop/answer/record-answer';
import { SatisfactionCase } from '../../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { chain, loadNodes, runTrigger, runWorkflow } from '../../engine/engine';
import { anInvitation, aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({
	satisfactionResponseTrigger: SatisfactionResponseTrigger,
	satisfactionCase: SatisfactionCase,
});

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace({ safetyNetAfter: '1s', closePartialAfter: '1s' });
});
afterEach(async () => await workspace.close());

const workflow = (withCase = true) => ({
	id: 'w',
	name: 'Survey',
	nodes: [
		{
			name: 'Answers',
			type: 'satisfactionResponseTrigger',
			parameters: { surveyKey: 'service' } as IDataObject as never,
		},
		{ name: 'Case', type: 'satisfactionCase' },
	],
	connections: withCase ? chain('Answers', 'Case') : {},
});

async function answers(rating: number): Promise<void> {
	const customer = { externalIds: { desk: `c${rating}` }, email: `c${rating}@example.com` };
	const { invitation } = await anInvitation(workspace.house, { customer });
	const invitationId = invitation?.invitation_id ?? '';
	const given = { rating };
	await recordAnswer(workspace.house, Date.now(), {
		invitationId,
		given,
		step: 'rating',
		language: null,
	});
}

const startedWith = async (withCase = true, mode?: 'manual') =>
	await runTrigger({
		workflow: workflow(withCase),
		nodeTypes,
		node: 'Answers',
		credentials: workspace.credentials,
		mode,
	});

async function soon(trigger: Awaited<ReturnType<typeof startedWith>>): Promise<void> {
	await workspace.house.store.db
		.updateTable('due')
		.set({ due_at: Date.now() - 1 })
		.execute();
	await trigger.tick();
	for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
}

const left = async () =>
	await workspace.house.store.db
		.selectFrom('due')
		.select('kind')
		.where('kind', 'in', ['low_score_without_case', 'partial_to_close'])
		.execute();

describe('what was interrupted in the workflow of a survey', () => {
	it('comes out of its own trigger again, and is done when that execution has succeeded', async () => {
		await answers(1);
		await answers(4);
		const trigger = await startedWith();
		await soon(trigger);
		expect(trigger.emissions).toHaveLength(1);
		const [emission] = trigger.emissions;
		const items = (emission?.outputs[0] ?? []) as Array<{ due: { kind: string } }>;
		expect(items.map(({ due }) => due.kind).sort()).toEqual([
			'low_score_without_case',
			'partial_to_close',
		]);
		expect(await left()).toHaveLength(2);
		const ended = { status: 'success', data: { resultData: {} } } as unknown as IRun;
		emission?.donePromise?.resolve(ended);
		await soon(trigger);
		expect(await left()).toEqual([]);
		expect(trigger.emissions).toHaveLength(1);
	});

	it('is parted by output again, as every answer is', async () => {
		const items = [
			{ score: { level: 'low' }, response: { changed: false } },
			{ score: { level: 'high' }, response: { changed: false } },
			{ score: { level: 'low' }, response: { changed: true } },
			{ score: { level: 'middle' }, response: { changed: false } },
		];
		const { outputs } = await runWorkflow({
			nodeTypes,
			workflow: { ...workflow(), connections: {} },
			start: 'Answers',
			items,
			credentials: workspace.credentials,
		});
		const [low, middle, high, changed] = outputs.Answers ?? [];
		expect([low, middle, high, changed]).toEqual([[items[0]], [items[3]], [items[1]], [items[2]]]);
	});

	it('is no low score without a case where the workflow opens none', async () => {
		await answers(1);
		const trigger = await startedWith(false);
		await soon(trigger);
		expect(trigger.emissions).toEqual([]);
		expect(await left()).toEqual([]);
	});

	it('is left alone by somebody who tries the workflow out', async () => {
		await answers(1);
		const trigger = await startedWith(true, 'manual');
		expect(trigger.crons).toEqual([]);
		expect(await left()).toHaveLength(1);
	});
});
