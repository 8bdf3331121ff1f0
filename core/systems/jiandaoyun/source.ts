import { isObject } from '../../model/json';
import { jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import {
	goodSecrets,
	headerOf,
	isFresh,
	matchesAny,
	refused,
	sameText,
	sha1Hex,
	staleTime,
} from '../source/signing';
import type { ParseOutcome, Verification } from '../source/source';
import { isMessage, parseMessage } from './message';
import { options } from './options';
import { parsePush, recordTypes } from './push';
import { sample } from './sample';

/**
 * Jiandaoyun's push of a form's data, and of messages to members. Signature: SHA-1 over `nonce:body:secret:timestamp`, nonce and
 * timestamp in the query. A push must be answered within 2 s, is tried up to five times, and is
 * switched off after a hundred failures in a row.
 */
export const jiandaoyun = defineSource({
	about: 'Data push of a form, message push',
	answerWithinMs: 2_000,
	secret: {
		found:
			'In Jiandaoyun open the form → 扩展功能 → 数据推送 and copy the secret (Secret) of this push.',
		// How long a secret must be, and of what, is documented nowhere.
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	/** The body of "test server connection" is not documented: anything that is no push counts. */
	handshake({ request }) {
		if (request.rawBody.length > 4096) return null;
		const body = readJsonBody(request.rawBody);
		const isEmpty = request.rawBody.length === 0 && request.method.toUpperCase() === 'POST';
		const isTest =
			body.ok &&
			isObject(body.value) &&
			(typeof body.value.op === 'string'
				? /(^|_)test($|_)/.test(body.value.op)
				: body.value.data === undefined);
		return isEmpty || isTest ? jsonAnswer(200, { ok: true, test: true }) : null;
	},

	verify({ request, secrets, options: { freshness }, now }): Verification {
		const header = headerOf(request, 'x-jdy-signature');
		const { nonce, timestamp } = request.query;
		if (header === null || typeof nonce !== 'string' || typeof timestamp !== 'string') {
			return refused(
				'missing_signature',
				'The header x-jdy-signature and the query values nonce and timestamp are not all there.',
			);
		}
		const given = header.replace(/^sha1=/, '');
		const time = /^\d{9,13}$/.test(timestamp) ? momentOf(timestamp) : null;
		// A nonce with colons or braces could take over a piece of the body.
		if (time === null || !/^[\w-]{1,128}$/.test(nonce) || !/^[0-9a-f]{40}$/.test(given)) {
			return refused(
				'malformed_signature',
				"Signature, nonce or timestamp are not in Jiandaoyun's form.",
			);
		}
		const fits = (secret: string) =>
			sameText(given, sha1Hex([`${nonce}:`, request.rawBody, `:${secret}:${timestamp}`]));
		if (!matchesAny(goodSecrets(secrets), fits)) {
			return refused('wrong_signature', 'The signature is not the one of the secret of this push.');
		}
		return isFresh(time, now, freshness)
			? { ok: true, insecure: false }
			: staleTime(time, now, freshness);
	},

	parse({ request, options: given }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const push = body.value;
		if (!isObject(push)) return { kind: 'invalid', message: 'The body is not an object.' };
		const op = typeof push.op === 'string' ? push.op : null;
		if (op === null) return { kind: 'invalid', message: 'op is missing: it says what happened.' };
		if (isMessage(op)) return parseMessage(op, push, request, given);
		if (!Object.hasOwn(recordTypes, op)) {
			return {
				kind: 'ignored',
				reason: `Jiandaoyun sent ${op.slice(0, 60)}, no change of data and no message.`,
			};
		}
		if (!isObject(push.data)) {
			return {
				kind: 'invalid',
				message: 'data is missing: it must hold the fields of the record.',
			};
		}
		return parsePush(op, push.data, push.opTime, request, given);
	},
});
