import { setTimeout as sleep } from 'node:timers/promises';

import type { Stage } from '../stage/stage';
import type { Performance } from './cast';
import type { PlannedDeed } from './plan';

const type = 'satisfactionCustomer';
/** n8n may be away for a moment; what was done already is found done. */
const tries = 20;
const pause = 3_000;

/** Does with a Satisfaction Customer node what somebody at the desk does. */
export async function doDeed(
	stage: Stage,
	performance: Performance,
	{ key, does }: PlannedDeed,
	signal: AbortSignal | undefined,
): Promise<void> {
	const work = { type, parameters: parametersOf(performance, does) };
	for (let turn = 1; ; turn += 1) {
		try {
			await stage.byHand(`customers' desk, ${key}`, work);
			return;
		} catch (error) {
			const isFinal = (error as Error).message.includes('ended as error');
			if (isFinal || turn === tries) throw error;
			await sleep(pause, undefined, { signal });
		}
	}
}

function parametersOf(
	{ emailOf }: Performance,
	does: PlannedDeed['does'],
): Record<string, unknown> {
	switch (does.kind) {
		case 'merge':
			return {
				resource: 'customer',
				operation: 'merge',
				keptCustomer: emailOf(does.kept),
				mergedCustomer: emailOf(does.merged),
			};
		case 'objects':
			return {
				resource: 'privacy',
				operation: 'setConsent',
				customer: emailOf(does.customer),
				purposes: [does.purpose],
				source: 'A call on this very day',
				words: 'Please no more of that.',
			};
	}
}
