import { encryptedIn, jsonFields } from '../callback/json-callback';
import { plainAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import type { ParseOutcome, Verification } from '../source/source';
import { parseEvent } from './event';
import { keyOfSecret, openEvent } from './open-event';
import { options } from './options';
import { sample } from './sample';

/**
 * Event subscription of YonBIP and YonSuite. Everything is encrypted with a key that is made of the app's
 * secret, and is to be answered with the bare word `success` within 5 s; what was not is sent again every
 * minute, then every five, then every hour, for a day. (Envelope and first signature as in the vendor's
 * demo; the second signature by two independent programs, the vendor has not published it.)
 */
export const yonbip = defineSource({
	about: 'Event subscription of YonBIP and YonSuite',
	answerWithinMs: 5_000,
	secret: {
		found:
			'In YonBIP open 开放平台 → the application and copy App Secret: it signs the events, and the key that encrypts them is made of it.',
		wrong: (secret) =>
			belongsElsewhere(secret) ??
			tooShort(secret) ??
			(keyOfSecret(secret) === null
				? 'has characters other than letters, digits and hyphens'
				: null),
	},
	options,
	sample,

	handshake(heard) {
		const opened = openEvent(heard);
		if (!opened.ok) return null;
		const read = jsonFields(opened.message);
		return read.ok && read.fields.type === 'CHECK_URL' ? plainAnswer('success') : null;
	},

	verify(heard): Verification {
		const opened = openEvent(heard);
		return opened.ok ? { ok: true, insecure: false } : opened;
	},

	parse(heard): ParseOutcome {
		// What is not encrypted gets here as the sample alone.
		const opened = encryptedIn(heard.request) === null ? null : openEvent(heard);
		const read =
			opened?.ok === false ? opened : jsonFields(opened?.message ?? heard.request.rawBody);
		return read.ok
			? parseEvent(read.fields, heard.options)
			: { kind: 'invalid', message: read.message };
	},

	acknowledge: () => plainAnswer('success'),
});
