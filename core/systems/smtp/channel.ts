import type { Channel } from '../channel';
import type { SmtpAccount } from './account';
import { readMailAddress } from './mail-address';
import { sendMail } from './smtp';

/** Mail by SMTP. */
export const mail: Channel<SmtpAccount> = {
	key: 'email',
	name: 'e-mail',
	// Mail programs cut a message off long before (Gmail shows 102 KB).
	limit: { bytes: 1_000_000 },
	address: readMailAddress,
	deliver: sendMail,
};
