import { deliveryInWords } from '../../language/delivery-words';
import { cleanLine } from '../../language/plain-text';
import { SetupError } from '../../model/errors';
import type { Address, Delivered, Letter } from '../channel';
import { type SmtpAccount, smtpServer } from './account';
import { addressOnWire, needsUtf8 } from './mail-address';
import { readSmtpFailure, type SmtpError } from './smtp-failure';
import { askOffers, type Open, withConnections } from './transport';

/** Who a letter is from and for, as the server gets it. */
type Ends = { from: Address; to: Address };

/**
 * Sends one message and says what the server made of it. Never throws for what a server or a network
 * does. Connections are kept per account and closed after a minute without mail.
 */
export async function sendMail(account: SmtpAccount, letter: Letter): Promise<Delivered> {
	const from = addressOnWire(letter.from);
	const to = addressOnWire(letter.to);
	if (!from) return { kind: 'unavailable', code: 'sender', reply: '', everybody: true };
	if (!to) return { kind: 'refused', code: 'no_address', reply: '', addressIsWrong: true };
	try {
		return await withConnections(account, async (entry) => {
			const refusal = await utf8Refusal(account, entry, { from, to });
			return refusal ?? (await send(account, entry, letter, { from, to }));
		});
	} catch (error) {
		return readSmtpFailure(error as SmtpError, { senderNeedsUtf8: needsUtf8(from) });
	}
}

/**
 * Why an address with letters beyond ASCII before its `@` cannot be sent to or from here: a server that
 * does not announce SMTPUTF8 takes its bytes all the same, and mail to them is lost behind it.
 */
async function utf8Refusal(
	account: SmtpAccount,
	entry: Open,
	{ from, to }: Ends,
): Promise<Delivered | null> {
	if (!needsUtf8(from) && !needsUtf8(to)) return null;
	entry.offers ??= askOffers(account).catch((error: unknown) => {
		entry.offers = null;
		throw error;
	});
	if ((await entry.offers).has('SMTPUTF8')) return null;
	return needsUtf8(from)
		? { kind: 'unavailable', code: 'sender_unsupported', reply: '', everybody: true }
		: { kind: 'refused', code: 'address_unsupported', reply: '', addressIsWrong: false };
}

async function send(
	account: SmtpAccount,
	{ transport }: Open,
	letter: Letter,
	{ from, to }: Ends,
): Promise<Delivered> {
	const { text, html, attachments = [] } = letter;
	const attached = attachments.reduce((sum, { content }) => sum + content.length, 0);
	const { response } = await transport.sendMail({
		messageId: letter.messageId,
		from: named(from),
		to: named(to),
		...(account.replyTo
			? { replyTo: named(addressOnWire(account.replyTo) ?? account.replyTo) }
			: {}),
		// At least as large as that: a server with a limit refuses it before it is sent (RFC 1870).
		envelope: {
			from: from.address,
			to: [to.address],
			size: Buffer.byteLength(text) + Buffer.byteLength(html) + Math.ceil((attached * 4) / 3),
		},
		subject: cleanLine(letter.subject, 250),
		text,
		html,
		// A picture in the text goes as an attachment that is shown there: many programs show no other.
		attachDataUrls: true,
		attachments: attachments.map(({ name, type, content }) => ({
			filename: cleanLine(name, 100),
			contentType: cleanLine(type, 100),
			content,
		})),
		headers: onOneLine(letter.headers),
	});
	return { kind: 'sent', reply: cleanLine(response ?? '', 300) };
}

/**
 * Connects, encrypts and logs in, on a connection of its own, and looks whether the server can send
 * for the account's sender.
 *
 * @param language of whoever reads the error
 * @throws SetupError with the server's answer and what to check.
 */
export async function checkSmtp(account: SmtpAccount, language = 'en'): Promise<void> {
	const { from } = account;
	const failure = await askOffers(account).then(
		(offers): Pick<Delivered & { kind: 'unavailable' }, 'code' | 'reply'> | null =>
			needsUtf8(from) && !offers.has('SMTPUTF8') ? { code: 'sender_unsupported', reply: '' } : null,
		(error: SmtpError) => readSmtpFailure(error, { senderNeedsUtf8: needsUtf8(from) }),
	);
	if (!failure) return;
	const { code, reply } = failure;
	const facts = { reply, server: smtpServer(account), sender: from.address, channel: null };
	const { reason, hint } = deliveryInWords(code, facts, language);
	throw new SetupError(reason.trim(), hint);
}

function named({ name, address }: Address): Address {
	return { name: cleanLine(name, 100), address };
}

function onOneLine(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name, cleanLine(value, 2_000)]),
	);
}
