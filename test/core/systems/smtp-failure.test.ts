import { readSmtpFailure } from '../../../core/systems/smtp/smtp-failure';

const failure = (response: string, command: string, code?: string) =>
	readSmtpFailure(
		Object.assign(new Error('Refused'), {
			response,
			command,
			code,
			responseCode: Number(response.slice(0, 3)) || undefined,
		}),
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

	it('a server that cannot be reached stops everybody', () => {
		const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ESOCKET' });
		expect(readSmtpFailure(error)).toMatchObject({
			kind: 'unavailable',
			everybody: true,
			reason: 'connect ECONNREFUSED 127.0.0.1:1',
		});
	});

	it('keeps the reason on one line', () => {
		const { reason } = failure('550 5.1.1 No\r\nsuch\u0000 user', 'RCPT TO');
		expect(reason).toBe('550 5.1.1 No such user');
	});
});
