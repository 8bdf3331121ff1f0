import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { SetupError } from '../../../core/model/errors';
import { openMail, workspaceMail } from '../../../nodes/connection/smtp';

const workspaceMailFields = {
	mailHost: 'smtp.example.com',
	mailPort: 587,
	mailSecurity: 'starttls',
	mailUser: 'care',
	mailPassword: 'secret',
	mailFrom: 'Customer Care <care@example.com>',
	mailReplyTo: 'help@example.com',
};
const own = { host: 'other.example.com', port: 465, security: 'tls', from: 'news@example.com' };

const aNode = (parameters: object, workspace: object = workspaceMailFields) => ({
	getNode: () => ({ parameters: parameters as never }),
	getCredentials: async (name: string) =>
		await Promise.resolve(
			(name === 'satisfactionSmtpApi' ? own : workspace) as ICredentialDataDecryptedObject,
		),
});

describe('the mail server of a node', () => {
	it("is the workspace's, with all its fields", async () => {
		expect(await openMail(aNode({}))).toEqual({
			host: 'smtp.example.com',
			port: 587,
			security: 'starttls',
			user: 'care',
			password: 'secret',
			from: { name: 'Customer Care', address: 'care@example.com' },
			replyTo: { name: '', address: 'help@example.com' },
		});
	});

	it('is another one where the node says so', async () => {
		const { host, from } = await openMail(aNode({ mailServer: 'another' }));
		expect([host, from.address]).toEqual(['other.example.com', 'news@example.com']);
	});

	it('sends as its user where no sender is given', async () => {
		const fields = { mailHost: 'smtp.example.com', mailUser: 'care@example.com' };
		expect(await openMail(aNode({}, fields))).toMatchObject({
			port: 465,
			security: 'tls',
			from: { address: 'care@example.com' },
		});
	});

	it.each([
		[{}, 'No mail server is set up', 'Enter Mail Host and Mail From'],
		[{ mailHost: '  ' }, 'No mail server is set up', 'choose Another as Mail Server'],
		[
			{ mailHost: 'smtp.example.com', mailUser: 'care' },
			'cannot be used as Mail From',
			'in the Satisfaction Workspace credential',
		],
		[{ ...workspaceMailFields, mailPort: 0 }, '"0" cannot be used as Mail Port', 'e.g. 465'],
	])('of %j is an error that says what to do', async (fields, message, hint) => {
		const opening = openMail(aNode({}, fields));
		await expect(opening).rejects.toBeInstanceOf(SetupError);
		await expect(opening).rejects.toMatchObject({
			message: expect.stringContaining(message) as string,
			hint: expect.stringContaining(hint) as string,
		});
	});

	it('may be none in the workspace', async () => {
		expect(await workspaceMail(aNode({}, { mailHost: '' }))).toBeNull();
	});
});
