import { cleanLine } from '../../language/plain-text';
import type { OutageCode, RefusalCode } from '../../model/delivery';
import type { Delivered } from '../channel';

/** What the mail library tells of a failed sending. */
export type SmtpError = Error & {
	code?: string;
	command?: string;
	responseCode?: number;
	response?: string;
};

/** What a server that does not take a message says about it. */
export type SmtpFailure = Exclude<Delivered, { kind: 'sent' }>;

/** Enhanced codes (RFC 3463) that speak of the recipient's address: bad, moved, disabled. */
const addressCodes = /\b5\.(1\.[12346]|1\.10|2\.1)\b/;
/** Full mailboxes, sizes, policies and blocklists: it is not the address that is wrong. */
const otherCodes = /\b5\.(2\.[234]|3\.\d+|4\.\d+|5\.\d+|6\.\d+|7\.\d+)\b/;
const aboutUs = /relay|spam|block|blacklist|denied|policy|authenticat|reputation/i;
/** Addresses beyond ASCII are not taken here (RFC 6531). */
const utf8Codes = /\b5\.6\.7\b/;
/** Larger than this server, or this mailbox, takes (RFC 3463); without such a code 552 alone may be a full one. */
const sizeCodes = /\b5\.(3\.4|2\.3)\b/;
const sizeWords = /\b(too (big|large)|size|exceed)/i;

/** The commands with which a message goes in; before them the server speaks of us, not of it. */
const ofMessage = /^(MAIL|RCPT|DATA)/;

/** What a failed sending means for the message, the address and the messages after it. */
export function readSmtpFailure(
	error: SmtpError,
	{ senderNeedsUtf8 }: { senderNeedsUtf8: boolean },
): SmtpFailure {
	const reply = cleanLine(error.response ?? error.message, 300);
	const { responseCode: code = 0, command = '' } = error;
	const outage = (why: OutageCode, everybody = true): SmtpFailure => ({
		kind: 'unavailable',
		code: why,
		reply,
		everybody,
	});
	const refusal = (why: RefusalCode): SmtpFailure => ({
		kind: 'refused',
		code: why,
		reply,
		addressIsWrong: why === 'address_unknown',
	});
	const setup = setupFault(error, code, reply);
	if (setup) return outage(setup);
	// What the library itself finds wrong, before a server is asked.
	if (code === 0 && error.code === 'EMESSAGE') return refusal('too_large');
	if (code === 0 && error.code === 'EENVELOPE') return refusal('refused');
	// 503 is a broken conversation, not a verdict.
	if (code >= 500 && code !== 503 && ofMessage.test(command)) {
		if (utf8Codes.test(reply)) {
			return senderNeedsUtf8 ? outage('sender_unsupported') : refusal('address_unsupported');
		}
		if (isTooLarge(reply, code)) return refusal('too_large');
		if (command.startsWith('MAIL')) return outage('sender');
		return refusal(blamesAddress(reply, code, command) ? 'address_unknown' : 'refused');
	}
	const isReply = code >= 400 && /^(RCPT|DATA)/.test(command);
	if (!isReply) return outage('unreachable');
	return outage('later', code === 421 || code === 503);
}

/** What is wrong with the account, whatever is sent; `null` where it may be something else. */
function setupFault(error: SmtpError, code: number, reply: string): OutageCode | null {
	const isAuth = error.code === 'EAUTH';
	// The command or all its ways are unknown there, or shut until the connection is encrypted.
	const noWay = isAuth && [500, 502, 503, 504].includes(code);
	const unencrypted = [530, 538].includes(code) && /STARTTLS|encrypt/i.test(reply);
	if (noWay || unencrypted || (isAuth && /unknown authentication method/i.test(error.message))) {
		return 'login_missing';
	}
	if (isAuth || [530, 534, 535].includes(code)) return 'login';
	// What the network says, not the server.
	const local = error.response === undefined;
	if (local && /certificate|self[- ]signed|altnames?\b/i.test(reply)) return 'certificate';
	if (error.code === 'ETLS' && error.command === 'STARTTLS') return 'starttls';
	// OpenSSL reads a plain greeting as a record of TLS.
	if (local && /\bEPROTO\b|wrong version number|packet length|SSL routines/i.test(reply)) {
		return 'encryption';
	}
	return null;
}

function isTooLarge(reply: string, code: number): boolean {
	if (sizeCodes.test(reply)) return true;
	return (code === 552 || code === 523) && sizeWords.test(reply) && !/\b5\.2\.2\b/.test(reply);
}

/**
 * Whether the recipient's address is wrong for good. Without an enhanced code only a refused `RCPT`
 * counts, and not when the words are about us: a blocklist must not spoil everybody's address.
 */
function blamesAddress(reply: string, code: number, command: string): boolean {
	if (addressCodes.test(reply)) return true;
	if (otherCodes.test(reply) || !command.startsWith('RCPT')) return false;
	return [550, 551, 553, 556].includes(code) && !aboutUs.test(reply);
}
