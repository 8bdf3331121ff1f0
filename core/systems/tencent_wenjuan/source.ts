import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import type { ParseOutcome } from '../source/source';
import { urlSecretForm, verifyUrlSecret } from '../source/url-secret';
import { parseAnswer } from './answer';
import { options } from './options';
import { sample } from './sample';

/** What is told of answers, and what was done with them then. */
const words = {
	'answer.create': 'create',
	'answer.update': 'update',
	'answer.delete': 'delete',
} as const;

const isWord = (action: string): action is keyof typeof words => Object.hasOwn(words, action);

/**
 * Tencent Wenjuan's webhook. Nothing is signed there yet, so the address carries a secret. How long
 * Tencent waits and whether it comes again is not documented.
 */
export const tencentWenjuan = defineSource({
	about: 'Answers given, changed and deleted; unproven: stars and matrices',
	answerWithinMs: 5_000,
	secret: urlSecretForm(
		'In Tencent Wenjuan open the survey → 设置 → Webhook and enter the production URL, which must be on port 443 or 80.',
	),
	options,
	sample,

	verify: verifyUrlSecret,

	parse({ request, options: given }): ParseOutcome {
		const isEmpty = request.rawBody.length === 0;
		const body = readJsonBody(request.rawBody);
		if (!body.ok && !isEmpty) return { kind: 'invalid', message: body.message };
		const push = body.ok && isObject(body.value) ? body.value : {};
		const { action, payload } = push;
		// Saving the webhook tries the address; what is sent then is not documented.
		if (typeof action !== 'string' || !isWord(action) || !isObject(payload)) {
			const what = typeof action === 'string' ? action.slice(0, 60) : 'a test';
			return { kind: 'ignored', reason: `Tencent Wenjuan sent ${what}, not an answer.` };
		}
		return parseAnswer(words[action], push, payload, given);
	},
});
