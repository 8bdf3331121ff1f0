import type { OutageCode, RefusalCode } from '../model/delivery';
import type { Tools } from './http/http';
import type { Limit } from './http/pace';

/** Where a message goes or comes from: an address, and the name people see. */
export type Address = { name: string; address: string };

/** A file that goes along with a message. */
export type Attachment = {
	name: string;
	/** As `application/json`. */ type: string;
	content: Buffer;
};

/** One message to one person or group, ready to leave. */
export type Letter = {
	/** With angle brackets; the same at every try, so that a channel that can leaves a second one out. */
	messageId: string;
	from: Address;
	to: Address;
	subject: string;
	text: string;
	html: string;
	/** For chats: the text with Markdown's bold, links and lists. */
	markdown: string;
	/** One sentence with what matters, without a link. */
	short: string;
	/** What the reader is to open; words of the button, and the address. */
	link: { title: string; url: string } | null;
	/** In a group: who is meant, as this channel addresses them. */
	mention: readonly string[];
	/** Of the text: BCP 47. */
	language: string;
	/** Further headers of a mail, one line each. */
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

/** An account of a channel, open. */
export type Line = {
	/** What its messages share, and what errors call it: two lines of one name are one. */
	server: string;
	/** Whom messages come from where the item and the node name nobody. */
	from: Address;
	/** Takes a letter there; never throws for what a server or a network does. */
	deliver(letter: Letter, tools: Tools): Promise<Delivered>;
	/**
	 * Looks whether the account can be used, sending nothing to anybody.
	 *
	 * @returns what is said of success
	 * @throws SetupError with the server's answer and what to check
	 */
	test?(tools: Tools): Promise<string>;
};

/** A way that messages travel. A new one is a file of `core/systems` and a line in the list. */
export type Channel = {
	/** As it is stored with a message, e.g. `email`, `wecom_robot`. */
	key: string;
	/** What people call it, e.g. `e-mail`. */
	names: { en: string; 'zh-CN': string };
	/** The n8n credential with its account. */
	credential: string;
	/** Its messages reach one person, whose address there is known, or whoever is in a group. */
	reaches: 'person' | 'group';
	/** Under which name a customer's and an owner's address there is kept; `null` for a group. */
	addressKind: 'email' | 'phone' | 'wecom' | 'wechat' | 'dingtalk' | 'feishu' | null;
	limit: {
		/** Bytes of all texts of one message that are taken; a channel that can cuts, and keeps the link. */
		bytes: number;
		/** Bytes of all files of one message. */
		attached: number;
		/** Messages that are handed over at the same time. */
		atOnce: number;
		/** Messages in a stretch of time, by line. */
		pace: Limit | null;
		/** How long it takes nothing once it got too many, ms; left out: as long as the stretch. */
		rest?: number;
	};
	/** Where a message to this goes; `null` where it is no address of this channel. */
	address(text: string): Address | null;
	/**
	 * Opens an account by its credential's fields.
	 *
	 * @throws SetupError naming the field and what it must be
	 */
	open(fields: Record<string, unknown>): Line;
};
