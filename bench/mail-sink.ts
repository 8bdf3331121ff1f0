/**
 * The mail server of the measurement of messages, a process of its own: it accepts every mail and keeps
 * nothing but what it is known by.
 */
import type { AddressInfo } from 'node:net';

import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** Ask for what has arrived since it was asked last. */
export type SinkOrder = { kind: 'report' };
export type SinkReport =
	| { kind: 'listening'; port: number }
	| {
			kind: 'arrived';
			mails: number;
			/** Mails whose Message-ID had arrived before. */
			repeated: number;
			/** When the first and the last one were accepted, epoch ms. */
			first: number;
			last: number;
			/** Most connections that were open at once. */
			connections: number;
	  };

const seen = new Set<string>();
const fresh = () => ({ mails: 0, repeated: 0, first: 0, last: 0, connections: 0 });
let arrived = fresh();
let open = 0;

const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS', 'AUTH'],
	disableReverseLookup: true,
	logger: false,
	onConnect(_session, done) {
		open += 1;
		arrived.connections = Math.max(arrived.connections, open);
		done();
	},
	onClose() {
		open -= 1;
	},
	onData(stream, _session, done) {
		accept(stream).then(() => done(), done);
	},
});

async function accept(stream: SMTPServerDataStream): Promise<void> {
	let head = '';
	for await (const piece of stream) {
		if (head.length < 8_192) head += (piece as Buffer).toString('latin1');
	}
	const [, id = ''] = /^Message-ID:\s*(<[^>]*>)/im.exec(head) ?? [];
	const now = Date.now();
	arrived.mails += 1;
	if (seen.has(id)) arrived.repeated += 1;
	seen.add(id);
	arrived.first ||= now;
	arrived.last = now;
}

// Whoever sends closes its connections as it likes.
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
	const { port } = server.server.address() as AddressInfo;
	process.send?.({ kind: 'listening', port } satisfies SinkReport);
});

process.on('message', () => {
	process.send?.({ kind: 'arrived', ...arrived } satisfies SinkReport);
	arrived = { ...fresh(), connections: open };
});
process.on('disconnect', () => process.exit(0));
