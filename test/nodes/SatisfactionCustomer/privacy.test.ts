import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';

import { meantCustomer } from '../../../core/loop/customer/meant-customer';
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
		async (tx) => await meantCustomer(tx, house, Date.now(), { id: null, facts }),
	);
	id = known?.customer_id ?? '';
});

afterEach(async () => await workspace.close());

type More = Record<string, NodeParameterValueType>;

async function run(operation: string, more: More = {}, mode: 'manual' | 'trigger' = 'trigger') {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			id: 'w7',
			name: 'Privacy',
			nodes: [
				{
					name: 'Do it',
					type: 'satisfactionCustomer',
					parameters: { resource: 'privacy', operation, ...more },
				},
			],
			connections: {},
		},
		start: 'Do it',
		items: [{ customer: { id } }],
		credentials: workspace.credentials,
		mode,
	});
	return { items: (outputs['Do it']?.[0] ?? []) as IDataObject[], error };
}

const there = async () =>
	await findCustomer(workspace.house.store.db, workspace.house.workspace, id);

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
	expect(String(again.error?.message)).toContain('is not known in the workspace');
});

it('shows by hand what it would do, and erases nobody', async () => {
	const { items } = await run('erase', {}, 'manual');
	expect(items[0]).toMatchObject({
		outcome: { code: 'trial' },
		erasure: { id: null, removed: { customer: 1 } },
	});
	expect(await there()).toBeDefined();
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
