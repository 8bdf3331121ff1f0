import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { createOrUpdate } from '../../../core/loop/customer/create-or-update';
import { auditOf } from '../../../core/store/repositories/audit';
import { SatisfactionCare } from '../../../nodes/SatisfactionCare/SatisfactionCare.node';
import { aCampaign } from '../../core/loop/care/a-campaign';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCare: SatisfactionCare });
const day = 86_400_000;
const begun = Date.now() - 60 * day;

let workspace: Workspace;
let ada: string;
beforeEach(async () => {
	workspace = await aWorkspace({ timeZone: 'Asia/Shanghai' });
	const { house } = workspace;
	const [told] = await createOrUpdate(house, Date.now(), [{ name: 'Ada', email: 'ada@a.test' }], {
		byName: false,
		unused: new Set(),
		system: 'crm',
		order: null,
		serial: false,
		cleared: [],
	});
	ada = told?.customer?.id ?? '';
	await aCampaign(house, begun).defined();
});
afterEach(async () => await workspace.close());

type Parameters = Record<string, NodeParameterValueType>;

/** One item through an operation; both outputs, for nothing of it is held. */
async function run(operation: string, parameters: Parameters, item: object = {}) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			name: 'Care of customers',
			nodes: [{ name: 'Care', type: 'satisfactionCare', parameters: { operation, ...parameters } }],
			connections: {},
		},
		start: 'Care',
		items: [item],
		credentials: workspace.credentials,
		mode: 'trigger',
	});
	const [done = [], held = []] = outputs.Care ?? [];
	expect(held).toEqual([]);
	return { done, error: error?.message };
}

const campaign = 'win-back';
const ofCampaign = { care: { campaign } };
const code = ([item]: IDataObject[]) => (item?.outcome as IDataObject | undefined)?.code;

describe('Stop', () => {
	const open = async () => {
		const group = { customer_id: ada, anchor_at: begun, again_at: begun };
		await aCampaign(workspace.house, begun).occasions([group]);
	};

	it('ends what is open of one customer, and lets it go on again', async () => {
		await open();
		const whom = { campaign, customer: 'ada@a.test' };
		const { done } = await run('stop', whom, { coupon: 'A1' });
		expect(done).toMatchObject([
			{
				coupon: 'A1',
				stopped: { campaign, customerId: ada, occasions: 1, messages: 0 },
				outcome: {
					code: 'stopped',
					text: 'The campaign "win-back" is stopped for Ada: open occasions that ended: 1, messages taken back: 0.',
				},
			},
		]);
		expect(code((await run('stop', whom)).done)).toBe('already_stopped');
		expect(code((await run('stop', { ...whom, goOn: true })).done)).toBe('goes_on');
		expect(code((await run('stop', { ...whom, goOn: true })).done)).toBe('not_stopped');
	});

	it('ends a campaign as a whole, and is noted with the workflow that did it', async () => {
		await open();
		const { done } = await run('stop', { campaign, stopFor: 'all' });
		expect(done).toMatchObject([
			{ stopped: { campaign, customerId: null, occasions: 1 }, outcome: { code: 'stopped' } },
		]);
		const { store, workspace: name } = workspace.house;
		const deeds = await auditOf(store.db, name, { kind: 'campaign', id: campaign }, 9);
		expect(deeds).toMatchObject([{ action: 'campaign_stopped', actor_name: 'Care of customers' }]);
		const goOn = await run('stop', { campaign, stopFor: 'all', goOn: true });
		expect(code(goOn.done)).toBe('goes_on');
	});

	it('takes campaign and customer of the item, as Find Due gives them', async () => {
		await open();
		const { done } = await run('stop', {}, { ...ofCampaign, customer: { id: ada } });
		expect(done).toMatchObject([{ stopped: { campaign, customerId: ada } }]);
	});

	it('leaves all as it is where the item is a test', async () => {
		await open();
		const { done } = await run('stop', { campaign }, { test: true, customer: { id: ada } });
		expect(code(done)).toBe('trial');
		expect(code((await run('stop', { campaign }, { customer: { id: ada } })).done)).toBe('stopped');
	});

	it.each<[Parameters, string]>([
		[{ customer: 'ada@a.test' }, '"Campaign" is empty'],
		[{ campaign }, '"Customer" is empty'],
		[{ campaign: 'news', stopFor: 'all' }, 'There is no campaign "news"'],
		[{ campaign, customer: 'bo@a.test' }, 'bo@a.test'],
	])('of %j is refused', async (parameters, message) => {
		expect((await run('stop', parameters)).error).toContain(message);
	});
});

describe('Record Result', () => {
	it('counts once, however often it comes', async () => {
		const result = {
			...{ campaign, customer: 'ada@a.test', resultAt: '2026-10-01 09:30' },
			...{ amount: '120.50', currency: 'eur', resultKey: 'order-7' },
		};
		const { done } = await run('recordResult', result, { coupon: 'A1' });
		expect(done).toMatchObject([
			{ coupon: 'A1', result: { customerId: ada }, outcome: { code: 'recorded' } },
		]);
		expect(code((await run('recordResult', result)).done)).toBe('already');
		const events = await workspace.house.store.db.selectFrom('event').selectAll().execute();
		expect(events).toMatchObject([
			{
				...{ customer_id: ada, value_amount: 120.5, value_currency: 'EUR' },
				// The wall clock is that of the workspace.
				occurred_at: Date.parse('2026-10-01T01:30:00Z'),
			},
		]);
	});

	it('takes campaign and customer of the item, and spares a test', async () => {
		const item = { ...ofCampaign, customer: { id: ada } };
		expect(code((await run('recordResult', {}, { ...item, test: true })).done)).toBe('trial');
		expect(code((await run('recordResult', {}, item)).done)).toBe('recorded');
	});

	it.each<[Parameters, string]>([
		[{ amount: '1,200' }, '"Amount" is "1,200", but must be a number such as 120.50.'],
		[{ currency: 'EUR' }, 'but no amount'],
		[{ resultAt: 'soon' }, '"When" is "soon"'],
		[{ resultAt: '2098-01-01' }, 'has not come'],
	])('of %j is refused', async (parameters, message) => {
		const result = { campaign, customer: 'ada@a.test', ...parameters };
		expect((await run('recordResult', result)).error).toContain(message);
	});
});

describe('Measure Effect', () => {
	const groups = async (treated: number, heldOut: number) => {
		const row = (group_name: 'treated' | 'held_out') => (_: unknown, one: number) => ({
			...{ customer_id: `${group_name}-${one}`, group_name, first_sent_at: begun + 2 * day },
		});
		const { occasions } = aCampaign(workspace.house, begun);
		await occasions(Array.from({ length: treated }, row('treated')));
		await occasions(Array.from({ length: heldOut }, row('held_out')));
	};

	it('says that nobody was left out, where nobody was', async () => {
		await groups(12, 0);
		const { done } = await run('measureEffect', { campaign });
		expect(done).toMatchObject([
			{
				outcome: { code: 'nobody_left_out' },
				effect: { campaign, days: 14, n: { treated: 12, heldOut: 0 } },
			},
		]);
	});

	it('says that they are too few', async () => {
		await groups(12, 3);
		const { done } = await run('measureEffect', {}, ofCampaign);
		expect(done).toMatchObject([{ outcome: { code: 'too_few' }, effect: { verdict: 'too_few' } }]);
		const [item] = done as Array<{ outcome: { text: string } }>;
		expect(item?.outcome.text).toContain('Too few to say');
	});

	it('counts whole days of the workspace', async () => {
		await groups(12, 0);
		const days = async (from: string, until: string) => {
			const parameters = { campaign, measuredFrom: from, measuredUntil: until };
			const { done } = await run('measureEffect', parameters);
			const [item] = done as Array<{ effect: { from: string; until: string; n: object } }>;
			return [item?.effect.from, item?.effect.until, item?.effect.n];
		};
		expect(await days('2026-01-01', '2026-01-01')).toEqual([
			'2025-12-31T16:00:00.000Z',
			'2026-01-01T15:59:59.999Z',
			{ treated: 0, heldOut: 0 },
		]);
	});

	it.each<[Parameters, string]>([
		[{}, '"Campaign" is empty'],
		[{ campaign: 'news' }, 'There is no campaign "news"'],
		[{ campaign, measuredFrom: 'spring' }, '"Measured From" is "spring"'],
		[{ campaign, measuredFrom: '2026-02-01', measuredUntil: '2026-01-01' }, 'before its beginning'],
	])('of %j is refused', async (parameters, message) => {
		expect((await run('measureEffect', parameters)).error).toContain(message);
	});
});
