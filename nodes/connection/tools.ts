import { setTimeout as sleep } from 'node:timers/promises';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { isObject } from '../../core/model/json';
import type { Http, HttpAnswer, Tools } from '../../core/systems/http/http';
import { unreachable } from '../../core/systems/http/unreachable';

/** Longest that another system may take to answer, ms. */
const timeout = 20_000;

type WithRequests = {
	helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> };
};

/** The world as code sees it that calls other systems: by n8n's own requests, with its proxy. */
export function toolsOf(context: WithRequests): Tools {
	return { http: httpOf(context), now: () => Date.now(), sleep: async (time) => await sleep(time) };
}

function httpOf({ helpers }: WithRequests): Http {
	return async ({ method, url, headers = {}, body }): Promise<HttpAnswer> => {
		try {
			const answer = await helpers.httpRequest({
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
			return answerIn(answer);
		} catch (error) {
			throw unreachable(url, error);
		}
	};
}

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
