import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../core/model/json';
import type { Http, HttpAnswer, HttpRequest, Tools } from '../../core/systems/http/http';
import { unreachable } from '../../core/systems/http/unreachable';
import { SystemError } from '../../core/systems/system-error';
import { inTime, largestAnswer, longestAnswer, textWithin } from './in-time';

/** Longest that another system may say nothing, ms. */
const timeout = 20_000;

type WithRequests = {
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
};

/**
 * The world as code sees it that calls other systems: by n8n's own requests, with its proxy.
 *
 * @param longest that a whole answer may take, ms
 * @param largest that it may be, bytes
 */
export function toolsOf(
	context: WithRequests,
	longest = longestAnswer,
	largest = largestAnswer,
): Tools {
	return {
		http: httpOf(context, longest, largest),
		now: () => Date.now(),
		sleep: async (time) => await sleep(time),
	};
}

function httpOf({ helpers }: WithRequests, longest: number, largest: number): Http {
	return async (request): Promise<HttpAnswer> => {
		try {
			// n8n itself would take an answer of any size.
			const options: IHttpRequestOptions = { ...requestOf(request), encoding: 'stream' };
			const ask = async (abortSignal: AbortSignal): Promise<unknown> => {
				const answer = await helpers.httpRequest({ ...options, abortSignal });
				if (!isObject(answer) || !(answer.body instanceof Readable)) return answer;
				return { ...answer, body: await textWithin(answer.body, abortSignal, largest) };
			};
			return answerIn(await inTime(ask, longest));
		} catch (error) {
			throw unreachable(request.url, error);
		}
	};
}

const requestOf = ({ method, url, headers = {}, body }: HttpRequest): IHttpRequestOptions => ({
	method,
	url,
	headers,
	...(body !== undefined && { body }),
	timeout,
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// As text: n8n would lose digits of long ids.
	encoding: 'text',
	disableFollowRedirect: true,
});

/**
 * The same, signed in by a credential of n8n's with OAuth2, whose token n8n fetches anew where it is over.
 *
 * @throws SystemError `denied` where that is turned away
 */
export function signedIn(context: IExecuteFunctions, credential: string): Http {
	return async (request): Promise<HttpAnswer> => {
		try {
			const options: IHttpRequestOptions = {
				...requestOf(request),
				// It fetches a token anew for an error alone.
				ignoreHttpStatusErrors: { ignore: true, except: [401] },
			};
			const { httpRequestWithAuthentication: ask } = context.helpers;
			const answer: unknown = await inTime(
				async () => await (ask.call(context, credential, options) as Promise<unknown>),
				longestAnswer,
			);
			return answerIn(answer);
		} catch (error) {
			const answer = answeredWith(error);
			if (answer?.status === 401) return answer;
			throw isTurnedAway(error) ? turnedAway() : unreachable(request.url, error);
		}
	};
}

/** What the system answered, where n8n made an error of it: it says why, such as a right that is missing. */
function answeredWith(error: unknown): HttpAnswer | null {
	if (!isObject(error)) return null;
	const { response } = isObject(error.cause) ? error.cause : error;
	if (!isObject(response) || typeof response.data !== 'string') return null;
	const { status, headers, data } = response;
	return answerIn({ statusCode: status, headers, body: data });
}

const isTurnedAway = (error: unknown): boolean =>
	isObject(error) &&
	(String(error.httpCode) === '401' ||
		(isObject(error.response) && error.response.status === 401) ||
		/\bOAuth|refresh token|\b401\b/i.test(String(error.message)));

const turnedAway = (): SystemError =>
	new SystemError(
		'denied',
		'The OAuth2 credential is not accepted, and could not be renewed.',
		'Open it in n8n and connect it anew.',
		'401',
	);

/** An answer of n8n's requests as ours. */
export function answerIn(answer: unknown): HttpAnswer {
	if (!isObject(answer)) throw new Error('n8n gave no answer.');
	const { statusCode, headers, body } = answer;
	const lower = Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	return {
		status: Number(statusCode),
		headers: Object.fromEntries(lower) as Record<string, string>,
		text: typeof body === 'string' ? body : JSON.stringify(body ?? ''),
	};
}
