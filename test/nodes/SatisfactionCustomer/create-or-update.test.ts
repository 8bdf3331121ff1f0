import type { IDataObject, ILoadOptionsFunctions, NodeParameterValueType } from 'n8n-workflow';

import { changeSettings } from '../../../core/loop/workspace/settings';
import type { SatisfactionItem } from '../../../core/model/item';
import { getCustomerFields } from '../../../nodes/SatisfactionCustomer/actions/create-or-update';
import { SatisfactionCustomer } from '../../../nodes/SatisfactionCustomer/SatisfactionCustomer.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCustomer: SatisfactionCustomer });

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace({ defaultCountry: 'CN' });
});

afterEach(async () => await workspace.close());

type Parameters = Record<string, NodeParameterValueType>;
type Got = SatisfactionItem & IDataObject & { outcome: Record<string, unknown> };

async function run(items: object[], parameters: Parameters = {}, mode?: 'manual') {
	const {
		run: execution,
		outputs,
		error,
	} = await runWorkflow({
		nodeTypes,
		workflow: {
			id: 'w7',
			name: 'Customers',
			nodes: [{ name: 'Keep them', type: 'satisfactionCustomer', parameters }],
			connections: {},
		},
		start: 'Keep them',
		items: items as IDataObject[],
		credentials: workspace.credentials,
		...(mode && { mode }),
	});
	const [done] = execution.data.resultData.runData['Keep them'] ?? [];
	const hints = (done?.hints ?? []).map(({ message }) => message);
	return { items: (outputs['Keep them']?.[0] ?? []) as Got[], error, hints };
}

describe('Create or Update of customers', () => {
	it('takes a sheet as it is, and each row leaves with what became of it', async () => {
		const sheet = [
			{ 客户编号: 'k1', 姓名: '王芳', 手机: '138 0000 1111', 生日: '1990-03-05', 备注: '熟客' },
			{ 客户编号: 'k2', 姓名: '李伟', 邮箱: 'li.wei@' },
			{ 备注: '空行' },
		];
		const { items, error, hints } = await run(sheet);
		expect(error).toBeUndefined();
		expect(hints[0]).toContain(
			'2 of 3 rows were refused. The first of them: 李伟 (k2) was refused:',
		);
		expect(items.map(({ outcome }) => outcome.code)).toEqual(['created', 'refused', 'refused']);
		expect(items[0]).toMatchObject({ 备注: '熟客', customer: { name: '王芳' } });
		expect(items[1]).toMatchObject({
			outcome: { field: 'email', value: '"li.wei@"' },
			customer: null,
			姓名: '李伟',
		});
		const again = await run(sheet.slice(0, 1));
		expect(again.items[0]?.outcome).toMatchObject({ code: 'unchanged', notes: [] });
	});

	it('takes the record that another system has listed, under its id there', async () => {
		const listed = (id: string, fields: object, deleted = false) => ({
			crm: { system: 'fxiaoke', object: 'ContactObj', id, fields, deleted },
		});
		const { items, error } = await run([
			listed('5f1a', { name: '王芳', mobile: '13800001111', email: 'wang@example.com' }),
			listed('5f1b', { name: '李伟' }, true),
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ outcome }) => outcome.code)).toEqual(['created', 'deleted_there']);
		expect(items[0]?.customer).toMatchObject({
			name: '王芳',
			email: 'wang@example.com',
			phone: '13800001111',
			externalIds: { fxiaoke: '5f1a' },
		});
		expect(items[1]?.customer).toBeNull();
		const again = await run([listed('5f1a', { name: '王芳' })], { system: 'crm' });
		expect(again.items[0]?.customer).toMatchObject({ externalIds: { crm: '5f1a' } });
	});

	it('names the columns that nobody knows beside the output, once a run', async () => {
		const { hints } = await run([
			{ id: '1', 'E-Mial': 'a@example.com', Name: 'Ann', Empty: '' },
			{ id: '2', 'E-Mial': 'b@example.com', 备注: '熟客' },
			// An item of ours has parts that are no columns.
			{ customer: { externalIds: { crm: '3' } }, score: { value: 5 }, test: false },
		]);
		expect(hints).toEqual([
			'Columns that were not used: "E-Mial", "备注". Their headings are neither a field nor an attribute of the workspace.',
		]);
		expect((await run([{ id: '1', Name: 'Ann' }])).hints).toEqual([]);
		const [hint] = (await run([{ id: '1', 'Opt-out': 'yes', 退订: '是', 备注: 'x' }])).hints;
		expect(hint).toContain('"Opt-out", "退订" may say who does not want to be written to.');
	});

	it('fills the fields that are mapped, attributes of the workspace too', async () => {
		const { house } = workspace;
		await changeSettings(house, Date.now(), {
			changes: [{ customerAttributes: [{ name: 'Plan', key: 'plan', type: 'text' }] }],
			reset: [],
		});
		const columns = {
			mappingMode: 'defineBelow',
			value: {
				customerId: '={{ $json.nr }}',
				name: '={{ $json.who }}',
				attribute_plan: '={{ $json.p }}',
				tags: '={{ ["vip", "new"] }}',
			},
			schema: [
				{ id: 'customerId', displayName: 'Customer ID', type: 'string', display: true },
				{ id: 'name', displayName: 'Name', type: 'string', display: true },
				{ id: 'attribute_plan', displayName: 'Plan', type: 'string', display: true },
				{ id: 'tags', displayName: 'Tags', type: 'string', display: true },
			],
		} as unknown as NodeParameterValueType;
		const rows = [
			{ nr: 7, who: 'Li Wei', p: 'pro' },
			{ nr: 8, who: 'Wang Fang', p: 'basic' },
		];
		const { items, error } = await run(rows, { columns, system: 'shop' });
		expect(error).toBeUndefined();
		expect(items.map(({ customer }) => customer?.externalIds)).toEqual([
			{ shop: '7' },
			{ shop: '8' },
		]);
		const { db } = house.store;
		const plans = await db.selectFrom('customer_attribute').select(['name', 'text']).execute();
		expect(plans.map(({ name, text }) => `${name} ${text}`).sort()).toEqual([
			'plan basic',
			'plan pro',
		]);
		const tags = await db.selectFrom('customer_tag').select('tag').execute();
		expect(tags.map(({ tag }) => tag).sort()).toEqual(['new', 'new', 'vip', 'vip']);
	});

	it('clears what is asked for where a row says nothing new', async () => {
		await run([{ id: '1', email: 'a@example.com', segment: 'gold' }]);
		const { items } = await run([{ id: '1' }], { options: { cleared: ['segment'] } });
		expect(items[0]).toMatchObject({
			outcome: { code: 'updated' },
			customer: { segment: null, email: 'a@example.com' },
		});
	});

	it('stores them when it is executed by hand, as the other lists of a workspace are', async () => {
		const { items } = await run([{ id: '1', name: 'Li Wei' }], {}, 'manual');
		expect(items[0]?.outcome.code).toBe('created');
		expect((await run([{ id: '1', name: 'Li Wei' }])).items[0]?.outcome.code).toBe('unchanged');
	});

	it('leaves customers as they are where an item is a test', async () => {
		const rows = [{ id: '1' }, { id: '2', test: true }, { id: '3' }];
		const { items } = await run(rows);
		expect(items.map(({ outcome }) => outcome.code)).toEqual(['created', 'trial', 'created']);
		expect(items.map(({ customer }) => customer?.externalIds ?? null)).toEqual([
			{ crm: '1' },
			null,
			{ crm: '3' },
		]);
	});

	it('says which setting is wrong for all of them', async () => {
		const { error } = await run([{ id: '1' }], { system: 'phone' });
		expect(error?.message).toContain('a name of our own');
	});

	it('offers our fields, and before there is a credential nothing that needs one', async () => {
		const context = { getNode: () => ({ credentials: undefined }) };
		const { fields } = await getCustomerFields.call(context as unknown as ILoadOptionsFunctions);
		expect(fields.map(({ id }) => id)).toEqual(
			expect.arrayContaining(['customerId', 'name', 'email', 'phone', 'birth', 'wecom']),
		);
		expect(fields.every(({ required }) => !required)).toBe(true);
	});
});
