import type { ICredentialDataDecryptedObject, ICredentialTestFunctions } from 'n8n-workflow';

import { SatisfactionError } from '../../core/model/errors';
import { checkSmtp, readSmtpAccount, type SmtpAccount } from '../../core/systems/smtp/smtp';

/** Name of the credential with the mail server. */
export const smtpCredential = 'satisfactionSmtpApi';

type WithCredentials = {
	getCredentials(name: string): Promise<ICredentialDataDecryptedObject>;
};

/** The mail server of the node's credential. @throws SetupError naming the field that is wrong. */
export async function openSmtp(context: WithCredentials): Promise<SmtpAccount> {
	return readSmtpAccount(await context.getCredentials(smtpCredential));
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
		const message =
			error instanceof SatisfactionError
				? `${error.message} ${error.hint}`
				: (error as Error).message;
		return { status: 'Error', message };
	}
}
