import type { DeliveryOutcome, RefusalReason, SourceAnswer } from './source';

const refusals: Record<RefusalReason, { status: number; text: string }> = {
	no_secret: { status: 401, text: 'This address has no secret yet, so nothing is let in.' },
	missing_signature: { status: 401, text: 'The request is not signed.' },
	malformed_signature: { status: 401, text: 'The signature cannot be read.' },
	wrong_signature: { status: 401, text: 'The signature is not right.' },
	wrong_token: { status: 401, text: 'The token is not the one that is entered here.' },
	wrong_key: { status: 401, text: 'The encryption key is not the one that is entered here.' },
	wrong_receiver: {
		status: 401,
		text: 'It was sent to another company or app than the one that is entered here.',
	},
	stale: { status: 401, text: 'The signed time is too far from now.' },
	invalid: { status: 400, text: 'The body is not an event that can be read.' },
	too_large: { status: 413, text: 'The body is larger than 1 MB.' },
	wrong_method: { status: 405, text: 'Send the event with POST.' },
	unavailable: { status: 503, text: 'The event cannot be stored now. Please send it again.' },
};

/** An answer with a JSON body. */
export function jsonAnswer(
	status: number,
	body: Record<string, unknown>,
	headers: Record<string, string> = {},
): SourceAnswer {
	return {
		status,
		contentType: 'application/json; charset=utf-8',
		body: JSON.stringify(body),
		headers: { 'cache-control': 'no-store', ...headers },
	};
}

/** An answer of these very characters, for senders that compare it with what they expect. */
export function plainAnswer(body: string): SourceAnswer {
	return {
		status: 200,
		contentType: 'text/plain; charset=utf-8',
		body,
		headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
	};
}

/**
 * The answer to a request that is not let in. `message` is added for `invalid` only: whoever cannot
 * prove who they are is told nothing about us.
 */
export function refusal(reason: RefusalReason, message?: string): SourceAnswer {
	const { status, text } = refusals[reason];
	const error = reason === 'invalid' && message ? message : text;
	// Zendesk comes again on 503 only if told to within a minute; others ignore the header.
	const headers: Record<string, string> =
		reason === 'unavailable'
			? { 'retry-after': '30' }
			: reason === 'wrong_method'
				? { allow: 'POST' }
				: {};
	return jsonAnswer(status, { ok: false, error }, headers);
}

/** 200 for everything that was verified: a duplicate or an ignored event must not come again. */
export function acknowledgement(outcome: DeliveryOutcome): SourceAnswer {
	if (outcome.kind === 'ignored') return jsonAnswer(200, { ok: true, ignored: outcome.reason });
	return jsonAnswer(200, { ok: true, events: outcome.events, duplicates: outcome.duplicates });
}
