import { meantCustomer } from '../../core/loop/customer/meant-customer';
import { requestPrivacy } from '../../core/loop/customer/privacy-request';
import { changeSettings } from '../../core/loop/workspace/settings';
import { languages } from '../../workflows/source/languages';
import { aStage, type Published, type Ran, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
	// n8n's own mails leave by the same server.
	const { port } = stage.mail;
	const smtp = { host: '127.0.0.1', port, secure: false, disableStartTls: true };
	Object.assign(stage.workspace.credentials, { smtp });
});
afterEach(async () => await stage.close());

const db = () => stage.workspace.house.store.db;

/** Somebody who is known, by their address. */
async function aCustomer(name: string, email: string, language = 'en'): Promise<string> {
	const { house } = stage.workspace;
	const rest = { externalIds: {}, phone: null, timeZone: null, segment: null };
	const facts = { ...rest, name, email, language };
	const known = await house.store.transaction(
		async (tx) => await meantCustomer(tx, house, Date.now(), { id: null, facts }),
	);
	return known?.customer_id ?? '';
}

const asks = async (customerId: string, kind: 'data' | 'erase') =>
	await requestPrivacy(stage.workspace.house, Date.now(), { customerId, kind });

const known = async () =>
	(await db().selectFrom('customer').select('name').orderBy('name').execute()).map(
		({ name }) => name,
	);

/** All that is told is worked on, one execution after the other. */
async function beat(workflow: Published, turns: number): Promise<Ran[]> {
	const runs: Ran[] = [];
	for (let turn = 0; turn < turns; turn++) runs.push(...(await workflow.beat()));
	for (const { error } of runs) expect(error?.message).toBeUndefined();
	return runs;
}

const yes = { data: { 'Erase all that is stored of them?': 'Yes, for good' } };

describe.each(languages)('privacy requests (%s)', (language) => {
	it('asks the admin about each who wants to be forgotten, by name, and erases nobody before', async () => {
		await stage.setUp(language);
		const workflow = await stage.publish('privacy-requests', null, language);
		const people = [
			await aCustomer('Ann Lee', 'ann@house.example'),
			await aCustomer('Tom Reed', 'tom@house.example'),
		];
		for (const id of people) await asks(id, 'erase');
		const runs = await beat(workflow, 3);
		expect(runs.map(({ run }) => run.status)).toEqual(['waiting', 'waiting']);
		const asked = stage.mailsTo('admin@example.com');
		expect(asked).toHaveLength(2);
		expect(asked[0]?.html).toMatch(/Ann Lee[^]*ann@house\.example/);
		expect(asked[1]?.html).toMatch(/Tom Reed[^]*tom@house\.example/);
		expect(asked[1]?.html).not.toContain('ann@house.example');
		expect(await known()).toEqual(['Ann Lee', 'Tom Reed']);
	});

	it('forgets whom the admin approves, tells them, and nobody else', async () => {
		await stage.setUp(language);
		const workflow = await stage.publish('privacy-requests', null, language);
		await asks(await aCustomer('Ann Lee', 'ann@house.example'), 'erase');
		await asks(await aCustomer('王芳', 'fang@house.example', 'zh-CN'), 'erase');
		const [, second] = await beat(workflow, 3);
		const done = await workflow.goOn(second as Ran, 'may', yes);
		expect(done.error?.message).toBeUndefined();
		expect(await known()).toEqual(['Ann Lee']);
		const [receipt, ...more] = stage.mailsTo('fang@house.example');
		expect(more).toEqual([]);
		expect(receipt?.text).toContain('王芳');
		expect(stage.mailsTo('ann@house.example')).toEqual([]);
		expect(done.items('receipt')).toMatchObject([{ outcome: { code: 'sent' } }]);
		expect(await db().selectFrom('erasure').selectAll().execute()).toHaveLength(1);
		// Sending the receipt has stored nothing of them.
		expect(JSON.stringify(await db().selectFrom('message').selectAll().execute())).not.toContain(
			'fang@house.example',
		);
	});

	it('sends whoever asks for it what is stored of them, as a page and as data', async () => {
		await stage.setUp(language);
		const workflow = await stage.publish('privacy-requests', null, language);
		await asks(await aCustomer('Ann Lee', 'ann@house.example'), 'data');
		await asks(await aCustomer('Tom Reed', 'tom@house.example'), 'data');
		await beat(workflow, 2);
		const sent = stage.mail.arrived.map(({ to, mail }) => [
			to[0],
			mail.attachments.map(({ filename }) => filename),
		]);
		expect(sent).toEqual([
			['ann@house.example', ['data.html', 'data.json']],
			['tom@house.example', ['data.html', 'data.json']],
		]);
		const [, data] = stage.mail.arrived[0]?.mail.attachments ?? [];
		const copy = JSON.parse(data?.content.toString('utf8') ?? '') as { tables: object };
		expect(JSON.stringify(copy.tables)).toContain('ann@house.example');
		expect(JSON.stringify(copy.tables)).not.toContain('tom@house.example');
		expect(await known()).toEqual(['Ann Lee', 'Tom Reed']);
	});

	it('tried out with its samples, asks the admin and sends the test address its data', async () => {
		await stage.setUp(language);
		const changes = [{ testAddress: 'try@example.com' }];
		await changeSettings(stage.workspace.house, Date.now(), { changes, reset: [] });
		const draft = stage.draft('privacy-requests', language);
		const sent = await draft.tryOut('data');
		expect(sent.error?.message).toBeUndefined();
		expect(stage.mail.arrived.map(({ to }) => to)).toEqual([['try@example.com']]);
		expect(stage.mail.arrived[0]?.mail.attachments).toHaveLength(2);
		const waits = await draft.tryOut('erase');
		expect(waits.run.status).toBe('waiting');
		expect(stage.mailsTo('admin@example.com')).toHaveLength(1);
	});
});
