import { cleanLine } from '../../language/plain-text';
import { safeUrl } from '../../language/safe-url';
import { isObject } from '../../model/json';
import { phoneOf } from '../../model/phone';
import type { Address, Channel, Delivered, Letter, Line } from '../channel';
import type { HttpAnswer, Tools } from '../http/http';
import { credentialFields } from '../option/credential-fields';
import { cutUnits } from '../sending/cut';
import { outcome, sendingOf } from '../sending/outcome';
import { sentBy, shortId } from '../sending/places';
import { parseExactJson } from '../source/exact-json';
import { readFieldPath } from '../source/field-path';
import { type Gateway, readGateway, requestTo } from './request';

/**
 * SMS by any gateway that takes one plain HTTP request a message; what that looks like stands in the
 * credential. Gateways whose requests are signed anew each time need a node of their own.
 */
export const smsHttp: Channel = {
	key: 'sms_http',
	names: { en: 'SMS', 'zh-CN': '短信' },
	credential: 'satisfactionSmsApi',
	reaches: 'person',
	addressKind: 'phone',
	limit: { bytes: 1_000_000, attached: 0, atOnce: 3, pace: { calls: 300, perMs: 60_000 } },
	address: numberAddress,
	open: (given) => smsLine(readGateway(credentialFields(given, 'Satisfaction SMS'))),
};

/** A whole number with its country: `+8613800001111`. */
export function numberAddress(text: string): Address | null {
	const number = phoneOf(text, null);
	return number === null ? null : { name: '', address: number };
}

function smsLine(gateway: Gateway): Line {
	return {
		server: new URL(gateway.url.replace(/\{\w+\}/g, '0')).host,
		from: sentBy('SMS', 'sms'),
		deliver: async (letter, tools) =>
			await sendingOf({}, letter.language, async () => await send(gateway, letter, tools)),
	};
}

async function send(gateway: Gateway, letter: Letter, { http }: Tools): Promise<Delivered> {
	const request = requestTo(gateway, {
		to: numberAs(gateway.numberForm, letter.to.address),
		text: smsText(letter, gateway),
		id: shortId(letter.messageId, 32),
		key: gateway.key,
	});
	return readAnswer(gateway, await http(request));
}

/** One text: what matters, and the link, which is never cut. */
export function smsText(
	letter: Letter,
	{ signature, most }: Pick<Gateway, 'signature' | 'most'>,
): string {
	const url = safeUrl(letter.link?.url ?? null);
	const words = cleanLine(letter.short || letter.subject, 1_000);
	// A text that has its link in it already needs no second one.
	const link = url === null || words.includes(url) ? '' : ` ${url}`;
	const room = most - signature.length - link.length;
	const kept = url !== null && link === '' ? words : cutUnits(words, room);
	return `${signature}${kept}${link}`;
}

function numberAs(form: Gateway['numberForm'], number: string): string {
	if (form === 'e164') return number;
	return form === 'china' ? number.replace(/^\+86/, '').replace(/^\+/, '00') : number.slice(1);
}

/** What a gateway's answer means, by the fields that the credential names. */
export function readAnswer(gateway: Gateway, { status, text }: HttpAnswer): Delivered {
	const words = cleanLine(text.replace(/<[^>]*>/g, ' '), 200);
	// Some gateways repeat what they were asked with.
	const said = `HTTP ${status} · ${gateway.key === '' ? words : words.replaceAll(gateway.key, '•••')}`;
	if (status === 429) return outcome('limited', said);
	if (status === 401 || status === 403) return outcome('account', said);
	// It may have taken the message all the same.
	if (status >= 500) return outcome('unreachable', said);
	if (gateway.success === null) {
		return status >= 200 && status < 300 ? { kind: 'sent', reply: said } : outcome('refused', said);
	}
	const answer = objectIn(text);
	// A page of a proxy with status 200, or an answer of another form.
	if (answer === null) return outcome('unreachable', said);
	const value = readFieldPath(answer, gateway.success.path);
	const code = typeof value === 'object' || value === undefined ? '' : String(value);
	if (gateway.success.values.includes(code)) return { kind: 'sent', reply: said };
	if (gateway.wrongNumbers.includes(code)) return outcome('wrong_address', said);
	if (gateway.blocked.includes(code)) return outcome('blocked', said);
	return outcome(gateway.limited.includes(code) ? 'limited' : 'refused', said);
}

function objectIn(text: string): Record<string, unknown> | null {
	try {
		const value = parseExactJson(text);
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
