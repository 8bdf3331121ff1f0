import { createHmac } from 'node:crypto';

import { isObject } from '../../model/json';
import { answerNotice } from '../answers/answer-notice';
import { jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import { tooShort } from '../source/secret-form';
import { goodSecrets, headerOf, matchesAny, refused, sameText } from '../source/signing';
import type { ParseOutcome, Verification } from '../source/source';
import { options } from './options';
import { sample } from './sample';

/** What is told of whole responses; those that are on their way say nothing yet. */
const words = {
	response_completed: 'survey.answer_to_fetch',
	response_updated: 'survey.answer_to_fetch',
	response_deleted: 'survey.answer_deleted',
} as const;

const isWord = (event: string): event is keyof typeof words => Object.hasOwn(words, event);

/**
 * SurveyMonkey's webhook, which tells ids only: the answers are fetched behind it. Signature: base64 of
 * HMAC-SHA1 over the raw body, keyed with client id, `&` and client secret; no time is signed. It asks
 * the address with HEAD before it is set up. How often it comes again is not documented.
 */
export const surveymonkey = defineSource({
	about: 'Responses, by their ids: fetch the answers behind the trigger',
	answerWithinMs: 5_000,
	greetsBy: 'HEAD',
	secret: {
		found:
			'In SurveyMonkey open My Apps → Settings of your app and write its Client ID, & and its Secret: <client ID>&<secret>.',
		wrong: (secret) =>
			/^[^&]+&.+$/.test(secret)
				? tooShort(secret)
				: 'is not the client ID, & and the secret of the app',
	},
	options,
	sample,

	handshake: ({ request }) =>
		request.method.toUpperCase() === 'HEAD' ? jsonAnswer(200, { ok: true }) : null,

	verify({ request, secrets }): Verification {
		const given = headerOf(request, 'sm-signature');
		if (given === null) {
			return refused('missing_signature', 'The header sm-signature is missing.');
		}
		if (!/^[A-Za-z0-9+/]{27}=$/.test(given)) {
			return refused('malformed_signature', 'The signature is not a SHA-1 in base64.');
		}
		const fits = (secret: string) =>
			sameText(given, createHmac('sha1', secret).update(request.rawBody).digest('base64'));
		return matchesAny(goodSecrets(secrets), fits)
			? { ok: true, insecure: false }
			: refused('wrong_signature', 'The signature is not the one of this app.');
	},

	/** The content type is one that n8n does not parse, so the bytes alone count. */
	parse({ request, options: { surveys } }): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const told = body.value;
		if (!isObject(told) || typeof told.event_type !== 'string') {
			return { kind: 'invalid', message: 'event_type is missing: it says what happened.' };
		}
		const { event_type: event, object_id: answer } = told;
		if (!isWord(event)) {
			return {
				kind: 'ignored',
				reason: `SurveyMonkey sent ${event.slice(0, 60)}; only whole responses count.`,
			};
		}
		const resources = isObject(told.resources) ? told.resources : {};
		const survey = textOf(resources.survey_id);
		const path = `/v3/surveys/${survey ?? ''}/responses/${textOf(answer) ?? ''}/details?simple=true`;
		return answerNotice(
			'surveymonkey',
			{
				type: words[event],
				id: told.event_id,
				answer,
				survey,
				title: null,
				at: told.event_datetime,
				attributes: {
					...(survey !== null && { fetch: path }),
					...(textOf(resources.collector_id) !== null && { collectorId: resources.collector_id }),
				},
			},
			surveys,
		);
	},
});

function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}
