import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	matchesAny,
	refused,
	sameText,
} from '../source/signing';
import type { ParseOutcome, Verification } from '../source/source';
import { options } from './options';
import { parseResponse } from './response';
import { sample } from './sample';

/** What Typeform tells of a response, and whether it is a whole one. */
const words: Record<string, boolean> = { form_response: true, form_response_partial: false };

/**
 * Typeform as a survey source. Signature: base64 of HMAC-SHA256 over the raw body behind `sha256=`; no
 * time is signed, so a replay is known by the response's token. Typeform waits 30 s.
 */
export const typeform = defineSource({
	about: 'Survey responses, partial ones, too',
	answerWithinMs: 30_000,
	secret: {
		found:
			'In Typeform open the form → Connect → Webhooks → Edit and enter a secret; it signs what is sent.',
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	verify({ request, secrets }): Verification {
		const given = headerOf(request, 'typeform-signature');
		if (given === null) {
			return refused(
				'missing_signature',
				'The header typeform-signature is missing: the webhook has no secret yet.',
			);
		}
		if (!/^sha256=[A-Za-z0-9+/]{43}=$/.test(given)) {
			return refused('malformed_signature', 'The signature is not sha256= and base64.');
		}
		const fits = (secret: string) =>
			sameText(given, `sha256=${hmacSha256(secret, [request.rawBody], 'base64')}`);
		return matchesAny(goodSecrets(secrets), fits)
			? { ok: true, insecure: false }
			: refused('wrong_signature', 'The signature is not the one of the secret of this webhook.');
	},

	parse({ request, options: given }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		if (!isObject(body.value) || typeof body.value.event_type !== 'string') {
			return { kind: 'invalid', message: 'event_type is missing: it says what happened.' };
		}
		const { event_type: event, form_response: response } = body.value;
		const finished = Object.hasOwn(words, event) ? words[event] : undefined;
		if (finished === undefined) {
			return {
				kind: 'ignored',
				reason: `Typeform sent ${event.slice(0, 60)}; only responses count.`,
			};
		}
		if (!isObject(response)) {
			return { kind: 'invalid', message: 'form_response is missing: it must hold the answers.' };
		}
		return parseResponse(response, finished, given);
	},
});
