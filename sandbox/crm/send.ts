import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';

import { isStartingUp } from '../n8n/starting-up';
import type { SignedRequest } from './signed-request';

export type Delivered = { status: number; body: string };

/** Posts the bytes as they are; any answer is an answer. */
export async function deliver(address: string, request: SignedRequest): Promise<Delivered> {
	const { status, data } = await axios.post<string>(`${address}${request.query}`, request.body, {
		headers: request.headers,
		// axios would otherwise take strings apart and put them together again.
		transformRequest: [(body: string) => body],
		responseType: 'text',
		validateStatus: () => true,
		timeout: 15_000,
		proxy: false,
	});
	return { status, body: data };
}

/**
 * Delivers as the real systems do: again and again until the answer is 2xx. A 4xx is final, except
 * the 404 of an n8n that has just come up and has not found its webhooks yet.
 *
 * @param make signs anew for each try, since a signature ages
 * @throws Error when `within` ms have passed without a final answer
 */
export async function deliverUntilTaken(
	address: string,
	make: () => SignedRequest,
	within: number,
): Promise<Delivered> {
	const deadline = Date.now() + within;
	let last = 'nothing';
	for (let pause = 200; Date.now() < deadline; pause = Math.min(pause * 1.5, 2_000)) {
		try {
			const answer = await deliver(address, make());
			const again = answer.status === 404 || answer.status === 429 || isStartingUp(answer);
			if (!again) return answer;
			last = String(answer.status);
		} catch (error) {
			last = (error as Error).message;
		}
		await sleep(pause);
	}
	throw new Error(`${address} took no event in ${within / 1000} s; its last answer: ${last}.`);
}
