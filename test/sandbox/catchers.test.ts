import axios from 'axios';
import { createTransport } from 'nodemailer';
import { type ChatCatcher, startChats } from '../../sandbox/chat/robots';
import { createMailbox, type Mailbox } from '../../sandbox/mail/mailbox';
import { type MailReader, startMailReader } from '../../sandbox/mail/reader';
import { type SmtpCatcher, startSmtp } from '../../sandbox/mail/smtp';

describe('the mail catcher', () => {
	let mailbox: Mailbox;
	let smtp: SmtpCatcher;
	let reader: MailReader;

	beforeAll(async () => {
		mailbox = createMailbox();
		smtp = await startSmtp(mailbox);
		reader = await startMailReader(mailbox);
	});
	afterAll(async () => {
		await smtp.stop();
		await reader.stop();
	});

	const send = async (to: string) => {
		const transport = createTransport({ host: '127.0.0.1', port: smtp.port, secure: false });
		try {
			return await transport.sendMail({
				from: 'care@sandbox.example',
				to,
				subject: 'How did we do? <b>',
				messageId: '<one@sandbox.example>',
				text: 'Open https://example.com/t?x=1',
				html: '<a href="https://example.com/s?a=1&amp;b=2">Rate</a>',
				headers: { 'List-Unsubscribe': '<https://example.com/out>' },
			});
		} finally {
			transport.close();
		}
	};

	it('keeps a message with its headers and links', async () => {
		await send('Li@Customers.example');
		expect(mailbox.mails.at(-1)).toMatchObject({
			to: 'li@customers.example',
			messageId: '<one@sandbox.example>',
			links: ['https://example.com/s?a=1&b=2', 'https://example.com/t?x=1'],
		});
		expect(mailbox.mails.at(-1)?.headers.get('list-unsubscribe')).toBe('<https://example.com/out>');
	});

	it('shows it on a page, with foreign markup shut in', async () => {
		const list = await axios.get<string>(reader.address, { proxy: false });
		expect(list.data).toContain('How did we do? &lt;b&gt;');
		const { headers } = await axios.get(`${reader.address}/1/html`, { proxy: false });
		expect(headers['content-security-policy']).toContain('sandbox');
	});

	it('refuses who is refused: always, or once', async () => {
		smtp.refuse('gone@customers.example', { code: 550, text: 'No such user', times: Infinity });
		smtp.refuse('busy@customers.example', { code: 451, text: 'Come again', times: 1 });
		for (const _try of [1, 2]) {
			await expect(send('gone@customers.example')).rejects.toMatchObject({ responseCode: 550 });
		}
		await expect(send('busy@customers.example')).rejects.toMatchObject({ responseCode: 451 });
		await expect(send('busy@customers.example')).resolves.toBeDefined();
		expect(smtp.refused.get('gone@customers.example')).toBe(2);
	});
});

describe('the chat catcher', () => {
	let chats: ChatCatcher;
	beforeAll(async () => {
		chats = await startChats();
	});
	afterAll(async () => await chats.stop());

	const post = async (robot: 'wecom' | 'dingtalk' | 'feishu', body: unknown) =>
		await axios.post(chats.addressOf(robot), body, { proxy: false });

	it.each([
		['wecom', { msgtype: 'text', text: { content: 'Hi' } }, { errcode: 0, errmsg: 'ok' }],
		['dingtalk', { msgtype: 'text', text: { content: 'Hi' } }, { errcode: 0, errmsg: 'ok' }],
		['feishu', { msg_type: 'text', content: { text: 'Hi' } }, { code: 0, msg: 'success' }],
	] as const)('%s takes a message in its own shape', async (robot, body, answer) => {
		const { status, data } = await post(robot, body);
		expect([status, data]).toEqual([200, expect.objectContaining(answer)]);
		expect(chats.messages.at(-1)).toMatchObject({ robot, body });
	});

	it.each([
		['wecom', { msgtype: 'text' }, { errcode: 44004 }],
		[
			'wecom',
			{ msgtype: 'markdown', markdown: { content: '差'.repeat(1_366) } },
			{ errcode: 40_058 },
		],
		['wecom', { msgtype: 'text', text: { content: '差'.repeat(683) } }, { errcode: 40_058 }],
		['dingtalk', { msgtype: 'text', text: { content: '差'.repeat(7_000) } }, { errcode: 460_101 }],
		['feishu', { msg_type: 'text', content: { text: '差'.repeat(7_000) } }, { code: 9499 }],
		['dingtalk', {}, { errcode: 400_105 }],
		['feishu', { msgtype: 'text', text: { content: 'Hi' } }, { code: 9499 }],
	] as const)('%s says in a 200 that it did not', async (robot, body, answer) => {
		const before = chats.messages.length;
		const { status, data } = await post(robot, body);
		expect([status, data]).toEqual([200, expect.objectContaining(answer)]);
		expect(chats.messages).toHaveLength(before);
	});
});
