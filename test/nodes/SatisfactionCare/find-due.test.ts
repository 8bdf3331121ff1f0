import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { setConsent } from '../../../core/loop/customer/consent';
import { createOrUpdate } from '../../../core/loop/customer/create-or-update';
import { listCampaigns } from '../../../core/loop/care/campaign-choices';
import { saveEndpoint } from '../../../core/store/repositories/endpoints';
import { SatisfactionCare } from '../../../nodes/SatisfactionCare/SatisfactionCare.node';
import { stepsName } from '../../../nodes/SatisfactionCare/fields/step-fields';
import { campaignOf } from '../../core/loop/care/runs';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCare: SatisfactionCare });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace({ timeZone: 'Asia/Shanghai' });
	const rows = [
		{ name: 'Ada', email: 'ada@example.com', customerId: '7' },
		{ name: 'Bo', email: 'bo@example.com' },
	];
	const { house } = workspace;
	const told = await createOrUpdate(house, Date.now(), rows, {
		byName: false,
		unused: new Set(),
		system: 'crm',
		order: null,
		serial: false,
		cleared: [],
	});
	for (const { customer } of told) {
		await setConsent(house, Date.now(), {
			customerId: customer?.id ?? '',
			topics: [{ purpose: 'news', metric: null, channel: 'all' }],
			state: 'granted',
			source: 'form',
			words: null,
			doer: { kind: 'workflow', id: null, name: 'Test', node: 'Test' },
		});
	}
});
afterEach(async () => await workspace.close());

type Parameters = Record<string, NodeParameterValueType>;

const step = { days: 0, to: 'customer', subject: 'News', text: '{greeting}\n\nRead.' };
const list: Parameters = {
	operation: 'findDue',
	campaignKey: 'news',
	occasion: 'own_list',
	edition: 'may',
	[stepsName('own_list')]: { step: [step] },
};

async function run(
	parameters: Parameters,
	items: object[] = [{}],
	{
		mode = 'trigger',
		workflow = 'Test',
		name = workflow,
	}: { mode?: 'manual' | 'trigger'; workflow?: string; name?: string } = {},
) {
	const {
		outputs,
		error,
		run: told,
	} = await runWorkflow({
		nodeTypes,
		workflow: {
			id: workflow,
			name,
			nodes: [{ id: 'n1', name: 'Care', type: 'satisfactionCare', parameters }],
			connections: {},
		},
		start: 'Care',
		items,
		credentials: workspace.credentials,
		mode,
	});
	const [done = [], held = []] = outputs.Care ?? [];
	const { hints = [] } = told.data.resultData.runData.Care?.[0] ?? {};
	return { done, held, error, said: hints.map(({ message }) => message) };
}

const whom = (items: IDataObject[]) =>
	items.map(({ customer }) => (customer as IDataObject | null)?.name ?? null);

describe('a list of its own', () => {
	it('reaches whom its items name, by mail, an ID or a row, each with the fields of its item', async () => {
		const { done, held, error } = await run(list, [
			{ email: 'ADA@example.com', coupon: 'A1' },
			{ customer: { email: 'bo@example.com' }, coupon: 'B2' },
			{ customer: { externalIds: { crm: '7' } }, coupon: 'again' },
			{ customer: { email: 'nobody@example.com' } },
			{ customer: { email: 'no address' } },
		]);
		expect(error).toBeUndefined();
		expect(whom(done).sort()).toEqual(['Ada', 'Bo']);
		expect(done.map(({ coupon }) => coupon).sort()).toEqual(['A1', 'B2']);
		expect(done[0]).toMatchObject({
			care: { campaign: 'news', occasion: 'own_list', step: 1 },
			message: { kind: 'care', subject: 'News' },
			outcome: { code: 'send_now' },
		});
		expect(held).toMatchObject([
			{ outcome: { code: 'customer_unknown' } },
			{
				outcome: {
					code: 'customer_unreadable',
					text: expect.stringContaining('no address') as string,
				},
			},
		]);
	});

	it('gives nothing twice, however often it comes', async () => {
		const items = [{ email: 'ada@example.com' }];
		expect((await run(list, items)).done).toHaveLength(1);
		expect((await run(list, items)).done).toEqual([]);
		const { done } = await run({ ...list, edition: 'june' }, items);
		expect(done).toEqual([]);
	});

	it('leaves on one output, where that is asked for', async () => {
		const items = [{ email: 'ada@example.com' }, { email: 'nobody@example.com' }];
		const { done, held } = await run({ ...list, outputs: 'single' }, items);
		expect(done).toHaveLength(2);
		expect(held).toEqual([]);
	});

	it('is previewed as if it came in now: who would get it, who not, and why, and nothing is stored', async () => {
		const look = { ...list, operation: 'preview' };
		const items = [
			{ email: 'ada@example.com', coupon: 'A1' },
			{ email: 'nobody@example.com' },
			{ customer: { email: 'bo@example.com' }, coupon: 'B2' },
		];
		const { done, held, error, said } = await run(look, items, { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(done).toMatchObject([
			{
				coupon: 'A1',
				customer: { name: 'Ada' },
				message: null,
				outcome: { code: 'would_send' },
				preview: { to: 'ada@example.com', subject: 'News' },
			},
			{ coupon: 'B2', customer: { name: 'Bo' } },
		]);
		expect(held).toMatchObject([{ outcome: { code: 'customer_unknown' } }]);
		expect(said.join()).not.toContain('Nobody comes up');
		const days = await run({ ...look, items: 'perDay' }, items);
		expect(days.done).toMatchObject([{ day: { due: 2, held: 0 } }]);
		expect(await listCampaigns(workspace.house)).toEqual([]);
		// Who has had it gets nothing more, and the preview says so.
		const { sends } = campaignOf(workspace.house, null);
		for (const { message } of (await run(list, items)).done) {
			const { key, to } = message as { key: string; to: string };
			expect(await sends(key, to, Date.now())).toBe(true);
		}
		const after = await run(look, items);
		expect(after.done).toEqual([]);
		expect(after.held.map(({ outcome }) => (outcome as IDataObject).code).sort()).toEqual([
			'customer_unknown',
			'listed_before',
			'listed_before',
		]);
		expect(after.said.join()).toContain('Most often (2): Nothing new');
	});

	it('of too many items is refused with what to do', async () => {
		const items = Array.from({ length: 100_001 }, () => ({}));
		const { error } = await run(list, items);
		expect(error?.message).toContain('100,001 items came in');
	});
});

describe('executed by hand', () => {
	it('it only looks, and says so', async () => {
		const items = [{ email: 'ada@example.com' }];
		const tried = await run(list, items, { mode: 'manual' });
		expect(whom(tried.done)).toEqual(['Ada']);
		expect(tried.said.join()).toContain('nothing was stored');
		expect(await listCampaigns(workspace.house)).toEqual([]);
		expect((await run(list, items)).done).toHaveLength(1);
	});
});

describe('a campaign about days', () => {
	const wishes: Parameters = {
		...{ operation: 'findDue', campaignKey: 'wishes', occasion: 'birthday' },
		[stepsName('birthday')]: { step: [{ ...step, subject: 'Happy birthday' }] },
	};

	it('takes the items that come in as a tick alone', async () => {
		const { done, held, error, said } = await run(wishes, [{ n: 1 }, { n: 2 }]);
		expect(error).toBeUndefined();
		expect([done, held]).toEqual([[], []]);
		expect(said.join()).toContain('First run');
	});

	it('that is only looked at plans nothing, and says where the days ahead are seen', async () => {
		const { said } = await run(wishes, [{}], { mode: 'manual' });
		expect(said.join()).toContain('nothing was stored');
		expect(said.join()).not.toContain('is planned');
		expect(said.join()).toContain('Set Operation to Preview');
	});

	it('says that there is no page to unsubscribe on, until one is published', async () => {
		const { house } = workspace;
		expect((await run(wishes)).said.join()).toContain('no page to unsubscribe on');
		const page = (active: number) => ({
			...{ workspace_id: house.workspace, page: 'survey', survey_key: 'service', address: '{}' },
			...{ workflow_id: 'w', workflow_name: 'Ask', node_id: 'n', node_name: 'Answered' },
			...{ active, updated_at: Date.now() },
		});
		await house.store.transaction(async (tx) => await saveEndpoint(tx, page(1)));
		expect((await run(wishes)).said.join()).not.toContain('unsubscribe');
		await house.store.transaction(async (tx) => await saveEndpoint(tx, page(0)));
		expect((await run(wishes)).said.join()).toContain('no page to unsubscribe on');
	});

	it('is kept with where it is defined, and taken by no second node', async () => {
		await run(wishes);
		expect(await listCampaigns(workspace.house)).toEqual([
			{ key: 'wishes', workflow: 'Test', stopped: false },
		]);
		const { error } = await run(wishes, [{}], { workflow: 'Another' });
		expect(error?.message).toContain('is defined by the node "Care" of the workflow "Test"');
		const { error: twin } = await run(wishes, [{}], { workflow: 'Another', name: 'Test' });
		expect(twin?.message).toContain('is defined by the node "Care" of the workflow "Test"');
		expect((await run(wishes, [{}], { name: 'Renamed' })).error).toBeUndefined();
	});

	it('that cannot run says which field is wrong, as the panel calls it', async () => {
		const { error } = await run({ ...wishes, [stepsName('birthday')]: { step: [{ days: 0 }] } });
		expect(error?.message).toBe('"Steps → 1 → Text" is empty, so there is nothing to send.');
	});
});
