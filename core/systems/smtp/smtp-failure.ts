import { cleanLine } from '../../language/plain-text';
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

/** What a failed sending means for the message, the address and the messages after it. */
export function readSmtpFailure(error: SmtpError): SmtpFailure {
	const reason = cleanLine(error.response ?? error.message, 300);
	const { responseCode: code = 0, command = '' } = error;
	const isLogin = error.code === 'EAUTH' || code === 530 || code === 534 || code === 535;
	if (isLogin) {
		return {
			kind: 'unavailable',
			reason,
			hint: 'Check user and password of the mail server in its credential.',
			everybody: true,
		};
	}
	// 503 is a broken conversation, not a verdict.
	if (code >= 500 && code !== 503) {
		if (command.startsWith('MAIL')) {
			return {
				kind: 'unavailable',
				reason,
				hint: 'The mail server does not let this sender in: check the sender (From) in its credential.',
				everybody: true,
			};
		}
		return { kind: 'refused', reason, addressIsWrong: blamesAddress(reason, code, command) };
	}
	const isReply = code >= 400 && /^(RCPT|DATA)/.test(command);
	return {
		kind: 'unavailable',
		reason,
		hint: isReply
			? 'The mail server asks to try again later. Turn on Retry On Fail, or let the timer come again.'
			: 'Check that the mail server is reachable: host, port and security in its credential.',
		everybody: !isReply || code === 421 || code === 503,
	};
}

/**
 * Whether the recipient's address is wrong for good. Without an enhanced code only a refused `RCPT`
 * counts, and not when the words are about us: a blocklist must not spoil everybody's address.
 */
function blamesAddress(reason: string, code: number, command: string): boolean {
	if (addressCodes.test(reason)) return true;
	if (otherCodes.test(reason) || !command.startsWith('RCPT')) return false;
	return [550, 551, 553, 556].includes(code) && !aboutUs.test(reason);
}
