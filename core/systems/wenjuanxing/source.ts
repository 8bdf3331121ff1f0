import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { goodSecrets, headerOf, matchesAny, refused, sameText, sha1Hex } from '../source/signing';
import type { Heard, ParseOutcome, SourceSecrets, Verification } from '../source/source';
import { parseFlat, parsePacked } from './answer';
import { readPush } from './contract-b';
import { options } from './options';
import { sample } from './sample';

/**
 * Wenjuanxing's data push, in either of its two contracts. In the documented one `sign` covers the
 * survey's number, the answer's number and the key, and nothing else: HTTPS alone protects the answers. After
 * ten failures in a row the push rests for half an hour.
 */
export const wenjuanxing = defineSource({
	about: 'Answers, as they are given; unproven: how scales from 0 are numbered',
	answerWithinMs: 5_000,
	secret: {
		found:
			"Ask Wenjuanxing's support for the push key (数据推送密钥) of the account, or take the App Key where the signature stands in a header.",
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	verify({ request, secrets, options: { contract } }): Verification {
		return contract === 'sign_in_body'
			? verifyBody(request, secrets)
			: verifyHeader(request, secrets);
	},

	parse({ request, secrets, options: given }): ParseOutcome {
		if (given.contract === 'sign_in_header') {
			const read = readPush(request.rawBody, goodSecrets(secrets));
			return read.ok ? parsePacked(read.push, given) : { kind: 'invalid', message: read.message };
		}
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		return isObject(body.value)
			? parseFlat(body.value, given)
			: { kind: 'invalid', message: 'The body is not an object.' };
	},
});

function verifyBody(request: Heard['request'], secrets: SourceSecrets): Verification {
	const body = readJsonBody(request.rawBody);
	const push = body.ok && isObject(body.value) ? body.value : {};
	const [activity, index, sign] = [push.activity, push.index, push.sign].map(wordOf);
	if (!activity || !index || !sign) {
		return refused(
			'missing_signature',
			'activity, index and sign are not all in the body; ask support to push index as well.',
		);
	}
	if (!/^[0-9a-f]{40}$/i.test(sign)) {
		return refused('malformed_signature', 'sign is not a SHA-1 in hex.');
	}
	const fits = (secret: string) =>
		sameText(sign.toLowerCase(), sha1Hex([`${activity}${index}${secret}`]));
	return matchesAny(goodSecrets(secrets), fits)
		? { ok: true, insecure: false }
		: refused('wrong_signature', 'sign is not the one of the push key of the credential.');
}

function verifyHeader(request: Heard['request'], secrets: SourceSecrets): Verification {
	const given = headerOf(request, 'x-wjx-signature');
	if (given === null) {
		return refused('missing_signature', 'The header x-wjx-signature is missing.');
	}
	if (!/^[0-9a-f]{40}$/i.test(given)) {
		return refused('malformed_signature', 'The signature is not a SHA-1 in hex.');
	}
	const fits = (secret: string) =>
		sameText(given.toLowerCase(), sha1Hex([request.rawBody, secret]));
	return matchesAny(goodSecrets(secrets), fits)
		? { ok: true, insecure: false }
		: refused('wrong_signature', 'The signature is not the one of the App Key of the credential.');
}

const wordOf = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
