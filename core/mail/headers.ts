import { createHash } from 'node:crypto';

import { InputError } from '../model/errors';

/**
 * The Message-ID of a logical message: the same key always gives the same id, so that a repeated
 * send after a crash is recognised as the same message.
 *
 * @param key what the message is about, e.g. `invitation inv_… 2`
 * @param domain the sending domain, e.g. `example.com`
 */
export function messageIdFor(key: string, domain: string): string {
	if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(domain)) {
		throw new InputError(
			`"${domain}" is not a domain for a Message-ID`,
			'Give the domain of the sender address, e.g. example.com',
		);
	}
	const digest = createHash('sha256').update(key).digest('hex').slice(0, 40);
	return `<${digest}@${domain.toLowerCase()}>`;
}

/**
 * The headers of a message that a person did not write by hand.
 *
 * @param message.optOutUrl http or https; anything else gives no List-Unsubscribe header
 * @param message.optOutMail a `mailto:` address beside it, for programs that only write mail
 * @param message.oneClick whether a POST to that address opts out at once (RFC 8058; https only)
 */
export function messageHeaders(message: {
	messageId: string;
	optOutUrl: string | null;
	optOutMail?: string | null;
	oneClick: boolean;
}): Record<string, string> {
	if (!/^<[^\s<>@]+@[^\s<>@]+>$/.test(message.messageId)) {
		throw new InputError(
			`"${message.messageId}" is not a Message-ID`,
			'Make it with messageIdFor.',
		);
	}
	const headers: Record<string, string> = {
		'Message-ID': message.messageId,
		// RFC 3834: keeps out-of-office replies from answering.
		'Auto-Submitted': 'auto-generated',
		'X-Auto-Response-Suppress': 'OOF, AutoReply',
	};
	const optOut = webUrl(message.optOutUrl);
	if (optOut !== null) {
		const mail = mailUrl(message.optOutMail ?? null);
		const ways = [optOut.href, mail].filter((way) => way !== null);
		headers['List-Unsubscribe'] = ways.map((way) => `<${way}>`).join(', ');
		if (message.oneClick && optOut.protocol === 'https:') {
			headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
		}
	}
	return headers;
}

/** Of RFC 6068, with nothing in it that could end the header's brackets. */
function mailUrl(address: string | null): string | null {
	return address !== null && /^mailto:[^\s<>,]+$/.test(address) ? address : null;
}

function webUrl(address: string | null): URL | null {
	if (address === null) return null;
	try {
		const url = new URL(address);
		return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
	} catch {
		return null;
	}
}
