import { isObject } from '../../model/json';
import { jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	refused,
	sameText,
	staleTime,
} from '../source/signing';
import type { ParseOutcome, SourceRequest, Verification } from '../source/source';
import { options } from './options';
import { textAt } from '../source/read-payload';
import { sample } from './sample';
import { parseEvent } from './ticket-event';
import { parseTrigger } from './trigger-payload';

const eventPrefix = 'zen:event-type:';
/** Zendesk signs "Test webhook" with this public value until the webhook is saved. */
const signedBeforeSaving = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';

/**
 * Zendesk Support, both kinds of webhook: subscribed to events, and connected to a trigger or an
 * automation with a payload the admin writes. Signature: base64 HMAC-SHA256 over timestamp + body.
 */
export const zendesk = defineSource({
	about: 'Webhooks for events, triggers and automations',
	answerWithinMs: 10_000,
	secret: {
		found:
			'In Zendesk open Admin Center → Apps and integrations → Webhooks, open the webhook and reveal its signing secret.',
		wrong: wrongSecret,
	},
	options,
	sample,

	handshake({ request }) {
		const given = headerOf(request, 'x-zendesk-webhook-signature');
		const timestamp = headerOf(request, 'x-zendesk-webhook-signature-timestamp');
		if (given === null || timestamp === null) return null;
		// The value is public: it proves nothing, so such a request is answered and never read.
		return fits(given, timestamp, request, signedBeforeSaving)
			? jsonAnswer(200, { ok: true, test: true })
			: null;
	},

	verify({ request, secrets, options: { freshness }, now }): Verification {
		const given = headerOf(request, 'x-zendesk-webhook-signature');
		const timestamp = headerOf(request, 'x-zendesk-webhook-signature-timestamp');
		if (given === null || timestamp === null) {
			return refused(
				'missing_signature',
				'The headers x-zendesk-webhook-signature and -signature-timestamp are not both there.',
			);
		}
		const time = momentOf(timestamp);
		if (time === null || !/^[A-Za-z0-9+/]{43}=$/.test(given)) {
			return refused('malformed_signature', "The signature headers are not in Zendesk's form.");
		}
		if (!matchesAny(goodSecrets(secrets), (secret) => fits(given, timestamp, request, secret))) {
			return refused('wrong_signature', "The signature is not the one of this webhook's secret.");
		}
		return isFresh(time, now, freshness)
			? { ok: true, insecure: false }
			: staleTime(time, now, freshness);
	},

	parse({ request, options: given }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		if (!isObject(body.value)) return { kind: 'invalid', message: 'The body is not an object.' };
		const type = textAt(body.value, 'type');
		const isEvent = type?.startsWith(eventPrefix) === true;
		if (isEvent && given.payload !== 'trigger') {
			return parseEvent(body.value, type.slice(eventPrefix.length), request, given);
		}
		if (isEvent || given.payload === 'event') {
			const expected = isEvent ? "a trigger's payload" : 'an event of Zendesk';
			return { kind: 'invalid', message: `The body is not ${expected}, as the node expects.` };
		}
		return parseTrigger(body.value, request, given);
	},
});

/** A base64 text that only the account's admins know; its length is documented nowhere. */
function wrongSecret(secret: string): string | null {
	if (secret === signedBeforeSaving) {
		return 'is the public one that Zendesk signs with until a webhook is saved';
	}
	const elsewhere = belongsElsewhere(secret) ?? tooShort(secret);
	if (elsewhere !== null) return elsewhere;
	return /^[A-Za-z0-9+/_-]+={0,2}$/.test(secret)
		? null
		: 'has characters that base64 does not have';
}

function fits(given: string, timestamp: string, request: SourceRequest, secret: string): boolean {
	return sameText(given, hmacSha256(secret, [timestamp, request.rawBody], 'base64'));
}
