import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { meantCustomer } from '../../../core/loop/customer/meant-customer';
import { auditOf } from '../../../core/store/repositories/audit';
import { findCustomer } from '../../../core/store/repositories/customers';
import { SatisfactionCustomer } from '../../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCustomer: SatisfactionCustomer });

let workspace: Workspace;
let id: string;

beforeEach(async () => {
	workspace = await aWorkspace({ defaultCountry: 'CN' });
	const { house } = workspace;
	const facts = {
		externalIds: { crm: '4711' },
		name: 'Wang Fang',
		email: 'wang@example.com',
		phone: '13800001111',
		language: 'zh-CN',
		timeZone: null,
		segment: null,
	};
	const known = await house.store.transaction(
		async (tx) => await meantCustomer(tx, house, Date.now(), { id: null, facts, hold: 'share' }),
	);
	id = known?.customer_id ?? '';
});

/** Somebody else, by their mailbox. */
async function another(email: string): Promise<string> {
	const { house } = workspace;
	const facts = {
		externalIds: {},
		name: 'Another',
		email,
		phone: null,
		language: null,
		timeZone: null,
		segment: null,
	};
	const known = await house.store.transaction(
		async (tx) => await meantCustomer(tx, house, Date.now(), { id: null, facts }),
	);
	return known?.customer_id ?? '';
}

afterEach(async () => await workspace.close());

type More = Record<string, NodeParameterValueType>;

async function run(
	operation: string,
	more: More = {},
	mode: 'manual' | 'trigger' = 'trigger',
	items: IDataObject[] = [{ customer: { id } }],
) {
	const named = operation === 'erase' ? { customer: '={{ $json.customer.id }}' } : {};
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			id: 'w7',
			name: 'Privacy',
			nodes: [
				{
					name: 'Do it',
					type: 'satisfactionCustomer',
					parameters: { resource: 'privacy', operation, ...named, ...more },
				},
			],
			connections: {},
		},
		start: 'Do it',
		items,
		credentials: workspace.credentials,
		mode,
	});
	return { items: (outputs['Do it']?.[0] ?? []) as IDataObject[], error };
}

const there = async (customerId = id) =>
	await findCustomer(workspace.house.store.db, workspace.house.workspace, customerId);

it('erases in a published workflow, with a receipt and a mail to tell them', async () => {
	const { items, error } = await run('erase');
	expect(error).toBeUndefined();
	expect(items[0]).toMatchObject({
		outcome: { code: 'erased' },
		customer: null,
		message: { kind: 'erasure', to: 'wang@example.com', subject: '您的数据已删除' },
		erasure: { removed: { customer: 1 }, cleanedAt: null },
	});
	expect(await there()).toBeUndefined();
	const again = await run('erase');
	expect(String(again.error?.message)).toContain('one who was erased is not there any more');
});

it('shows by hand what it would do, and erases nobody', async () => {
	const { items } = await run('erase', {}, 'manual');
	expect(items[0]).toMatchObject({
		outcome: { code: 'trial' },
		erasure: { id: null, removed: { customer: 1 } },
	});
	expect(await there()).toBeDefined();
});

it('erases nobody whom the node does not name, though the item does', async () => {
	const { error } = await run('erase', { customer: '={{ $json.nobody }}' });
	expect(String(error?.message)).toContain('"Customer" is empty');
	await expect(run('erase', { customer: '' })).rejects.toThrow('Parameter "Customer" is required');
	expect(await there()).toBeDefined();
});

it.each(['trigger', 'manual'] as const)(
	'refuses a run about several before anybody is erased, by %s',
	async (mode) => {
		const other = await another('other@example.com');
		const several = [{ customer: { id } }, { customer: { id: other } }];
		const { error } = await run('erase', {}, mode, several);
		expect(String(error?.message)).toBe(
			'The 2 items of this run name more than one customer, and nobody was erased.',
		);
		expect(await there()).toBeDefined();
		expect(await there(other)).toBeDefined();
	},
);

it('erases several where that is switched on', async () => {
	const other = await another('other@example.com');
	const several = [{ customer: { id } }, { customer: { id: other } }];
	const { items, error } = await run('erase', { eraseSeveral: true }, 'trigger', several);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(await there()).toBeUndefined();
	expect(await there(other)).toBeUndefined();
});

it('takes two words for one person as one', async () => {
	const twice = [{ customer: { id } }, { customer: { id: 'wang@example.com' } }];
	const { items } = await run('erase', {}, 'manual', twice);
	expect(items).toHaveLength(2);
});

it('notes an export by hand in the audit trail as any other', async () => {
	await run('export', {}, 'manual');
	const lines = await auditOf(
		workspace.house.store.db,
		workspace.house.workspace,
		{ kind: 'customer', id },
		5,
	);
	expect(lines).toMatchObject([{ action: 'data_exported', test: 0 }]);
});

it.each(['4711', 'crm:4711', 'wang@example.com', '138 0000 1111'])(
	'exports somebody who is found by %s',
	async (word) => {
		const { items, error } = await run('export', { customer: word === '4711' ? id : word });
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({
			outcome: { code: 'exported' },
			export: { customer: id, tables: { customer: [{ name: 'Wang Fang' }] } },
		});
	},
);
