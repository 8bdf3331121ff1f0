import { defineSource } from '../source/define-source';
import { readJsonObject } from '../source/read-object';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { secretHeader, secretsGiven, verifyGiven } from '../source/shared-secret';
import type { ParseOutcome } from '../source/source';
import { options } from './options';
import { sample } from './sample';
import { parseTicket } from './ticket';

/**
 * Freshdesk's automation rules with the action "Trigger webhook". Freshdesk signs nothing: a secret of
 * one's own travels in a header or as basic authentication.
 */
export const freshdesk = defineSource({
	about: 'Webhooks of automation rules',
	answerWithinMs: 5_000,
	secret: {
		found: `Choose a secret of your own, and in Freshdesk put it into the webhook of the rule: as the custom header ${secretHeader}, or as the password of its authentication.`,
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	verify: ({ request, secrets }) =>
		verifyGiven(
			secretsGiven(request),
			secrets,
			`it comes in the header ${secretHeader} or as basic authentication`,
		),

	parse({ request, options: given, now }): ParseOutcome {
		const body = readJsonObject(request.rawBody);
		if (body.ok) return parseTicket(body.value, request, given, now);
		// What an admin writes is filled in as it is, quotes and line breaks of a title included.
		const hint =
			body.message === 'The body is not JSON.'
				? ' Choose the encoding JSON and the content Simple, where Freshdesk escapes quotes itself.'
				: '';
		return { kind: 'invalid', message: `${body.message}${hint}` };
	},
});
