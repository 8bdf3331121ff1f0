import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { receiveEvent } from '../../../core/loop/event/receive-event';
import type { CustomerFacts } from '../../../core/model/event';
import { mergeCustomers } from '../../../core/loop/customer/merge';
import { changeSettings } from '../../../core/loop/workspace/settings';
import { changeFacts } from '../../../core/store/repositories/known-facts';
import { insertResponseQuery } from '../../../core/store/repositories/responses';
import { SatisfactionCustomer } from '../../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { outputShape } from '../../../nodes/output/output-shapes';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { caseRow, responseRow } from '../../store/rows';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCustomer: SatisfactionCustomer });
const day = 86_400_000;

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace({ defaultCountry: 'CN' });
});
afterEach(async () => await workspace.close());

async function run(
	operation: string,
	more: Record<string, NodeParameterValueType> = {},
	item: object = {},
) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{
					name: 'Customer',
					type: 'satisfactionCustomer',
					parameters: { resource: 'customer', operation, ...more },
				},
			],
			connections: {},
		},
		start: 'Customer',
		items: [item],
		credentials: workspace.credentials,
	});
	return { items: (outputs.Customer?.[0] ?? []) as IDataObject[], error };
}

let events = 0;

/** Something happens to somebody. */
async function happens(
	customer: Partial<CustomerFacts>,
	{ type = 'order.paid', daysAgo = 0 }: { type?: string; daysAgo?: number } = {},
): Promise<string> {
	events += 1;
	const at = Date.now() - daysAgo * day;
	const { event } = await receiveEvent(workspace.house, at, {
		event: {
			source: 'shop',
			externalId: `e${events}`,
			type,
			occurredAt: at,
			touchpoint: null,
			subject: { type: 'order', id: `o${events}`, title: `Order ${events}`, url: null },
			value: null,
			attributes: {},
			customer: {
				externalIds: {},
				name: null,
				email: null,
				phone: null,
				language: null,
				timeZone: null,
				segment: null,
				...customer,
			},
			owner: null,
		},
		receiver: 'w/n',
		test: false,
	});
	return event.customer_id ?? '';
}

const wang = {
	name: 'Wang Fang',
	email: 'wang@example.com',
	phone: '138 0000 1111',
	language: 'zh-CN',
	segment: 'gold',
	externalIds: { shop: '7', wecom: 'wm_1' },
};

async function aLife(): Promise<string> {
	const { house } = workspace;
	const id = await happens(wang, { daysAgo: 500 });
	for (const daysAgo of [450, 400, 350, 5]) {
		await happens(wang, { daysAgo, type: daysAgo === 5 ? 'ticket.closed' : 'order.paid' });
	}
	const { workspace: key, store } = house;
	const about = { workspace_id: key, customer_id: id };
	for (const [n, value] of [5, 2].entries()) {
		const low = value === 2;
		const answer = responseRow({
			...about,
			response_id: `rsp_${n}`,
			value,
			percent: low ? 25 : 100,
			band: low ? 'dissatisfied' : 'satisfied',
			level: low ? 'low' : 'high',
			answered_at: Date.now() - (low ? 1 : 60) * day,
		});
		await insertResponseQuery(store.db, answer).execute();
	}
	await store.db
		.insertInto('case_file')
		.values(
			caseRow({
				...about,
				subject_title: 'Kettle',
				opened_at: Date.now() - 4 * day,
				owner: JSON.stringify({ id: 'ada', name: 'Ada', email: null }),
			}),
		)
		.execute();
	await store.db
		.insertInto('case_step')
		.values({
			...about,
			case_id: 'cas_1',
			step_key: 'p',
			at: Date.now() - 3 * day,
			kind: 'promise',
			actor_kind: 'owner',
			actor_id: null,
			actor_name: null,
			data: JSON.stringify({ promisedFor: Date.now() - 2 * day, text: 'A new kettle' }),
		})
		.execute();
	const renewal = { calendar: 'solar', year: 2099, month: 12, day: 31, leap: false } as const;
	await store.transaction(async (tx) => {
		await changeFacts({ db: tx, dialect: store.dialect, workspace: key }, [
			{ customerId: id, kind: 'tag', tag: 'vip', has: true },
			{ customerId: id, kind: 'date', name: 'renewal', day: renewal },
		]);
	});
	return id;
}

describe('Satisfaction Customer: Get', () => {
	it.each([
		['an email address', 'WANG@example.com'],
		['a phone number', '+86 138-0000-1111'],
		['an ID of a chat', 'wecom:wm_1'],
	])('finds somebody by %s, and gives all that is known of them in one item', async (_by, word) => {
		const id = await aLife();
		const { items, error } = await run('get', { customer: word }, { own: 'kept' });
		expect(error).toBeUndefined();
		const [item] = items;
		expect(item).toMatchObject({
			own: 'kept',
			outcome: { code: 'found' },
			customer: {
				id,
				name: 'Wang Fang',
				tags: ['vip'],
				dates: { renewal: { year: 2099, date: '2099-12-31', calendar: 'solar' } },
				consent: [],
				pause: null,
			},
			addresses: [
				{ channel: 'email', address: 'wang@example.com', state: 'ok' },
				{ channel: 'phone', address: '138 0000 1111' },
				{ channel: 'wecom', address: 'wm_1' },
			],
			scores: [
				{
					metric: 'csat',
					n: 2,
					trend: 'worse',
					verdict: 'too_few',
					last: { value: 2, level: 'low' },
				},
			],
			openCases: [{ id: 'cas_1', subjectTitle: 'Kettle', ownerName: 'Ada' }],
			promises: [{ caseId: 'cas_1', state: 'broken', text: 'A new kettle' }],
		});
		// A low score, a broken promise, and no order for more than twice their 50 days.
		expect(item?.health).toMatchObject({
			points: 30,
			verdict: 'ok',
			reasons: [
				{ code: 'lowScore', lost: 25 },
				{ code: 'noOrder', lost: 25 },
				{ code: 'brokenPromise', lost: 20 },
			],
		});
		const allowed = (item?.mayWrite as IDataObject[]).filter((one) => one.allowed);
		expect(allowed.map(({ purpose }) => purpose)).toEqual(['survey', 'service']);
		const lines = item?.timeline as IDataObject[];
		expect(lines.map(({ kind }) => kind)).toEqual([
			'answer',
			'case',
			'event',
			'answer',
			'event',
			'event',
			'event',
			'event',
		]);
	});

	it('takes the customer of the item, reads on page by page, and has all that can be dragged', async () => {
		const id = await aLife();
		const first = await run('get', { timelineLines: 3 }, { customer: { id } });
		const next = first.items[0]?.timelineNext as string;
		const rest = await run('get', { before: next }, { customer: { id } });
		const texts = [first, rest].flatMap(({ items }) =>
			(items[0]?.timeline as IDataObject[]).map(({ text }) => text),
		);
		expect(texts).toHaveLength(8);
		expect(new Set(texts).size).toBe(8);
		expect(rest.items[0]?.timelineNext).toBeNull();
		const shape = outputShape('satisfactionCustomer', 'get');
		expect(Object.keys(shape).sort()).toEqual(Object.keys(first.items[0] ?? {}).sort());
	});

	it('of a merged record gives the one that was kept', async () => {
		const kept = await aLife();
		const merged = await happens({ email: 'fang@example.com' });
		const doer = { kind: 'workflow', id: null, name: 'Doubles' } as const;
		await mergeCustomers(workspace.house, Date.now(), { keepId: kept, mergeId: merged, doer });
		const { items } = await run('get', { customer: merged });
		expect(items[0]?.customer).toMatchObject({ id: kept });
	});

	it('says that somebody is not known, and what to give', async () => {
		const { error } = await run('get', { customer: 'nobody@example.com' });
		expect(error?.message).toContain('nobody@example.com');
		const nameless = await run('get');
		expect(nameless.error?.message).toContain('the item names no customer');
		await aLife();
		const wrong = await run('get', { customer: 'wang@example.com', before: 'soon' });
		expect(wrong.error?.message).toContain('"Before"');
	});

	it('says that too little is known of somebody new', async () => {
		await happens({ email: 'new@example.com' });
		const { items } = await run('get', { customer: 'new@example.com' });
		expect(items[0]?.health).toMatchObject({ points: null, verdict: 'too_few', reasons: [] });
		expect(items[0]?.outcome).toMatchObject({
			text: 'new@example.com. Health: too little is known to say.',
		});
	});
});

describe('Satisfaction Customer: List', () => {
	it('lists who fits, and has them ready for what comes next', async () => {
		const id = await aLife();
		await happens({ email: 'b@example.com', name: 'Bob' });
		const { items } = await run('list', { filters: { tag: 'vip', segment: 'gold' } });
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ schema: 1, customer: { id, tags: ['vip'] } });
		const all = await run('list', { returnAll: true });
		expect(all.items).toHaveLength(2);
		expect((await run('list', { limit: 1 })).items).toHaveLength(1);
		const wrong = await run('list', { filters: { country: 'Atlantis' } });
		expect(wrong.error?.message).toContain('"Country"');
	});

	it('lists likely doubles with the reason in the language of the workspace', async () => {
		await happens({ externalIds: { crm: '1' }, email: 'w@house.cn', name: 'Wang Fang' });
		await happens({ externalIds: { crm: '2' }, email: 'f@house.cn', name: 'Fang Wang' });
		const changes = [{ languages: ['zh-CN'] }];
		await changeSettings(workspace.house, Date.now(), { changes, reset: [] });
		const { items } = await run('list', { items: 'perDouble' });
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({
			customer: { email: 'w@house.cn' },
			double: { customer: { email: 'f@house.cn' }, reasons: [{ text: '姓名与邮箱域名都相同' }] },
		});
	});
});
