import { cleaned } from '../../model/clean';
import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { secretHeader, secretsGiven, verifyGiven } from '../source/shared-secret';
import type { ParseOutcome, SourceRequest } from '../source/source';
import { options } from './options';
import { textOf } from './record';
import { sample } from './sample';
import { parseNotification } from './watch';
import { parseWorkflow } from './workflow';

/** Most characters that the token of a channel has at Zoho. */
const longest = 50;

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
		const body = bodyOf(request);
		const token = body.ok ? textOf(body.value.token) : '';
		return verifyGiven(
			[...secretsGiven(request), ...(token === '' ? [] : [token])],
			secrets,
			`it comes as token in the body or in the header ${secretHeader}`,
		);
	},

	parse({ request, options: given, now }): ParseOutcome {
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
	const json = readJsonBody(rawBody);
	if (json.ok) {
		return isObject(json.value)
			? { ok: true, value: json.value }
			: { ok: false, message: 'The body is not an object.' };
	}
	if (json.message !== 'The body is not JSON.') return json;
	const form = new URLSearchParams(Buffer.from(rawBody).toString('utf8'));
	const value: Record<string, unknown> = Object.fromEntries(form);
	return value.subject_id === undefined && value.token === undefined
		? { ok: false, message: 'The body is neither JSON nor a form with subject_id in it.' }
		: { ok: true, value: cleaned(value) };
}
