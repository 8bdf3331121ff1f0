import { createHmac } from 'node:crypto';

import { cleaned } from '../../model/clean';
import { isObject } from '../../model/json';
import { answerNotice } from '../answers/answer-notice';
import { defineSource } from '../source/define-source';
import { parseExactJson } from '../source/exact-json';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { goodSecrets, matchesAny, refused, sameText } from '../source/signing';
import type { ParseOutcome, Verification } from '../source/source';
import { options } from './options';
import { sample } from './sample';

/**
 * Qualtrics' event subscription with a shared key: a form with `MSG` (JSON), `HMAC` (hex of HMAC-SHA512
 * over it) and `Topic`. It tells ids only; no time is signed, and when it comes again is not documented.
 */
export const qualtrics = defineSource({
	about: 'Responses, by their ids: fetch the answers behind the trigger',
	answerWithinMs: 5_000,
	secret: {
		found:
			'It is the sharedKey with which the event subscription was made by the API of Qualtrics; make it anew where it had none.',
		wrong: (secret) => belongsElsewhere(secret) ?? tooShort(secret),
	},
	options,
	sample,

	verify({ request, secrets }): Verification {
		const form = formOf(request.rawBody);
		const [message, given] = [form.getAll('MSG'), form.getAll('HMAC')];
		if (message.length !== 1 || given.length !== 1) {
			return refused(
				'missing_signature',
				'MSG and HMAC are not both in the form: the subscription has no shared key yet.',
			);
		}
		const [said = '', signature = ''] = [message[0], given[0]?.trim().toLowerCase()];
		if (!/^[0-9a-f]{128}$/.test(signature)) {
			return refused('malformed_signature', 'HMAC is not a SHA-512 in hex.');
		}
		const fits = (secret: string) =>
			sameText(signature, createHmac('sha512', secret).update(said, 'utf8').digest('hex'));
		return matchesAny(goodSecrets(secrets), fits)
			? { ok: true, insecure: false }
			: refused('wrong_signature', 'HMAC is not the one of the shared key.');
	},

	parse({ request, now, options: { surveys, senderZone } }): ParseOutcome {
		const told = messageIn(request.rawBody);
		if (told === null) {
			return { kind: 'invalid', message: 'MSG is missing or no JSON: it must say what happened.' };
		}
		const { SurveyID: survey, ResponseID: answer, Status: status, CompletedDate: at } = told;
		if (typeof status === 'string' && status !== 'Complete') {
			return {
				kind: 'ignored',
				reason: `Qualtrics sent a response that is ${status.slice(0, 60)}; only complete ones count.`,
			};
		}
		const surveyId = isText(survey) ? survey : null;
		const path = `/API/v3/surveys/${surveyId ?? ''}/responses/${String(answer)}`;
		return answerNotice(
			'qualtrics',
			{
				type: 'survey.answer_to_fetch',
				// Completed once more, it says something else.
				id: isText(answer) && isText(at) ? `${answer}:${at}` : answer,
				answer,
				survey: surveyId,
				title: null,
				// Guessing a zone would move it by hours; the answer itself tells the right one.
				at: senderZone === null ? now : at,
				attributes: { ...(surveyId !== null && { fetch: path }) },
			},
			surveys,
			senderZone,
		);
	},
});

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Of a form what is signed, and how: a stranger's may have hundreds of thousands of other fields. */
function formOf(rawBody: Uint8Array): URLSearchParams {
	const pairs = Buffer.from(rawBody).toString('utf8').split('&');
	const asked = pairs.filter((pair) => /^(?:MSG|HMAC)=/.test(pair));
	return new URLSearchParams(asked.slice(0, 4).join('&'));
}

function messageIn(rawBody: Uint8Array): Record<string, unknown> | null {
	try {
		const value = cleaned(parseExactJson(formOf(rawBody).get('MSG') ?? ''));
		return isObject(value) ? value : null;
	} catch {
		return null;
	}
}
