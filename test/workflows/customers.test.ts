import { type CustomerList, startCustomerList } from '../../sandbox/crm/customer-list';
import { languages } from '../../workflows/source/languages';
import { aStage, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
let crm: CustomerList;
beforeEach(async () => {
	stage = await aStage();
	crm = await startCustomerList([
		{
			id: '4711',
			name: '王芳',
			title: '女士',
			email: 'wang.fang@house.example',
			language: 'zh-CN',
		},
		{ id: '4712', name: 'Jane Doe', email: 'jane@shop.example', phone: '+44 20 7946 0018' },
		{ id: '4713', name: 'Jane Doe', email: 'jane.doe@shop.example' },
		{ id: '4714', name: 'Tom Reed', email: 'no address' },
	]);
});
afterEach(async () => {
	await crm.stop();
	await stage.close();
});

const customers = async () =>
	await stage.workspace.house.store.db
		.selectFrom('customer')
		.select(['name', 'title', 'email'])
		.orderBy('email')
		.execute();

describe.each(languages)('customers from your CRM (%s)', (language) => {
	const published = async () =>
		await stage.publish(
			'customers-from-crm',
			(template) => {
				nodeOf(template, 'changed').parameters.url = crm.address;
			},
			language,
		);

	it('keeps whoever has changed, each once, and says why a row was refused', async () => {
		await stage.setUp(language);
		const workflow = await published();
		const first = await workflow.run('night');
		expect(first.error?.message).toBeUndefined();
		const codes = first.items('keep').map(({ outcome }) => (outcome as { code: string }).code);
		expect(codes.slice(0, 3)).toEqual(['created', 'created', 'created']);
		expect(await customers()).toEqual(
			expect.arrayContaining([
				{ name: '王芳', title: '女士', email: 'wang.fang@house.example' },
				{ name: 'Jane Doe', title: null, email: 'jane.doe@shop.example' },
			]),
		);
		const known = (await customers()).length;
		const again = await workflow.run('night');
		const told = again.items('keep').map(({ outcome }) => (outcome as { code: string }).code);
		expect(told.slice(0, 3)).toEqual(['unchanged', 'unchanged', 'unchanged']);
		expect(await customers()).toHaveLength(known);
	});

	it('mails which rows were refused and why, all in one mail, and none where all were kept', async () => {
		await stage.setUp(language);
		const workflow = await published();
		const { error } = await workflow.run('night');
		expect(error?.message).toBeUndefined();
		const [mail, ...more] = stage.mailsTo('admin@example.com');
		expect(more).toEqual([]);
		expect(mail?.subject).toBe(nodeOf(workflow.template, 'tell').parameters.subject);
		expect(mail?.text).toMatch(/(?:refused: |行数： )1\n/);
		expect(mail?.text).toContain('Tom Reed (4714)');
		expect(mail?.text).toContain('no address');
		expect(mail?.text).not.toContain('Jane');
	});

	it('mails the likely doubles on Mondays, all in one mail', async () => {
		await stage.setUp(language);
		const workflow = await published();
		await workflow.run('night');
		const { error } = await workflow.run('monday');
		expect(error?.message).toBeUndefined();
		const [, mail, ...more] = stage.mailsTo('admin@example.com');
		expect(more).toEqual([]);
		expect(mail?.subject).toBe(nodeOf(workflow.template, 'mail').parameters.subject);
		expect(mail?.text.match(/Jane Doe/g)?.length).toBeGreaterThanOrEqual(2);
		expect(mail?.text).not.toContain('王芳');
	});
});
