import { changeSettings } from '../../../core/loop/workspace/settings';
import { closeSmtp } from '../../../core/systems/smtp/transport';
import { type MailServer, reply, startMailServer } from '../../core/systems/mail-server';
import { aWorkspace, mailsBy, type Workspace } from '../a-workspace';
import { type Given, runMessage } from './a-message-node';

let workspace: Workspace;
let server: MailServer;

beforeEach(async () => {
	server = await startMailServer();
	workspace = await aWorkspace({ brand: { name: 'Lotus Hotels' } });
	mailsBy(workspace, server);
});
afterEach(async () => {
	closeSmtp();
	await server.close();
	await workspace.close();
});

const file = (text: string, fileName: string, mimeType: string) => ({
	data: Buffer.from(text).toString('base64'),
	fileName,
	mimeType,
});

const files = [
	{
		data: file('{"您":1}', 'data.json', 'application/json'),
		page: file('<p>您好</p>', '数据.html', 'text/html'),
	},
];

const item = { activity: { id: 'req_1' }, customer: { name: 'Li Wei', email: 'li@example.com' } };

const run = async (attachments: unknown, given: Given & { items?: object[] } = {}) =>
	await runMessage(workspace, given.items ?? [item], {
		files,
		node: { id: 'copy' },
		...given,
		parameters: {
			operation: 'write',
			subject: 'Your data',
			text: 'Here it is.',
			options: { attachments },
		},
	});

const attached = () =>
	server.arrived.map(({ mail }) =>
		mail.attachments.map(({ filename, contentType, content }) => [
			filename,
			contentType,
			content.toString('utf8'),
		]),
	);

describe('files that go along', () => {
	it('are those that are named, with their names and types, in that order', async () => {
		const { sent, error } = await run('page, data,page');
		expect(error).toBeUndefined();
		expect(sent).toMatchObject([{ outcome: { code: 'sent' } }]);
		expect(attached()).toEqual([
			[
				['数据.html', 'text/html', '<p>您好</p>'],
				['data.json', 'application/json', '{"您":1}'],
			],
		]);
		// The item that goes on does not carry them a second time.
		expect(JSON.stringify(sent)).not.toContain('您好');
	});

	it('go along with a message that another node wrote', async () => {
		const message = { key: 'k', kind: 'report', to: 'lead@example.com', subject: 'R', text: 'T' };
		const { error } = await runMessage(workspace, [{ message: { ...message, html: '<p>T</p>' } }], {
			files,
			parameters: { operation: 'send', options: { attachments: 'data' } },
		});
		expect(error?.message).toBeUndefined();
		expect(attached()).toEqual([[['data.json', 'application/json', '{"您":1}']]]);
	});

	it('travel once, as the mail does', async () => {
		await run('data');
		const { sent } = await run('data');
		expect(sent).toMatchObject([{ outcome: { code: 'already_sent' } }]);
		expect(server.arrived).toHaveLength(1);
	});

	it('come with the same Message-ID at the next try', async () => {
		const ids: string[] = [];
		server.onData = () => {
			ids.push('tried');
			return ids.length === 1 ? reply(451, '4.3.0 Come again') : null;
		};
		const { error } = await run('data');
		expect(error?.message).toContain('4.3.0');
		const { db } = workspace.house.store;
		const [planned] = await db.selectFrom('message').select('message_id').execute();
		// Files are kept nowhere, so the clock could only bring half of the mail.
		expect(await db.selectFrom('due').selectAll().where('kind', '=', 'message').execute()).toEqual(
			[],
		);
		await run('data');
		expect(server.arrived.map(({ mail }) => mail.messageId)).toEqual([planned?.message_id]);
		expect(attached()[0]).toHaveLength(1);
	});

	it('go to the test address with a test', async () => {
		const { house } = workspace;
		const changes = [{ testAddress: 'try@example.com' }];
		await changeSettings(house, Date.now(), { changes, reset: [] });
		await run('data', { items: [{ ...item, test: true }] });
		await run('data', { mode: 'manual' });
		expect(server.arrived.map(({ to }) => to)).toEqual([['try@example.com'], ['try@example.com']]);
		expect(attached().map((all) => all.length)).toEqual([1, 1]);
	});

	it.each([
		['picture', 'The item has no file "picture" for Attachments. Its files are: data, page.'],
		[
			'data, toString',
			'The item has no file "toString" for Attachments. Its files are: data, page.',
		],
		[7, '"Attachments" is 7, but must be names of binary properties'],
	])('%s: an error says what is there', async (names, message) => {
		const { error } = await run(names);
		expect(error?.message).toContain(message);
		expect(server.arrived).toEqual([]);
	});

	it('an item without any says so', async () => {
		const { error } = await run('data', { files: [] });
		expect(error?.message).toContain('It has no files at all.');
	});

	it('are 10 MB together at most', async () => {
		const big = [{ data: file('x'.repeat(10_000_001), 'big.txt', 'text/plain') }];
		const { notSent } = await run('data', { files: big });
		expect(notSent).toMatchObject([
			{
				outcome: { code: 'failed', text: expect.stringContaining('10000001 > 10000000') as string },
			},
		]);
		expect(JSON.stringify(notSent)).toContain('attach less');
		expect(server.arrived).toEqual([]);
	});
});
