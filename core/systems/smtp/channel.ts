import type { Channel } from '../channel';
import type { SmtpAccount } from './account';
import { readMailAddress } from './mail-address';
import { sendMail } from './smtp';
import { mostConnections } from './transport';

/** Mail by SMTP. */
export const mail: Channel<SmtpAccount> = {
	key: 'email',
	name: 'e-mail',
	// Mail programs cut a message off long before (Gmail shows 102 KB).
	// Files grow by a third on their way, and many servers take 20 MB.
	limit: { bytes: 1_000_000, attached: 10_000_000, atOnce: mostConnections },
	server: ({ host, port, user }) => `${user}@${host}:${port}`,
	address: readMailAddress,
	deliver: sendMail,
};
