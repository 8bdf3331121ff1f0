import { parsePush } from '../record-push/push';
import { verifyPush } from '../record-push/verify';
import { defineSource } from '../source/define-source';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { options } from './options';
import { sample } from './sample';
import { words } from './words';

/**
 * Neocrm documents no push. A trigger of the customer's own code sends records in a form that is ours, and
 * signs them.
 */
export const neocrm = defineSource({
	about: 'Records from a trigger of your own code',
	answerWithinMs: 5_000,
	secret: {
		found: 'Choose a secret, and enter it in the code of the trigger as well.',
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,
	verify: (heard) => verifyPush(heard, heard.options),
	parse: ({ request, options: given }) => parsePush(request, words, given),
});
