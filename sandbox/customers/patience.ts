import { setTimeout as sleep } from 'node:timers/promises';

import { isStartingUp } from '../n8n/starting-up';

/** How long a person comes back to a page that does not open, ms. */
const atMost = 120_000;

/**
 * Does something until the page is there: a person whose browser says that a page cannot be reached
 * comes back a little later.
 *
 * @param visit one try; throws, or answers as an n8n does that is not up, when the page is not there
 * @throws Error when patience runs out
 */
export async function patiently<Answer extends { status: number; html?: string }>(
	what: string,
	visit: () => Promise<Answer>,
): Promise<Answer> {
	const deadline = Date.now() + atMost;
	let last = '';
	for (let pause = 150; Date.now() < deadline; pause = Math.min(pause * 1.5, 1_500)) {
		try {
			const answer = await visit();
			if (!isStartingUp({ status: answer.status, body: answer.html })) return answer;
			last = `status ${answer.status}`;
		} catch (error) {
			last = (error as Error).message;
		}
		await sleep(pause);
	}
	throw new Error(`${what} was not to be had in ${atMost / 1000} s: ${last}.`);
}
