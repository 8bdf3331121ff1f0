import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { testWorkspaceCredential } from '../../../nodes/connection/open-house';
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

describe('the test of a workspace credential', () => {
	const folder = mkdtempSync(join(tmpdir(), 'satisfaction-credential-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	const data = (given: object = {}) => ({
		workspace: 'main',
		database: 'sqlite',
		file: join(folder, 'satisfaction.sqlite'),
		...given,
	});
	const mail = (port: number) => ({
		mailHost: '127.0.0.1',
		mailPort: port,
		mailSecurity: 'none',
		mailUser: 'care',
		mailPassword: 'right',
		mailFrom: 'care@example.com',
	});

	it('opens the database, and asks no mail server where none is given', async () => {
		expect(await call(testWorkspaceCredential, data())).toEqual({
			status: 'OK',
			message: 'The database is ready.',
		});
	});

	it('takes no signing secret at all, or one that cannot be guessed', async () => {
		const short = await call(testWorkspaceCredential, data({ signingSecret: 'short' }));
		expect(short.message).toContain('5 characters');
		const long = { signingSecret: 'a signing secret that is long enough' };
		expect(await call(testWorkspaceCredential, data(long))).toMatchObject({ status: 'OK' });
	});

	it('logs in at the mail server, and says which of the two it is that fails', async () => {
		const server = await startMailServer({ user: 'care', password: 'right' });
		const test = async (given: object) =>
			await call(testWorkspaceCredential, data({ ...mail(server.port), ...given }) as never);
		expect(await test({})).toEqual({
			status: 'OK',
			message: 'The database and the mail server are ready.',
		});
		const wrongMail = await test({ mailPassword: 'wrong' });
		expect(wrongMail.status).toBe('Error');
		expect(wrongMail.message).toMatch(/^The database is ready, the mail server is not: .*535/);
		const wrongDatabase = await test({
			file: join(folder, 'satisfaction.sqlite', 'inside-a-file'),
		});
		expect(wrongDatabase.status).toBe('Error');
		expect(wrongDatabase.message).toMatch(/^The database .*\(The mail server is ready\.\)$/);
		const both = await test({ workspace: 'Not A Key', mailFrom: 'nobody', mailUser: '' });
		expect(both.message).toMatch(/"Not A Key" is not a workspace key.*as Mail From/);
		await server.close();
	});
});
