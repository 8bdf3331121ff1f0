/** One message in every form a channel may want. */
export type MailParts = {
	/** One line, no control characters. */
	subject: string;
	text: string;
	/** A whole HTML document for mail programs. */
	html: string;
	/** For SMS: one message where the links allow it (160 GSM or 70 UCS-2 characters). */
	short: string;
	/** For chat groups (WeCom, DingTalk, Feishu). */
	markdown: string;
};
