import { cleaned } from '../../model/clean';
import { defineSource } from '../source/define-source';
import { readJsonObject } from '../source/read-object';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { secretHeader, secretsGiven, verifyGiven } from '../source/shared-secret';
import type { ParseOutcome, Parsing, SourceRequest } from '../source/source';
import { longestToken as longest } from './channel';
import { options } from './options';
import { textOf } from './record';
import { sample } from './sample';
import { parseNotification } from './watch';
import { parameters, parseWorkflow } from './workflow';

/**
 * Zoho CRM: notifications of a watched channel, whose token comes back in the body, and webhooks of
 * workflow rules. Zoho signs neither, so the token is the secret. How long it waits is documented nowhere.
 */
export const zoho = defineSource({
	about: 'Notifications of a channel, webhooks of workflow rules',
	answerWithinMs: 5_000,
	secret: {
		found: `Choose a secret of your own of 8 to ${longest} characters: it is the token of the channel that is watched, or the parameter token or header ${secretHeader} of the webhook of a rule.`,
		wrong: (secret) =>
			belongsElsewhere(secret) ??
			tooShort(secret) ??
			(secret.length > longest
				? `has ${secret.length} characters; a token of Zoho has ${longest} at most`
				: null),
	},
	options,
	sample,

	verify({ request, secrets }) {
		const given = secretsGiven(request);
		const token = given.length > 0 ? '' : tokenIn(request);
		return verifyGiven(
			token === '' ? given : [token],
			secrets,
			`it comes as token in the body or in the header ${secretHeader}`,
		);
	},

	parse({ request, options: given, now }): ParseOutcome | Parsing {
		const body = bodyOf(request);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const { value } = body;
		const isNotification = value.ids !== undefined || value.channel_id !== undefined;
		return isNotification ? parseNotification(value, given, now) : parseWorkflow(value, given, now);
	},
});

type Read = { ok: true; value: Record<string, unknown> } | { ok: false; message: string };

/** JSON or a form, from the raw bytes. */
function bodyOf({ rawBody }: SourceRequest): Read {
	if (looksLikeJson(rawBody)) return readJsonObject(rawBody);
	const text = textIn(rawBody);
	if (text === null) return { ok: false, message: 'The body is not UTF-8 text.' };
	// A form may carry every field of a record; of those that nobody reads none is decoded.
	const read = text.split('&').filter((pair) => parameters.has(pair.slice(0, pair.indexOf('='))));
	const form = read.join('&');
	if (!isUtf8Form(form)) return { ok: false, message: 'The form is not UTF-8 text.' };
	const value: Record<string, unknown> = Object.fromEntries(new URLSearchParams(form));
	return value.subject_id === undefined
		? { ok: false, message: 'The body is neither JSON nor a form with subject_id in it.' }
		: { ok: true, value: cleaned(value) };
}

/** Whether what a form escapes is UTF-8: else letters would be lost without a word. */
function isUtf8Form(form: string): boolean {
	try {
		decodeURIComponent(form.replace(/%(?![\da-f]{2})/gi, '%25'));
		return true;
	} catch {
		return false;
	}
}

/** The token of a body; an empty text where there is none. A form is not read whole for it. */
function tokenIn({ rawBody }: SourceRequest): string {
	if (looksLikeJson(rawBody)) {
		const body = readJsonObject(rawBody);
		return body.ok ? textOf(body.value.token) : '';
	}
	const [named = ''] = /(?:^|&)token=[^&]*/.exec(textIn(rawBody) ?? '') ?? [];
	return new URLSearchParams(named).get('token')?.trim() ?? '';
}

function looksLikeJson(rawBody: Uint8Array): boolean {
	return /^\ufeff?\s*[[{]/.test(Buffer.from(rawBody.subarray(0, 64)).toString('utf8'));
}

function textIn(rawBody: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(rawBody);
	} catch {
		return null;
	}
}
