import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import type { Mailbox } from './mailbox';

/** How the server answers one receiver instead of accepting the mail. */
export type Refusal = {
	/** 4xx: come again later; 5xx: never. */
	code: number;
	text: string;
	/** How often; `Infinity` = always. */
	times: number;
};

export type SmtpCatcher = {
	port: number;
	/** Answers mail to this address so from now on. */
	refuse: (address: string, refusal: Refusal) => void;
	/** How often each address was refused. */
	refused: ReadonlyMap<string, number>;
	stop: () => Promise<void>;
};

/** A mail server that delivers nothing: it keeps what it accepts. */
export async function startSmtp(mailbox: Mailbox, port = 0): Promise<SmtpCatcher> {
	const refusals = new Map<string, Refusal>();
	const refused = new Map<string, number>();

	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		disableReverseLookup: true,
		logger: false,
		onRcptTo({ address }, _session, done) {
			const key = address.toLowerCase();
			const refusal = refusals.get(key);
			if (!refusal || refusal.times <= 0) return done();
			refusal.times -= 1;
			refused.set(key, (refused.get(key) ?? 0) + 1);
			done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
		},
		onAuth(_auth, _session, done) {
			done(null, { user: 'sandbox' });
		},
		onData(stream, session, done) {
			keep(stream, session).then(
				() => done(),
				(error: Error) => done(error),
			);
		},
	});

	async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
		const pieces: Buffer[] = [];
		for await (const piece of stream) pieces.push(piece as Buffer);
		const raw = Buffer.concat(pieces);
		for (const { address } of session.envelope.rcptTo) await mailbox.keep(raw, address);
	}

	// A sender that is killed in mid-sentence leaves a broken connection, which is no fault of ours.
	server.on('error', () => {});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', () => {
			server.off('error', failed);
			done();
		});
	});
	return {
		port: (server.server.address() as AddressInfo).port,
		refuse: (address, refusal) => refusals.set(address.toLowerCase(), { ...refusal }),
		refused,
		stop: async () => await new Promise((done) => server.close(() => done())),
	};
}
