import { cleanLine } from '../../language/plain-text';
import { SetupError } from '../../model/errors';
import type { Address } from '../channel';
import { needsUtf8, readMailAddress } from './mail-address';

/** A mail server and who we are there. */
export type SmtpAccount = {
	host: string;
	port: number;
	security: 'none' | 'starttls' | 'tls';
	user: string;
	password: string;
	from: Address;
	replyTo: Address | null;
};

/** How a credential calls itself and its fields, for whoever has to correct one. */
export type MailFields = { credential: string; prefix: string };

const ownFields: MailFields = { credential: 'Satisfaction SMTP', prefix: '' };

/**
 * Reads the fields of a mail server. Without a sender the user sends, where that is an address.
 *
 * @throws SetupError naming the field and what it must be.
 */
export function readSmtpAccount(
	data: Record<string, unknown>,
	fields: MailFields = ownFields,
): SmtpAccount {
	const text = (key: string): string => String(data[key] ?? '').trim();
	const wrong = (field: string, value: string, accepted: string): SetupError =>
		new SetupError(
			`"${cleanLine(value, 80)}" cannot be used as ${fields.prefix}${field}.`,
			`Enter ${accepted} in the ${fields.credential} credential.`,
		);
	const host = text('host');
	if (!/^[^\s/@]+$/.test(host)) {
		throw wrong('Host', host, 'the name of the mail server, e.g. smtp.example.com');
	}
	const port = Number(data.port ?? 465);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw wrong('Port', String(data.port), 'a number from 1 to 65535, e.g. 465');
	}
	const security = text('security') || 'tls';
	if (security !== 'none' && security !== 'starttls' && security !== 'tls') {
		throw wrong('Security', security, 'none, starttls or tls');
	}
	const from = readMailAddress(text('from') || text('user'));
	if (!from) {
		throw wrong('From', text('from'), 'one address, e.g. Customer Care <care@example.com>,');
	}
	const replyTo = text('replyTo') === '' ? null : readMailAddress(text('replyTo'));
	// A mail whose two ends are ASCII cannot announce to the server that its Reply-To is not.
	if (text('replyTo') !== '' && (!replyTo || needsUtf8(replyTo))) {
		throw wrong('Reply To', text('replyTo'), 'one address, before its @ in ASCII letters,');
	}
	const password = String(data.password ?? '');
	return { host, port, security, user: text('user'), password, from, replyTo };
}

/** The server of an account, as people look for it. */
export function smtpServer({ host, port }: Pick<SmtpAccount, 'host' | 'port'>): string {
	return `${host}:${port}`;
}
