import { SatisfactionError } from '../../../model/errors';
import type { SmtpAccount } from '../../../systems/smtp/account';
import { checkSmtp } from '../../../systems/smtp/smtp';
import { attention, type Look, type MailCheck, ok, unknown } from './check';

/** Connects, encrypts and logs in; sends nothing. */
export async function tryMail(
	open: () => Promise<SmtpAccount | null>,
	language: string,
): Promise<MailCheck> {
	try {
		const account = await open();
		if (!account) return { kind: 'none' };
		await checkSmtp(account, language);
		return { kind: 'works', account };
	} catch (error) {
		if (error instanceof SatisfactionError) return { kind: 'fails', error };
		throw error;
	}
}

/** Whether the mail server takes us. */
export const mail: Look = ({ mail: tried, say }) => {
	switch (tried.kind) {
		case 'none':
			return unknown(say('health.mail.none'), say('health.mail.none.hint'));
		case 'works': {
			const { host, port, from } = tried.account;
			return ok(say('health.mail.ok', { server: `${host}:${port}`, sender: from.address }));
		}
		case 'fails': {
			const { message, hint } = tried.error;
			return attention(
				say('health.mail.fault', { error: message }),
				say('health.mail.fault.hint', { hint }),
			);
		}
	}
};
