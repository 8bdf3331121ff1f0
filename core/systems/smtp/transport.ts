import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';

import { isObject } from '../../model/json';
import type { SmtpAccount } from './account';

type Transport = ReturnType<typeof openTransport>;

/** The connections of one account. */
export type Open = {
	transport: Transport;
	/** What the server says it can do; asked for once, where it matters. */
	offers: Promise<ReadonlySet<string>> | null;
	busy: number;
	timer: NodeJS.Timeout | null;
};

/** How long connections stay open without mail, ms. */
const idleAfter = 60_000;
/** Connections to one mail server at most: some let a user open three. */
export const mostConnections = 3;
const open = new Map<string, Open>();

/** Lends the connections of an account; they are kept, and closed after a minute without mail. */
export async function withConnections<Result>(
	account: SmtpAccount,
	use: (entry: Open) => Promise<Result>,
): Promise<Result> {
	const key = keyOf(account);
	const entry = open.get(key) ?? {
		transport: openTransport(account),
		offers: null,
		busy: 0,
		timer: null,
	};
	if (entry.timer) clearTimeout(entry.timer);
	entry.timer = null;
	open.set(key, entry);
	entry.busy += 1;
	try {
		return await use(entry);
	} finally {
		entry.busy -= 1;
		closeWhenIdle(key, entry);
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

/**
 * Connects, encrypts and logs in, on a connection of its own, and says what the server can do by the
 * keywords it greets with (`SMTPUTF8`, `SIZE`, …).
 *
 * @throws what the mail library throws
 */
export async function askOffers(account: SmtpAccount): Promise<ReadonlySet<string>> {
	let greeting = '';
	const transport = openTransport(account, (reply) => {
		// After STARTTLS it greets again, and that counts.
		if (/^250[ -]/.test(reply)) greeting = reply;
	});
	try {
		await transport.verify();
	} finally {
		transport.close();
	}
	const lines = greeting.split(/\r?\n/).slice(1);
	return new Set(lines.map((line) => line.slice(4).split(' ')[0]?.toUpperCase() ?? ''));
}

function keyOf(account: SmtpAccount): string {
	const { host, port, security, user, password } = account;
	const place = JSON.stringify([host, port, security, user, password]);
	return createHash('sha256').update(place).digest('hex');
}

function closeWhenIdle(key: string, entry: Open): void {
	if (entry.busy > 0 || entry.timer) return;
	entry.timer = setTimeout(() => {
		if (open.get(key) === entry) open.delete(key);
		entry.transport.close();
	}, idleAfter);
	entry.timer.unref();
}

/** @param hear is told every reply of the server */
function openTransport(account: SmtpAccount, hear: ((reply: string) => void) | null = null) {
	return createTransport({
		pool: true,
		host: account.host,
		port: account.port,
		secure: account.security === 'tls',
		requireTLS: account.security === 'starttls',
		ignoreTLS: account.security === 'none',
		...(account.user === '' ? {} : { auth: { user: account.user, pass: account.password } }),
		// Or a server that offers no login would get everything without one, and refuse each mail.
		forceAuth: account.user !== '' && account.password !== '',
		maxConnections: mostConnections,
		maxRequeues: 1,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000,
		// A message is data: nothing in it may make us read a file or fetch an address.
		disableFileAccess: true,
		disableUrlAccess: true,
		...(hear && { transactionLog: true, logger: replyLogger(hear) }),
	});
}

/** The library tells what a server says by its log alone. */
function replyLogger(hear: (reply: string) => void) {
	const nothing = (): void => {};
	return {
		level: nothing,
		trace: nothing,
		debug: (entry: unknown, reply: unknown) => {
			if (isObject(entry) && entry.tnx === 'server' && typeof reply === 'string') hear(reply);
		},
		info: nothing,
		warn: nothing,
		error: nothing,
		fatal: nothing,
	};
}
