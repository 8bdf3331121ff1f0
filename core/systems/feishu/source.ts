import { createHash } from 'node:crypto';

import { momentOf } from '../../calendar/moment';
import { encryptedIn } from '../callback/json-callback';
import { shown } from '../../model/shown';
import { jsonAnswer, refusal } from '../source/answers';
import { defineSource } from '../source/define-source';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { headerOf, isFresh, refused, sameText, staleTime } from '../source/signing';
import type { Heard, ParseOutcome, Refusal, Verification } from '../source/source';
import { parseEvent } from './event';
import { headOf, isOwnToken, openBody } from './open-body';
import { type FeishuOptions, options } from './options';
import { sample } from './sample';

type Given = Heard & { options: FeishuOptions };

/**
 * Events and card buttons of a Feishu or Lark app. With an Encrypt Key everything is encrypted and signed:
 * SHA-256 over time, nonce, key and body; without one the Verification Token in the body is the only
 * proof. The challenge that checks our address is not signed; it is to be answered within 1 s, all else
 * within 3 s, and comes again up to four times within six hours. (Encryption proven by the vendor's
 * library and example.)
 */
export const feishu = defineSource({
	about: 'Events of an app: help desk, approvals, messages, buttons of cards',
	answerWithinMs: 3_000,
	secret: {
		found:
			'In open.feishu.cn/app open the app → 事件与回调 → 加密策略 and copy Verification Token.',
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
		encryptionKey: {
			found: 'Set an Encrypt Key on the same page as the Verification Token, and copy it.',
			wrong: tooShort,
			optional: true,
		},
	},
	options,
	sample,

	handshake({ request, secrets }) {
		if (isPlainAlthoughEncrypted({ request, secrets })) return null;
		const read = openBody(request, secrets);
		if (!read.ok || read.fields.type !== 'url_verification') return null;
		const { challenge, token } = read.fields;
		if (typeof challenge !== 'string' || typeof token !== 'string') return null;
		return isOwnToken(token, secrets) ? jsonAnswer(200, { challenge }) : null;
	},

	verify(heard): Verification {
		const { request, secrets, options: given } = heard;
		const isEncrypted = (secrets.encryptionKey ?? '') !== '';
		const read = openBody(request, secrets);
		const isUnreadable = !read.ok && encryptedIn(request) !== null;
		if (isEncrypted && headerOf(request, 'x-lark-signature') === null) {
			// The challenge is not signed, and is all that Feishu sends while something is wrong.
			if (isUnreadable) return refused('wrong_key', read.message);
			const given = read.ok && read.fields.type === 'url_verification' ? read.fields.token : null;
			if (typeof given === 'string' && !isOwnToken(given, secrets)) {
				return refused('wrong_token', 'The token is not the Verification Token of this node.');
			}
		}
		const fault = isEncrypted ? signatureFault(heard) : null;
		if (fault) return fault;
		if (!read.ok) {
			return refused(isUnreadable ? 'wrong_key' : 'malformed_signature', read.message);
		}
		const { token, appId } = headOf(read.fields);
		if (token === null) {
			return refused('missing_signature', 'There is neither a signature nor a token.');
		}
		if (!isOwnToken(token, secrets)) {
			return refused('wrong_token', 'The token is not the Verification Token of this node.');
		}
		if (given.appId !== null && appId !== given.appId) {
			return refused(
				'wrong_receiver',
				`It was sent by the app ${shown(appId ?? '')}, and the ${options.appId.label} of this node is ${shown(given.appId)}.`,
			);
		}
		return { ok: true, insecure: false };
	},

	parse({ request, secrets, options: given }): ParseOutcome {
		const read = openBody(request, secrets);
		if (!read.ok) return { kind: 'invalid', message: read.message };
		const head = headOf(read.fields);
		const { type } = head;
		return type === null
			? { kind: 'invalid', message: 'event_type is missing: it says what happened.' }
			: parseEvent({ ...head, type }, given);
	},

	/** Whoever has not signed does not learn what could be read: that would tell what is encrypted, bit by bit. */
	refuse: (reason, message) =>
		['wrong_key', 'wrong_token', 'missing_signature'].includes(reason)
			? jsonAnswer(401, {
					ok: false,
					error: 'Verification Token or Encrypt Key is not the one that is entered here.',
				})
			: refusal(reason, message),

	/** Of a button, words of ours would be taken for a wrong answer. */
	acknowledge: () => jsonAnswer(200, {}),
});

/** With a key, what is not encrypted was not sent by Feishu. */
const isPlainAlthoughEncrypted = ({ request, secrets }: Pick<Heard, 'request' | 'secrets'>) =>
	(secrets.encryptionKey ?? '') !== '' && encryptedIn(request) === null;

function signatureFault({ request, secrets, options: { freshness }, now }: Given): Refusal | null {
	const signature = headerOf(request, 'x-lark-signature');
	const timestamp = headerOf(request, 'x-lark-request-timestamp');
	const nonce = headerOf(request, 'x-lark-request-nonce');
	if (signature === null || timestamp === null || nonce === null) {
		return refused(
			'missing_signature',
			'The headers x-lark-signature, -request-timestamp and -request-nonce are not all there.',
		);
	}
	const time = /^\d{9,13}$/.test(timestamp) ? momentOf(timestamp) : null;
	if (time === null || !/^[0-9a-f]{64}$/.test(signature)) {
		return refused('malformed_signature', "Signature or timestamp are not in Feishu's form.");
	}
	const expected = createHash('sha256')
		.update(`${timestamp}${nonce}${secrets.encryptionKey ?? ''}`, 'utf8')
		.update(request.rawBody)
		.digest('hex');
	if (!sameText(signature, expected)) {
		return refused('wrong_key', 'The signature is not the one of the Encrypt Key.');
	}
	if (isPlainAlthoughEncrypted({ request, secrets })) {
		return refused('malformed_signature', 'The body is not encrypted.');
	}
	return isFresh(time, now, freshness) ? null : staleTime(time, now, freshness);
}
