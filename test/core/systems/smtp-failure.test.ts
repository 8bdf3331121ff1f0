import { readSmtpFailure } from '../../../core/systems/smtp/smtp-failure';

const failure = (response: string, command: string, senderNeedsUtf8 = false) =>
	readSmtpFailure(
		Object.assign(new Error('Refused'), {
			response,
			command,
			responseCode: Number(response.slice(0, 3)) || undefined,
		}),
		{ senderNeedsUtf8 },
	);

describe('what a failed sending means', () => {
	it.each([
		['550 5.1.1 The email account does not exist', 'RCPT TO'],
		['550 No such user here', 'RCPT TO'],
		['553 Mailbox name not allowed', 'RCPT TO'],
		['550 5.2.1 The mailbox is disabled', 'RCPT TO'],
		['556 5.1.10 Recipient has a null MX', 'RCPT TO'],
		['550 5.1.1 User unknown', 'DATA'],
	])('%s (%s): the address is wrong for good', (response, command) => {
		expect(failure(response, command)).toMatchObject({ kind: 'refused', addressIsWrong: true });
	});

	it.each([
		['552 5.2.2 Mailbox full', 'RCPT TO'],
		['554 5.7.1 Client host blocked using a blocklist', 'RCPT TO'],
		['550 5.7.1 Message refused by policy', 'RCPT TO'],
		['550 Relaying denied', 'RCPT TO'],
		['554 Your reputation is poor', 'RCPT TO'],
		['554 5.6.0 Message rejected', 'DATA'],
		['550 Rejected', 'DATA'],
	])('%s (%s): this message is refused, the address may be good', (response, command) => {
		expect(failure(response, command)).toMatchObject({ kind: 'refused', addressIsWrong: false });
	});

	it.each([
		['451 4.7.1 Greylisted, come back', 'RCPT TO', false],
		['452 4.2.2 Mailbox busy', 'RCPT TO', false],
		['451 4.3.0 Try again', 'DATA', false],
		['421 4.7.0 Too many messages', 'RCPT TO', true],
		['450 4.1.8 Sender domain not found', 'MAIL FROM', true],
		['550 5.1.0 Sender rejected', 'MAIL FROM', true],
		['535 5.7.8 Wrong login', 'AUTH PLAIN', true],
		['530 5.7.0 Authentication required', 'MAIL FROM', true],
		['503 Bad sequence of commands', 'RCPT TO', true],
	])('%s (%s): worth another try; the others too: %s', (response, command, everybody) => {
		expect(failure(response, command)).toMatchObject({ kind: 'unavailable', everybody });
	});

	it.each([
		['550 5.6.7 Non-ASCII addresses not permitted', 'RCPT TO', 'address_unsupported'],
		['553 5.6.7 Non-ASCII addresses not permitted', 'MAIL FROM', 'address_unsupported'],
		['552 5.3.4 Message size exceeds fixed limit', 'MAIL FROM', 'too_large'],
		['552 5.3.4 Message too big for system', 'DATA', 'too_large'],
		['552 5.2.3 Message larger than this mailbox takes', 'RCPT TO', 'too_large'],
		['552 Message size exceeds maximum permitted', 'DATA', 'too_large'],
		['552 5.2.2 Mailbox size limit exceeded', 'RCPT TO', 'refused'],
	])('%s (%s): this one message, as %s', (response, command, code) => {
		expect(failure(response, command)).toEqual({
			kind: 'refused',
			code,
			reply: response,
			addressIsWrong: false,
		});
	});

	it.each([
		['502 5.5.1 Command not implemented', 'STARTTLS', 'ETLS', 'starttls'],
		['454 4.7.0 TLS not available', 'STARTTLS', 'ETLS', 'starttls'],
		['554 No SMTP service here', 'CONN', 'EPROTOCOL', 'unreachable'],
		['550 Access denied', 'EHLO', 'EPROTOCOL', 'unreachable'],
		['550 5.6.7 Non-ASCII addresses not permitted', 'MAIL FROM', 'EENVELOPE', 'sender_unsupported'],
		['550 5.7.1 Sender rejected', 'MAIL FROM', 'EENVELOPE', 'sender'],
		['535 5.7.8 Wrong login', 'AUTH PLAIN', 'EAUTH', 'login'],
		['502 5.5.2 Command not recognized', 'AUTH PLAIN', 'EAUTH', 'login_missing'],
		['504 5.5.4 Unrecognized authentication type', 'AUTH PLAIN', 'EAUTH', 'login_missing'],
		['530 5.7.0 Must issue a STARTTLS command first', 'MAIL FROM', 'EENVELOPE', 'login_missing'],
		['538 5.7.11 Encryption required', 'AUTH PLAIN', 'EAUTH', 'login_missing'],
	])(
		'%s (%s): about us, so it stops everybody and nothing is refused',
		(response, command, code, why) => {
			const error = Object.assign(new Error('Failed'), {
				response,
				command,
				code,
				responseCode: Number(response.slice(0, 3)),
			});
			expect(readSmtpFailure(error, { senderNeedsUtf8: why === 'sender_unsupported' })).toEqual({
				kind: 'unavailable',
				code: why,
				reply: response,
				everybody: true,
			});
		},
	);

	it.each([
		['self-signed certificate', 'certificate'],
		["Hostname/IP does not match certificate's altnames: Host: a.", 'certificate'],
		['certificate has expired', 'certificate'],
		[
			'write EPROTO 0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
			'encryption',
		],
		['Greeting never received', 'unreachable'],
		['getaddrinfo ENOTFOUND mail.example', 'unreachable'],
	])('%s: %s', (message, code) => {
		const error = Object.assign(new Error(message), { code: 'ESOCKET', command: 'CONN' });
		expect(readSmtpFailure(error, { senderNeedsUtf8: false })).toMatchObject({
			kind: 'unavailable',
			code,
			everybody: true,
		});
	});

	it('a server that cannot be reached stops everybody', () => {
		const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ESOCKET' });
		expect(readSmtpFailure(error, { senderNeedsUtf8: false })).toMatchObject({
			kind: 'unavailable',
			everybody: true,
			reply: 'connect ECONNREFUSED 127.0.0.1:1',
		});
	});

	it('keeps the reply on one line', () => {
		const { reply } = failure('550 5.1.1 No\r\nsuch\u0000 user', 'RCPT TO');
		expect(reply).toBe('550 5.1.1 No such user');
	});
});
