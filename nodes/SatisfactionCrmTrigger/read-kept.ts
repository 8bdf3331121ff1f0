import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import { readAgain } from '../../core/loop/event/read-again';
import { receiverKey } from '../../core/loop/workspace/endpoints';
import { everySeconds } from '../connection/every-seconds';
import { openHouse } from '../connection/open-house';
import { secretsOf } from '../connection/sender';
import { servingNode } from '../connection/serving-node';
import { intakeOf } from './source-fields';

/**
 * Reads once, soon after the workflow is published, what this trigger could not read before: what is set in
 * it may have been corrected. n8n takes no items before it has published it, and runs this in one process.
 */
export function readKept(trigger: ITriggerFunctions): void {
	if (trigger.getMode() === 'manual') return;
	let done = false;
	everySeconds(trigger, 5, async () => {
		if (done) return;
		const house = await openHouse(trigger);
		const intake = intakeOf(trigger);
		const secrets = await secretsOf(trigger, intake.sender);
		const receiver = receiverKey(servingNode(trigger));
		const start = (items: Array<Record<string, unknown>>): void =>
			trigger.emit([items.map((json) => ({ json: json as IDataObject }))]);
		await readAgain(house, Date.now(), { intake, secrets, receiver, start });
		done = true;
	});
}
