import { SetupError } from '../../../core/model/errors';
import type { Letter } from '../../../core/systems/channel';
import { readSmtpAccount } from '../../../core/systems/smtp/account';
import { checkSmtp, sendMail } from '../../../core/systems/smtp/smtp';
import { closeSmtp } from '../../../core/systems/smtp/transport';
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
	markdown: '',
	short: '',
	link: null,
	mention: [],
	language: 'zh-CN',
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

	it('gets a picture of the text as a part of the mail, which the text shows', async () => {
		const picture = Buffer.from('iVBORw0KGgo=', 'base64');
		const html = `<p><img src="data:image/png;base64,${picture.toString('base64')}" alt=""></p>`;
		await sendMail(account(), { ...mail, html });
		const [got] = server.arrived;
		const [part] = got?.mail.attachments ?? [];
		expect(part).toMatchObject({ contentType: 'image/png', related: true });
		expect(part?.content.equals(picture)).toBe(true);
		expect(got?.raw).toContain(`cid:${part?.cid ?? 'none'}`);
		expect(got?.raw).not.toContain('data:image');
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

describe('an address with letters beyond ASCII', () => {
	const to = (address: string): Letter => ({ ...mail, to: { name: 'Jörg', address } });
	const own = { name: 'Jörg', address: 'jörg@müller.example' };
	let plain: MailServer;
	beforeEach(async () => {
		plain = await startMailServer(undefined, { utf8: false, eightBit: false });
	});
	afterEach(async () => {
		closeSmtp();
		await plain.close();
	});
	const plainAccount = (more: object = {}) =>
		readSmtpAccount({ ...data, port: plain.port, ...more });

	it('in its domain alone is spelled as DNS does, so that every server takes it', async () => {
		for (const { port, arrived } of [server, plain]) {
			const sent = await sendMail(readSmtpAccount({ ...data, port }), to('joerg@Müller.example'));
			expect(sent).toMatchObject({ kind: 'sent' });
			// The test's server shows it to people again.
			expect(arrived[0]?.to).toEqual(['joerg@müller.example']);
			expect(arrived[0]?.raw).toMatch(/^To: .*<joerg@xn--mller-kva\.example>/m);
		}
	});

	it.each(['jörg@example.com', '李伟@example.com', 'jörg@müller.example'])(
		'before its @ (%s) goes through a server with SMTPUTF8, and is refused by us for one without',
		async (address) => {
			expect(await sendMail(account(), to(address))).toMatchObject({ kind: 'sent' });
			expect(server.arrived[0]?.to[0]).toMatch(/^(jörg|李伟)@(example\.com|müller\.example)$/);
			expect(await sendMail(plainAccount(), to(address))).toEqual({
				kind: 'refused',
				code: 'address_unsupported',
				reply: '',
				addressIsWrong: false,
			});
			expect(plain.arrived).toEqual([]);
			// The others are not kept waiting.
			expect(await sendMail(plainAccount(), mail)).toMatchObject({ kind: 'sent' });
		},
	);

	it('of our own sends by a server with SMTPUTF8; one without stops everything, and the check says so', async () => {
		const letter = { ...mail, from: own };
		expect(await sendMail(account(), letter)).toMatchObject({ kind: 'sent' });
		expect(await sendMail(plainAccount(), letter)).toMatchObject({
			kind: 'unavailable',
			code: 'sender_unsupported',
			everybody: true,
		});
		const from = 'Jörg <jörg@müller.example>';
		await expect(checkSmtp({ ...account(), from: own })).resolves.toBeUndefined();
		await expect(checkSmtp(plainAccount({ from }))).rejects.toThrow(
			/cannot send for jörg.*SMTPUTF8/,
		);
		await expect(checkSmtp(plainAccount({ from }), 'zh-CN')).rejects.toMatchObject({
			message: expect.stringContaining('无法以 jörg@müller.example 发信') as string,
			hint: expect.stringContaining('SMTPUTF8') as string,
		});
	});

	it('cannot be where answers go: nothing tells the server of it', () => {
		const read = (replyTo: string) => readSmtpAccount({ ...data, port: 25, replyTo });
		expect(() => read('jörg@example.com')).toThrow(/Reply To/);
		expect(read('joerg@müller.example').replyTo?.address).toBe('joerg@müller.example');
	});

	it('is no reason to ask a server anything where it has none', async () => {
		await sendMail(plainAccount(), mail);
		expect(plain.connections()).toBe(1);
		await sendMail(plainAccount(), to('jörg@example.com'));
		await sendMail(plainAccount(), to('jörg@example.com'));
		expect(plain.connections()).toBe(2);
	});

	it('nor has any other part of a mail anything but ASCII, for servers without 8BITMIME', async () => {
		const letter = {
			...mail,
			text: '您满意吗？'.repeat(400),
			html: `<p>${'满意'.repeat(600)}</p>`,
		};
		await sendMail(plainAccount(), letter);
		const [got] = plain.arrived;
		expect(got?.mail.text?.trim()).toBe(letter.text);
		expect(got?.raw).toMatch(/^[\r\n\t -~]*$/);
		for (const line of got?.raw.split('\r\n') ?? []) expect(line.length).toBeLessThanOrEqual(998);
	});
});

describe('a server that does not take what it is given', () => {
	let other: MailServer;
	afterEach(async () => {
		closeSmtp();
		await other.close();
	});
	const sendTo = async (given: object = {}, letter = mail) =>
		await sendMail(readSmtpAccount({ ...data, port: other.port, ...given }), letter);
	const login = { user: 'care', password: 'right' };

	it('because of its size refuses this one before it is sent, and no other', async () => {
		other = await startMailServer(undefined, { size: 20_000 });
		const long = { ...mail, text: 'x'.repeat(30_000) };
		expect(await sendTo({}, long)).toMatchObject({
			kind: 'refused',
			code: 'too_large',
			addressIsWrong: false,
		});
		// What encoding adds shows only when it is there.
		const nearly = { ...mail, text: '满'.repeat(6_000) };
		expect(await sendTo({}, nearly)).toMatchObject({ kind: 'refused', code: 'too_large' });
		expect(await sendTo()).toMatchObject({ kind: 'sent' });
		expect(other.arrived).toHaveLength(1);
	});

	it('because it cannot encrypt stops everything', async () => {
		other = await startMailServer();
		const outage = { kind: 'unavailable', everybody: true };
		expect(await sendTo({ security: 'starttls' })).toMatchObject({ ...outage, code: 'starttls' });
		expect(await sendTo({ security: 'tls' })).toMatchObject({ ...outage, code: 'encryption' });
		expect(other.arrived).toEqual([]);
	});

	it('because nobody trusts its certificate stops everything', async () => {
		// The server warns that its certificate is the library's.
		jest.spyOn(console, 'error').mockImplementation(() => {});
		other = await startMailServer(undefined, { startTls: true });
		expect(await sendTo({ security: 'starttls' })).toMatchObject({
			kind: 'unavailable',
			code: 'certificate',
			everybody: true,
		});
	});

	it('because of the login stops everything, and so does one that offers none', async () => {
		other = await startMailServer(login);
		expect(await sendTo({ user: 'care', password: 'wrong' })).toMatchObject({
			kind: 'unavailable',
			code: 'login',
		});
		closeSmtp();
		await other.close();
		other = await startMailServer(undefined, { auth: false });
		expect(await sendTo(login)).toMatchObject({ kind: 'unavailable', code: 'login_missing' });
		expect(await sendTo({ user: 'care@example.com' })).toMatchObject({ kind: 'sent' });
	});
});

describe('the check of a mail account', () => {
	it('logs in', async () => {
		const guarded = await startMailServer({ user: 'care', password: 'right' });
		const mine = (password: string) =>
			readSmtpAccount({ ...data, port: guarded.port, user: 'care', password });
		await expect(checkSmtp(mine('right'))).resolves.toBeUndefined();
		await expect(checkSmtp(mine('wrong'))).rejects.toThrow(/does not accept the login: 535/);
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
