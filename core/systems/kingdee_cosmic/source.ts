import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import type { ParseOutcome } from '../source/source';
import { urlSecretForm, verifyUrlSecret } from '../source/url-secret';
import { parseEvent } from './event';
import { options } from './options';
import { sample } from './sample';

/**
 * Open events of Kingdee Cosmic (苍穹, 星瀚, 星空旗舰版), as far as they are documented: a POST with JSON and
 * headers that begin with x-kem. What is signed, and how the key of an encryption is made, is documented
 * nowhere that could be read, so the address carries a secret and events have to come in the clear.
 */
export const cosmic = defineSource({
	about: 'Open events, unproven: in the clear, with a secret in the address',
	answerWithinMs: 5_000,
	secret: urlSecretForm(
		'In Kingdee Cosmic open 开放平台 → 事件订阅, switch encryption off and enter the production URL.',
	),
	options,
	sample,

	verify: verifyUrlSecret,

	parse({ request, options: given }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const { value } = body;
		if (!isObject(value)) return { kind: 'invalid', message: 'The body is not an object.' };
		if (typeof value.encrypt === 'string') {
			return {
				kind: 'invalid',
				message:
					'The event is encrypted, and how its key is made is not documented. Switch encryption off in Kingdee Cosmic.',
			};
		}
		return parseEvent(value, request, given);
	},
});
