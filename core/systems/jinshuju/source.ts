import { isObject } from '../../model/json';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import type { ParseOutcome } from '../source/source';
import { urlSecretForm, verifyUrlSecret } from '../source/url-secret';
import { parseEntry } from './entry';
import { options } from './options';
import { sample } from './sample';

/**
 * Jinshuju's data push of a form. Nothing is signed there (no header or secret is documented), so the
 * address carries a secret. How long Jinshuju waits and whether it comes again is not documented either.
 */
export const jinshuju = defineSource({
	about: 'Entries of a form; unproven: how changes and choices on a scale are pushed',
	answerWithinMs: 5_000,
	secret: urlSecretForm(
		'In Jinshuju open the form → 设置 → 数据推送 (HTTP) and enter the production URL.',
	),
	options,
	sample,

	verify: verifyUrlSecret,

	parse({ request, options: given }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const { value: push } = body;
		if (!isObject(push) || !isObject(push.entry)) {
			return { kind: 'ignored', reason: 'Jinshuju sent no entry of a form.' };
		}
		return parseEntry(push.form, push.form_name, push.entry, given);
	},
});
