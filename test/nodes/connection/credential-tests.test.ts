import { testSenderCredential } from '../../../nodes/connection/sender';
import { testSmtpCredential } from '../../../nodes/connection/smtp';
import { startMailServer } from '../../core/systems/mail-server';

const call = async (test: typeof testSenderCredential, data: Record<string, string | number>) =>
	await test.call({} as never, { data });

describe('the test of a sender credential', () => {
	it.each([
		[{}, 'Error', 'no secret'],
		[{ secret: '   ' }, 'Error', 'no secret'],
		[{ secret: 'short' }, 'Error', '5 characters'],
		[{ secret: 'long-enough', previousSecret: 'long-enough' }, 'Error', 'the same'],
		[{ secret: 'long-enough', previousSecret: 'the-one-before' }, 'OK', 'first event'],
	])('of %j says %s: %s', async (data, status, words) => {
		const result = await call(testSenderCredential, data as Record<string, string>);
		expect(result.status).toBe(status);
		expect(result.message).toContain(words);
	});
});

describe('the test of a mail server credential', () => {
	it('logs in, and says what to do when it cannot', async () => {
		const server = await startMailServer({ user: 'care', password: 'right' });
		const data = {
			host: '127.0.0.1',
			port: server.port,
			security: 'none',
			user: 'care',
			password: 'right',
			from: 'care@example.com',
		};
		await expect(call(testSmtpCredential, data)).resolves.toMatchObject({ status: 'OK' });
		const refused = await call(testSmtpCredential, { ...data, password: 'wrong' });
		expect(refused.status).toBe('Error');
		expect(refused.message).toMatch(/535.*Check user and password/);
		await server.close();
	});

	it('names the field that is wrong', async () => {
		await expect(call(testSmtpCredential, { host: '' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringContaining('Host') as string,
		});
	});
});
