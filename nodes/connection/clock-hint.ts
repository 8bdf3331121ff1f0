import type { IExecuteFunctions } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { clockMissing } from '../../core/loop/workspace/clock';

/**
 * Says beside the output of a node that plans work for the clock when no clock runs: the items are
 * well, but nothing that comes due would be sent.
 */
export async function hintWithoutClock(
	context: IExecuteFunctions,
	house: House,
	now: number,
): Promise<void> {
	const message = await clockMissing(house, now);
	if (message) context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}
