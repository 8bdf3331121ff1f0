import type { OutageCode, RefusalCode } from '../model/delivery';

/** Where a message goes or comes from: an address, and the name people see. */
export type Address = { name: string; address: string };

/** A file that goes along with a message. */
export type Attachment = {
	name: string;
	/** As `application/json`. */ type: string;
	content: Buffer;
};

/** One message to one person, ready to leave. */
export type Letter = {
	/** With angle brackets; the same at every try. */
	messageId: string;
	from: Address;
	to: Address;
	subject: string;
	text: string;
	html: string;
	/** Further headers, one line each. */
	headers: Record<string, string>;
	attachments?: readonly Attachment[];
};

/** What became of a letter; `reply` is what the server said of it, on one line. */
export type Delivered =
	| { kind: 'sent'; reply: string }
	/** It will never be taken; `addressIsWrong` if that is for the address' sake. */
	| { kind: 'refused'; code: RefusalCode; reply: string; addressIsWrong: boolean }
	/**
	 * Worth another try. `everybody`: the channel cannot be used at all just now, so that trying the
	 * next message is in vain.
	 */
	| { kind: 'unavailable'; code: OutageCode; reply: string; everybody: boolean };

/** A way that messages travel. A new one is a folder of `core/systems` and a line in the list. */
export type Channel<Account> = {
	/** As it is stored with a message. */
	key: string;
	/** What a person is told it goes by, e.g. `e-mail`. */
	name: string;
	limit: {
		/** Bytes of all texts of one message. */
		bytes: number;
		/** Bytes of all files of one message. */
		attached: number;
		/** Messages that are handed over at the same time. */
		atOnce: number;
	};
	/** What its messages share: two accounts of one name are one. */
	server(account: Account): string;
	/** Where a message to this goes; `null` where it is no address of this channel. */
	address(text: string): Address | null;
	/** Takes a letter there; never throws for what a server or a network does. */
	deliver(account: Account, letter: Letter): Promise<Delivered>;
};
