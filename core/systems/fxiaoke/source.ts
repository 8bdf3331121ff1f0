import { aesKeyOf } from '../callback/seal';
import { parsePush } from '../record-push/push';
import { verifyPush } from '../record-push/verify';
import { acknowledgement } from '../source/answers';
import { defineSource } from '../source/define-source';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import type { ParseOutcome, Parsing } from '../source/source';
import { openedCallback, parseCallback } from './callback';
import { options } from './options';
import { sample } from './sample';
import { words } from './words';

/**
 * Fxiaoke has no push of records that is documented. A custom function sends them in a form that is ours;
 * the old platform's callback is opened as the vendor's published example does.
 */
export const fxiaoke = defineSource({
	about: 'Records from a custom function; messages from the old platform',
	answerWithinMs: 3_000,
	secret: {
		found:
			'Choose a secret and enter it in the custom function as well; of the old platform it is the Token of the application.',
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
		encryptionKey: {
			found: 'Of the old platform it is the EncodingAESKey of the application.',
			wrong: (key) =>
				aesKeyOf(key) === null ? 'is no EncodingAESKey: that has 43 letters and digits' : null,
			optional: true,
		},
	},
	options,
	sample,

	verify(heard) {
		const { options: given } = heard;
		if (given.sentBy === 'function') return verifyPush(heard, given);
		const opened = openedCallback(heard, given);
		return opened.ok ? { ok: true, insecure: false } : opened;
	},

	parse(heard): ParseOutcome | Parsing {
		const { request, options: given } = heard;
		return given.sentBy === 'function'
			? parsePush(request, words, given)
			: parseCallback(heard, given);
	},

	/** The old platform wants the bare word, or it comes once more. */
	acknowledge(outcome, { options: { sentBy } }) {
		const answer = acknowledgement(outcome);
		return sentBy === 'function'
			? answer
			: { ...answer, contentType: 'text/plain; charset=utf-8', body: 'success' };
	},
});
