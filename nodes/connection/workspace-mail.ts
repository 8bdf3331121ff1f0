import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { readSmtpAccount, type SmtpAccount } from '../../core/systems/smtp/account';

const fields = { credential: 'Satisfaction Workspace', prefix: 'Mail ' };

/**
 * The mail server in the fields of a workspace credential; `null` if it names none.
 *
 * @throws SetupError naming the field that is wrong
 */
export function mailOf(data: ICredentialDataDecryptedObject): SmtpAccount | null {
	if (String(data.mailHost ?? '').trim() === '') return null;
	const given = {
		host: data.mailHost,
		port: data.mailPort,
		security: data.mailSecurity,
		user: data.mailUser,
		password: data.mailPassword,
		from: data.mailFrom,
		replyTo: data.mailReplyTo,
	};
	return readSmtpAccount(given, fields);
}
