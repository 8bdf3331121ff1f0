import { SetupError } from '../../../core/model/errors';
import type { Letter } from '../../../core/systems/channel';
import { checkSmtp, closeSmtp, readSmtpAccount, sendMail } from '../../../core/systems/smtp/smtp';
import { type MailServer, reply, startMailServer } from './mail-server';

const data = {
	host: '127.0.0.1',
	security: 'none',
	from: 'Customer Care <care@example.com>',
	replyTo: 'help@example.com',
};

const mail: Letter = {
	messageId: '<abc@example.com>',
	from: { name: 'Customer Care', address: 'care@example.com' },
	to: { name: 'Li Wei', address: 'li.wei@example.com' },
	subject: '您对我们的服务满意吗？',
	text: 'Please rate us: https://n8n.example.com/s?t=1',
	html: '<p>Please rate us</p>',
	headers: { 'Auto-Submitted': 'auto-generated' },
};

let server: MailServer;

beforeEach(async () => {
	server = await startMailServer();
});

afterEach(async () => {
	closeSmtp();
	await server.close();
});

const account = () => readSmtpAccount({ ...data, port: server.port });

describe('a mail server', () => {
	it('gets both bodies, the Message-ID and our headers', async () => {
		await expect(sendMail(account(), mail)).resolves.toMatchObject({ kind: 'sent' });
		const [got] = server.arrived;
		expect(got).toMatchObject({ from: 'care@example.com', to: ['li.wei@example.com'] });
		expect(got?.mail.messageId).toBe('<abc@example.com>');
		expect(got?.mail.subject).toBe('您对我们的服务满意吗？');
		expect(got?.mail.from?.text).toBe('"Customer Care" <care@example.com>');
		expect(got?.mail.replyTo?.text).toBe('help@example.com');
		expect(got?.mail.text?.trim()).toBe(mail.text);
		expect(got?.mail.html).toContain('<p>Please rate us</p>');
		expect(got?.mail.headers.get('auto-submitted')).toBe('auto-generated');
	});

	it('keeps its connection from one mail to the next', async () => {
		for (let count = 0; count < 5; count += 1) await sendMail(account(), mail);
		expect(server.arrived).toHaveLength(5);
		expect(server.connections()).toBe(1);
	});

	it('gets no line that a name, a subject or a header smuggled in', async () => {
		const evil = 'x\r\nBcc: thief@example.com\r\n\r\nbody';
		await sendMail(account(), {
			...mail,
			from: { name: evil, address: 'care@example.com' },
			to: { name: evil, address: 'li.wei@example.com' },
			subject: evil,
			headers: { 'X-Note': evil },
		});
		const [got] = server.arrived;
		expect(got?.to).toEqual(['li.wei@example.com']);
		expect(got?.mail.bcc).toBeUndefined();
		expect(got?.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
		expect(got?.mail.subject).toBe('x Bcc: thief@example.com body');
	});

	it('says that an address is unknown, and that it is busy', async () => {
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		await expect(sendMail(account(), mail)).resolves.toMatchObject({
			kind: 'refused',
			addressIsWrong: true,
		});
		server.onRecipient = () => reply(451, '4.7.1 Greylisted');
		await expect(sendMail(account(), mail)).resolves.toMatchObject({
			kind: 'unavailable',
			everybody: false,
		});
		server.onRecipient = () => null;
		await expect(sendMail(account(), mail)).resolves.toMatchObject({ kind: 'sent' });
	});

	it('is unavailable when nobody listens', async () => {
		const gone = { ...account(), port: 1 };
		await expect(sendMail(gone, mail)).resolves.toMatchObject({
			kind: 'unavailable',
			everybody: true,
		});
	});
});

describe('the check of a mail account', () => {
	it('logs in', async () => {
		const guarded = await startMailServer({ user: 'care', password: 'right' });
		const mine = (password: string) =>
			readSmtpAccount({ ...data, port: guarded.port, user: 'care', password });
		await expect(checkSmtp(mine('right'))).resolves.toBeUndefined();
		await expect(checkSmtp(mine('wrong'))).rejects.toThrow(/cannot be used: 535/);
		await guarded.close();
	});

	it.each([
		[{ host: '' }, 'Host'],
		[{ host: 'https://mail.example.com' }, 'Host'],
		[{ port: 0 }, 'Port'],
		[{ port: 'many' }, 'Port'],
		[{ security: 'ssl' }, 'Security'],
		[{ from: 'a@example.com, b@example.com' }, 'From'],
		[{ from: '' }, 'From'],
		[{ replyTo: 'nobody' }, 'Reply To'],
	])('%j is refused and names %s', (wrong, field) => {
		const read = () => readSmtpAccount({ ...data, port: 25, ...wrong });
		expect(read).toThrow(SetupError);
		expect(read).toThrow(field);
	});
});
