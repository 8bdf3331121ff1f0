import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

type Refusal = Error & { responseCode: number };

/** A mail as it arrived: the envelope, the raw lines, and what a mail program makes of them. */
export type Arrived = { from: string; to: string[]; raw: string; mail: ParsedMail };

export type MailServer = {
	port: number;
	arrived: Arrived[];
	/** Replies the server gives in place of its own; `null` takes the mail. */
	onSender: () => Refusal | null;
	onRecipient: (address: string) => Refusal | null;
	onData: () => Refusal | null;
	/** Connections that were opened so far. */
	connections: () => number;
	close: () => Promise<void>;
};

/** A reply that refuses, as `reply(550, '5.1.1 No such user')`. */
export function reply(responseCode: number, text: string): Refusal {
	return Object.assign(new Error(text), { responseCode });
}

/** What a server can or cannot do. */
export type Abilities = {
	utf8?: boolean;
	eightBit?: boolean;
	/** Bytes of a message at most. */
	size?: number;
	/** With a certificate of its own, which nobody trusts. */
	startTls?: boolean;
	/** Whether anybody may log in. */
	auth?: boolean;
};

/** A real SMTP server on 127.0.0.1 that keeps what it takes. */
export async function startMailServer(
	login?: { user: string; password: string },
	{ utf8 = true, eightBit = true, size, startTls = false, auth = true }: Abilities = {},
): Promise<MailServer> {
	let connections = 0;
	const catcher: MailServer = {
		port: 0,
		arrived: [],
		onSender: () => null,
		onRecipient: () => null,
		onData: () => null,
		connections: () => connections,
		close: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
	const server = new SMTPServer({
		authOptional: login === undefined,
		allowInsecureAuth: true,
		disabledCommands: [...(startTls ? [] : ['STARTTLS']), ...(auth ? [] : ['AUTH'])],
		hideSMTPUTF8: !utf8,
		hide8BITMIME: !eightBit,
		...(size !== undefined && { size }),
		disableReverseLookup: true,
		onConnect: (_session, done) => {
			connections += 1;
			done();
		},
		onAuth: ({ username, password }, _session, done) =>
			username === login?.user && password === login?.password
				? done(null, { user: username })
				: done(reply(535, '5.7.8 Wrong login')),
		onMailFrom: (_address, _session, done) => done(catcher.onSender()),
		onRcptTo: ({ address }, _session, done) => done(catcher.onRecipient(address)),
		onData: (stream, { envelope }, done) => {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const refusal = stream.sizeExceeded
					? reply(552, '5.3.4 Message size exceeds fixed limit')
					: catcher.onData();
				if (refusal) return done(refusal);
				const raw = Buffer.concat(parts).toString('utf8');
				const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
				const to = envelope.rcptTo.map(({ address }) => address);
				void simpleParser(raw).then((mail) => {
					catcher.arrived.push({ from, to, raw, mail });
					done();
				});
			});
		},
	});
	server.on('error', () => {});
	const listening = server.listen(0, '127.0.0.1');
	await once(listening, 'listening');
	catcher.port = (listening.address() as AddressInfo).port;
	return catcher;
}
