import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';

import { cleanLine } from '../../language/plain-text';
import { SetupError } from '../../model/errors';
import type { Address, Delivered, Letter } from '../channel';
import { readMailAddress } from './mail-address';
import { readSmtpFailure, type SmtpError } from './smtp-failure';

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

type Transport = ReturnType<typeof openTransport>;
type Open = { transport: Transport; busy: number; timer: NodeJS.Timeout | null };

/** How long connections stay open without mail, ms. */
const idleAfter = 60_000;
const open = new Map<string, Open>();

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
	if (text('replyTo') !== '' && !replyTo) throw wrong('Reply To', text('replyTo'), 'one address');
	const password = String(data.password ?? '');
	return { host, port, security, user: text('user'), password, from, replyTo };
}

/**
 * Sends one message and says what the server made of it. Never throws for what a server or a network
 * does. Connections are kept per account and closed after a minute without mail.
 */
export async function sendMail(account: SmtpAccount, letter: Letter): Promise<Delivered> {
	const entry = transportFor(account);
	entry.busy += 1;
	try {
		const { response } = await entry.transport.sendMail({
			messageId: letter.messageId,
			from: named(letter.from),
			to: named(letter.to),
			...(account.replyTo ? { replyTo: named(account.replyTo) } : {}),
			envelope: { from: letter.from.address, to: [letter.to.address] },
			subject: cleanLine(letter.subject, 250),
			text: letter.text,
			html: letter.html,
			headers: onOneLine(letter.headers),
		});
		return { kind: 'sent', reply: cleanLine(response ?? '', 300) };
	} catch (error) {
		return readSmtpFailure(error as SmtpError);
	} finally {
		entry.busy -= 1;
		closeWhenIdle(account, entry);
	}
}

/**
 * Connects, encrypts and logs in, on a connection of its own.
 *
 * @throws SetupError with the server's answer and what to check.
 */
export async function checkSmtp(account: SmtpAccount): Promise<void> {
	const transport = openTransport(account);
	try {
		await transport.verify();
	} catch (error) {
		const { reason, ...failure } = readSmtpFailure(error as SmtpError);
		throw new SetupError(
			`The mail server ${account.host}:${account.port} cannot be used: ${reason}.`,
			'hint' in failure ? failure.hint : 'Ask whoever runs the mail server.',
		);
	} finally {
		transport.close();
	}
}

/** Closes all connections of this process (tests and sandbox). */
export function closeSmtp(): void {
	for (const { transport, timer } of open.values()) {
		if (timer) clearTimeout(timer);
		transport.close();
	}
	open.clear();
}

function keyOf(account: SmtpAccount): string {
	const { host, port, security, user, password } = account;
	const place = JSON.stringify([host, port, security, user, password]);
	return createHash('sha256').update(place).digest('hex');
}

function transportFor(account: SmtpAccount): Open {
	const key = keyOf(account);
	const entry = open.get(key) ?? { transport: openTransport(account), busy: 0, timer: null };
	if (entry.timer) clearTimeout(entry.timer);
	entry.timer = null;
	open.set(key, entry);
	return entry;
}

function closeWhenIdle(account: SmtpAccount, entry: Open): void {
	if (entry.busy > 0 || entry.timer) return;
	entry.timer = setTimeout(() => {
		const key = keyOf(account);
		if (open.get(key) === entry) open.delete(key);
		entry.transport.close();
	}, idleAfter);
	entry.timer.unref();
}

function openTransport(account: SmtpAccount) {
	return createTransport({
		pool: true,
		host: account.host,
		port: account.port,
		secure: account.security === 'tls',
		requireTLS: account.security === 'starttls',
		ignoreTLS: account.security === 'none',
		...(account.user === '' ? {} : { auth: { user: account.user, pass: account.password } }),
		maxConnections: 3,
		maxRequeues: 1,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000,
		// A message is data: nothing in it may make us read a file or fetch an address.
		disableFileAccess: true,
		disableUrlAccess: true,
	});
}

function named({ name, address }: Address): Address {
	return { name: cleanLine(name, 100), address };
}

function onOneLine(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, cleanLine(value, 2_000)]),
	);
}
