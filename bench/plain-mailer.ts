/**
 * The yardstick of the measurement of messages, a process of its own: a loop that gives ready mails to
 * nodemailer, and nothing else.
 */
import { createTransport } from 'nodemailer';

/** A mail as it is handed to nodemailer, without what makes it one of many. */
export type PlainMail = {
	subject: string;
	text: string;
	html: string;
	headers: Record<string, string>;
};

export type MailerOrder = {
	port: number;
	connections: number;
	/** Sent in turn, until `count` have left. */
	mails: PlainMail[];
	count: number;
	/** Part of the Message-IDs, so that no two runs have the same. */
	run: string;
};

async function send({ port, connections, mails, count, run }: MailerOrder): Promise<void> {
	const transport = createTransport({
		pool: true,
		host: '127.0.0.1',
		port,
		secure: false,
		ignoreTLS: true,
		maxConnections: connections,
	});
	let next = 0;
	const lane = async (): Promise<void> => {
		while (next < count) {
			const number = next++;
			const mail = mails[number % mails.length];
			const to = `customer${number}@example.com`;
			await transport.sendMail({
				...mail,
				messageId: `<plain.${run}.${number}@example.com>`,
				from: { name: 'Customer Care', address: 'care@example.com' },
				to: { name: '', address: to },
				envelope: { from: 'care@example.com', to: [to] },
			});
		}
	};
	await Promise.all(Array.from({ length: connections }, lane));
	transport.close();
}

process.on('message', (order: MailerOrder) => {
	send(order).then(
		() => process.send?.('sent'),
		(error: unknown) => {
			process.stderr.write(`${String((error as Error).stack)}\n`);
			process.exit(1);
		},
	);
});
process.on('disconnect', () => process.exit(0));
