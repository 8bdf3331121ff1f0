import type { Channel, Line } from '../channel';
import { readSmtpAccount, type SmtpAccount, smtpServer } from './account';
import { readMailAddress } from './mail-address';
import { checkSmtp, sendMail } from './smtp';
import { mostConnections } from './transport';

/** Mail by SMTP. */
export const mail: Channel = {
	key: 'email',
	names: { en: 'e-mail', 'zh-CN': '电子邮件' },
	credential: 'satisfactionSmtpApi',
	reaches: 'person',
	addressKind: 'email',
	// Mail programs cut a message off long before (Gmail shows 102 KB).
	// Files grow by a third on their way, and many servers take 20 MB.
	limit: { bytes: 1_000_000, attached: 10_000_000, atOnce: mostConnections, pace: null },
	address: readMailAddress,
	open: (fields) => mailLine(readSmtpAccount(fields)),
};

/** A mail server of which the account is known already. */
export function mailLine(account: SmtpAccount): Line {
	return {
		server: smtpServer(account),
		from: account.from,
		deliver: async (letter) => await sendMail(account, letter),
		test: async () => {
			await checkSmtp(account);
			return 'The mail server accepts the login.';
		},
	};
}
