import { type ParsedMail, simpleParser } from 'mailparser';

/** One message as it was accepted. */
export type CaughtMail = {
	/** Counts from 1 in the order of arrival. */
	number: number;
	/** Epoch ms. */
	at: number;
	/** The envelope's receiver, in lower case. */
	to: string;
	subject: string;
	/** With angle brackets. */
	messageId: string;
	text: string;
	html: string;
	headers: ReadonlyMap<string, string>;
	/** Addresses in the message, in order, each once. */
	links: string[];
};

/** What has arrived, and who is told when something does. */
export type Mailbox = {
	mails: readonly CaughtMail[];
	/** Calls `told` for every message from now on. Returns a function that ends it. */
	subscribe: (told: (mail: CaughtMail) => void) => () => void;
	keep: (raw: Buffer, to: string) => Promise<CaughtMail>;
};

export function createMailbox(): Mailbox {
	const mails: CaughtMail[] = [];
	const subscribers = new Set<(mail: CaughtMail) => void>();
	return {
		mails,
		subscribe(told) {
			subscribers.add(told);
			return () => subscribers.delete(told);
		},
		async keep(raw, to) {
			const parsed = await simpleParser(raw);
			const mail = readMail(parsed, to, mails.length + 1);
			mails.push(mail);
			for (const told of subscribers) told(mail);
			return mail;
		},
	};
}

function readMail(parsed: ParsedMail, to: string, number: number): CaughtMail {
	const html = parsed.html === false ? '' : parsed.html;
	const headers = new Map(
		parsed.headerLines.map(({ key, line }) => [
			key.toLowerCase(),
			line
				.slice(line.indexOf(':') + 1)
				.replace(/\s+/g, ' ')
				.trim(),
		]),
	);
	return {
		number,
		at: Date.now(),
		to: to.toLowerCase(),
		subject: parsed.subject ?? '',
		messageId: parsed.messageId ?? '',
		text: parsed.text ?? '',
		html,
		headers,
		links: linksOf(html, parsed.text ?? ''),
	};
}

function linksOf(html: string, text: string): string[] {
	const inHtml = [...html.matchAll(/href="(https?:[^"]+)"/gi)].map((match) => match[1] as string);
	const inText = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map((match) => match[0]);
	const plain = inHtml.map((link) => link.replaceAll('&amp;', '&'));
	return [...new Set([...plain, ...inText])];
}
