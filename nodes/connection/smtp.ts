import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INode,
	INodeProperties,
} from 'n8n-workflow';

import { SetupError } from '../../core/model/errors';
import { readSmtpAccount, type SmtpAccount } from '../../core/systems/smtp/account';
import { checkSmtp } from '../../core/systems/smtp/smtp';
import { wordsOf } from './node-error';
import { workspaceCredential } from './open-house';
import { mailOf } from './workspace-mail';

/** Name of the credential with a mail server of its own, for nodes that do not use the workspace's. */
const smtpCredential = 'satisfactionSmtpApi';

type WithCredentials = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
};

/**
 * Which mail server a node sends through. The node's own credential is then declared with
 * `displayOptions: { show: { mailServer: ['another'] } }`, so that it asks for one credential only.
 */
export const mailServerField: INodeProperties = {
	displayName: 'Mail Server',
	name: 'mailServer',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Another',
			value: 'another',
			description: 'The one of a Satisfaction SMTP credential',
		},
		{
			name: 'Of the Workspace',
			value: 'workspace',
			description: 'The one in the Satisfaction Workspace credential',
		},
	],
	default: 'workspace',
	description: 'Mail server that the messages leave by',
};

/**
 * The mail server of a node: its own where it says so, else the workspace's.
 *
 * @throws SetupError naming the field that is wrong, or where to enter a mail server when there is none
 */
export async function openMail(
	context: WithCredentials & { getNode(): Pick<INode, 'parameters'> },
): Promise<SmtpAccount> {
	if (context.getNode().parameters.mailServer === 'another') {
		return readSmtpAccount(await context.getCredentials(smtpCredential));
	}
	const account = await workspaceMail(context);
	if (account) return account;
	throw new SetupError(
		'No mail server is set up, so no mail can be sent.',
		'Enter Mail Host and Mail From in the Satisfaction Workspace credential, or choose Another as Mail Server of this node.',
	);
}

/** The mail server of the workspace's credential; `null` if it names none. @throws SetupError */
export async function workspaceMail(context: WithCredentials): Promise<SmtpAccount | null> {
	return mailOf(await context.getCredentials(workspaceCredential));
}

/** The test behind the credential's button: connects, encrypts and logs in; sends nothing. */
export async function testSmtpCredential(
	this: ICredentialTestFunctions,
	credential: { data?: ICredentialDataDecryptedObject },
): Promise<{ status: 'OK' | 'Error'; message: string }> {
	try {
		await checkSmtp(readSmtpAccount(credential.data ?? {}));
		return { status: 'OK', message: 'The mail server accepts the login.' };
	} catch (error) {
		return { status: 'Error', message: wordsOf(error) };
	}
}
