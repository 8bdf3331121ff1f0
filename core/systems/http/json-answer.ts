import { cleanLine } from '../../language/plain-text';
import { isObject } from '../../model/json';
import { parseExactJson } from '../source/exact-json';
import { SystemError } from '../system-error';
import type { HttpAnswer } from './http';

/**
 * The JSON of an answer, ids of any length as text.
 *
 * @param system as people call it, for the error
 * @throws SystemError `unavailable` for what is no JSON, e.g. a page of HTML that a gateway sends with
 *   status 200, and for being sent elsewhere; `limited` for 429
 */
export function jsonOf(answer: HttpAnswer, system: string): unknown {
	const { status, text } = answer;
	if (status === 429) {
		throw new SystemError(
			'limited',
			`${system} was called too often (HTTP 429).`,
			'It is worth another try in a minute; call it less often.',
			'429',
		);
	}
	const sentTo = status >= 300 && status < 400 ? answer.headers.location : undefined;
	if (sentTo !== undefined) {
		// Of the address the origin alone is named: the rest may repeat what was sent.
		const where = URL.canParse(sentTo) ? new URL(sentTo).origin : 'another page';
		throw new SystemError(
			'unavailable',
			`${system} sends on to ${where} (HTTP ${status}), which is not followed: it would be shown the secrets.`,
			'If that is where the system is now, enter that address in the credential.',
			String(status),
		);
	}
	try {
		return parseExactJson(text);
	} catch {
		const said = cleanLine(text.replace(/<[^>]*>/g, ' '), 120);
		throw new SystemError(
			status === 401 || status === 403 ? 'denied' : 'unavailable',
			`${system} answered no JSON (HTTP ${status}): ${said === '' ? 'nothing' : said}`,
			'Check the address in the credential, and whether a proxy or gateway stands between.',
			String(status),
		);
	}
}

/** The same where an object has to come. @throws SystemError */
export function objectOf(answer: HttpAnswer, system: string): Record<string, unknown> {
	const value = jsonOf(answer, system);
	if (isObject(value)) return value;
	throw new SystemError(
		'unavailable',
		`${system} answered with something that is no object (HTTP ${answer.status}).`,
		'Check the address in the credential.',
		String(answer.status),
	);
}
