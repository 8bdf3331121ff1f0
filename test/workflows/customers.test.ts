import nock from 'nock';

import { simulatedJiandaoyun } from '../../sandbox/systems/jiandaoyun';
import { type SimServer, startSystems } from '../../sandbox/systems/server';
import { languages } from '../../workflows/source/languages';
import { aStage, type Stage } from './stage';
import { nodeOf } from './template';

let stage: Stage;
let server: SimServer;
const form = '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd';
const listed = [
	{ 姓名: '王芳', 称呼: '女士', 邮箱: 'wang.fang@house.example', 语言: 'zh-CN' },
	{ name: 'Jane Doe', email: 'jane@shop.example', phone: '+44 20 7946 0018' },
	{ name: 'Jane Doe', email: 'jane.doe@shop.example' },
	{ name: 'Tom Reed', email: 'no address' },
];

beforeEach(async () => {
	stage = await aStage();
	const crm = simulatedJiandaoyun();
	listed.forEach((values, nth) => {
		crm.api?.change?.({ id: `65a0f1c2d3e4f5a6b7c8d9e${nth}`, values, at: Date.now() - 3_600_000 });
	});
	server = await startSystems([crm]);
	const { credential } = crm.api!;
	stage.workspace.credentials[credential.type] = credential.data(
		server.addressOf(crm.key),
	) as never;
});
afterEach(async () => {
	nock.cleanAll();
	await server.stop();
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
				nodeOf(template, 'changed').parameters.object = { __rl: true, mode: 'id', value: form };
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
		expect(mail?.text).toContain('Tom Reed (65a0f1c2d3e4f5a6b7c8d9e3)');
		expect(mail?.text).toContain('no address');
		expect(mail?.text).not.toContain('Jane');
	});

	it("takes what n8n's own node of a system gives in its place", async () => {
		nock('https://sf.example.com')
			.get(/\/services\/data\/v[\d.]+\/query/)
			.reply(200, {
				done: true,
				records: [
					{
						Id: '0035g00000AbCdE',
						Name: 'Ann Lee',
						Email: 'ann.lee@shop.example',
						MobilePhone: null,
					},
				],
			});
		stage.workspace.credentials.salesforceOAuth2Api = {
			oauthTokenData: { access_token: 'token', instance_url: 'https://sf.example.com' },
		};
		await stage.setUp(language);
		const workflow = await stage.publish(
			'customers-from-crm',
			(template) => {
				const changed = nodeOf(template, 'changed');
				changed.type = 'n8n-nodes-base.salesforce';
				changed.parameters = { resource: 'contact', operation: 'getAll', returnAll: true };
				changed.credentials = {
					salesforceOAuth2Api: { id: null, name: 'Salesforce account' },
				};
			},
			language,
		);
		const { error, items } = await workflow.run('night');
		expect(error?.message).toBeUndefined();
		expect(items('keep')).toMatchObject([
			{ outcome: { code: 'created' }, customer: { email: 'ann.lee@shop.example' } },
		]);
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
