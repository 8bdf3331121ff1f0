import { isObject } from '../../model/json';
import { jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { standardPrefix, tooShort } from '../source/secret-form';
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
import type { ParseOutcome, Verification } from '../source/source';
import { options } from './options';
import { parseResponse } from './response';
import { sample } from './sample';

/** Fixed by the Standard Webhooks specification, ms. */
const tolerance = 300_000;

/**
 * Formbricks as a survey source: a response becomes a `survey.answered` event with the answer under
 * `attributes.answer`, once it is finished or, where the webhook tells of it, with every page that is sent. Signed by Standard Webhooks. The body names elements by id only,
 * so the admin says which one is the rating and which named mapping reads it.
 */
export const formbricks = defineSource({
	about: 'Survey responses',
	answerWithinMs: 5_000,
	secret: {
		found:
			'In Formbricks open Integrations → Webhooks and copy the secret of the webhook; it begins with whsec_.',
		wrong: (secret) =>
			secret.startsWith(standardPrefix) && keyOf(secret) !== null
				? tooShort(secret.slice(standardPrefix.length))
				: `is not ${standardPrefix} followed by base64 text`,
	},
	options,
	sample,

	handshake({ request }) {
		if (request.rawBody.length > 4096) return null;
		const body = readJsonBody(request.rawBody);
		const isTest = body.ok && isObject(body.value) && body.value.event === 'testEndpoint';
		return isTest ? jsonAnswer(200, { ok: true, test: true }) : null;
	},

	verify({ request, secrets, now }): Verification {
		const good = goodSecrets(secrets)
			.map(keyOf)
			.filter((key) => key !== null);
		if (good.length === 0) {
			return refused('no_secret', 'The Formbricks secret is not whsec_ followed by base64 text.');
		}
		const id = headerOf(request, 'webhook-id');
		const timestamp = headerOf(request, 'webhook-timestamp');
		const given = headerOf(request, 'webhook-signature');
		if (id === null || timestamp === null || given === null) {
			return refused(
				'missing_signature',
				'The headers webhook-id, webhook-timestamp and webhook-signature are not all there.',
			);
		}
		const time = /^\d{9,11}$/.test(timestamp) ? momentOf(timestamp) : null;
		const signatures = given
			.split(' ')
			.slice(0, 10)
			.filter((one) => one.startsWith('v1,'));
		if (time === null || signatures.length === 0) {
			return refused('malformed_signature', 'There is no v1 signature, or no time in seconds.');
		}
		const fits = (key: Buffer) => {
			const signed = `v1,${hmacSha256(key, [`${id}.${timestamp}.`, request.rawBody], 'base64')}`;
			return signatures.map((one) => sameText(one, signed)).includes(true);
		};
		if (!matchesAny(good, fits)) {
			return refused('wrong_signature', 'No signature is the one of the secret of this webhook.');
		}
		return isFresh(time, now, tolerance)
			? { ok: true, insecure: false }
			: staleTime(time, now, tolerance);
	},

	parse({ request, options: given }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		if (!isObject(body.value) || typeof body.value.event !== 'string') {
			return { kind: 'invalid', message: 'event is missing: it says what happened.' };
		}
		const { event, data } = body.value;
		if (!words.includes(event)) {
			return {
				kind: 'ignored',
				reason: `Formbricks sent ${String(event).slice(0, 60)}; only what is told of responses counts.`,
			};
		}
		if (!isObject(data)) {
			return { kind: 'invalid', message: 'data is missing: it must hold the response.' };
		}
		// Both tell of every page; a response is finished when its data say so.
		const finished =
			event === 'responseFinished' ? data.finished !== false : data.finished === true;
		return parseResponse({ ...data, finished }, given);
	},
});

/** What Formbricks tells of a response. */
const words = ['responseCreated', 'responseUpdated', 'responseFinished'];

/** The signing key of a secret, or `null` when it is none. */
function keyOf(secret: string): Buffer | null {
	const encoded = secret.trim().replace(/^whsec_/, '');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return null;
	const key = Buffer.from(encoded, 'base64');
	return key.length > 0 ? key : null;
}
