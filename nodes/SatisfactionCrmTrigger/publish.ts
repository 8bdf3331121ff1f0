import type { IHookFunctions } from 'n8n-workflow';

import { checkPath, checkSecrets } from '../../core/loop/event/intake';
import { signSampleCall } from '../../core/loop/event/play-sample';
import { receiverKey, registerReceiver, retirePage } from '../../core/loop/workspace/endpoints';
import { asNodeError } from '../connection/node-error';
import { isTrial } from '../connection/is-trial';
import { openHouse } from '../connection/open-house';
import { secretsOf } from '../connection/sender';
import { servingNode } from '../connection/serving-node';
import { callItself } from './call-itself';
import { intakeOf } from './source-fields';

/**
 * There is nothing to register at a sender. Publishing finds what would refuse every event later, and
 * notes who takes them; a test plays the sample where the node says so.
 */
export async function create(hook: IHookFunctions, now: number): Promise<boolean> {
	try {
		checkPath(String(hook.getNodeParameter('path', '')));
		const intake = intakeOf(hook);
		const house = await openHouse(hook);
		const node = servingNode(hook);
		const trial = isTrial(hook);
		if (trial && hook.getNodeParameter('whenTesting', 'listen') === 'sample') {
			callItself(hook, signSampleCall(house, now, receiverKey(node)));
			return true;
		}
		checkSecrets(intake, await secretsOf(hook, intake.sender));
		const address = hook.getNodeWebhookUrl('default') ?? '';
		if (!trial) await registerReceiver(house, now, { node, address });
		return true;
	} catch (error) {
		throw asNodeError(hook.getNode(), error);
	}
}

/** Notes that nobody takes the events any more. A database that is away must not keep it published. */
export async function remove(hook: IHookFunctions, now: number): Promise<boolean> {
	try {
		if (isTrial(hook)) return true;
		await retirePage(await openHouse(hook), now, servingNode(hook));
		return true;
	} catch (error) {
		const { message } = error as Error;
		hook.logger.error(`A CRM Trigger could not be marked as unpublished: ${message}`);
		return false;
	}
}
