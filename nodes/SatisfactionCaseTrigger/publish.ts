import type { IHookFunctions } from 'n8n-workflow';

import { publishPage, retirePage } from '../../core/loop/workspace/endpoints';
import { SetupError } from '../../core/model/errors';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { servingNode } from '../connection/serving-node';

/** A person listens for a test event: no link leads to the test address. */
const isTrial = (hook: IHookFunctions): boolean =>
	hook.getActivationMode() === 'manual' || hook.getMode() === 'manual';

function addressOf(hook: IHookFunctions): string {
	const address = hook.getNodeWebhookUrl('default');
	if (address === undefined || address.includes('/:')) {
		throw new SetupError(
			`The path "${String(hook.getNodeParameter('path', ''))}" makes no address of its own.`,
			'Give a fixed path, for example cases, or leave it empty.',
		);
	}
	return address;
}

/**
 * Publishes the case page; a workspace has one. Publishing again refreshes its address, so that this
 * runs whether or not the page is there.
 */
export async function create(hook: IHookFunctions, now: number): Promise<boolean> {
	try {
		const house = await openHouse(hook);
		if (isTrial(hook)) return true;
		const node = servingNode(hook);
		const address = addressOf(hook);
		await publishPage(house, now, { page: 'case', node, address, survey: null });
		return true;
	} catch (error) {
		throw asNodeError(hook.getNode(), error);
	}
}

/** Marks the page as gone. A database that is away must not keep a workflow published. */
export async function remove(hook: IHookFunctions, now: number): Promise<boolean> {
	if (isTrial(hook)) return true;
	try {
		await retirePage(await openHouse(hook), now, servingNode(hook));
		return true;
	} catch (error) {
		const { message } = error as Error;
		hook.logger.error(`The case page could not be marked as unpublished: ${message}`);
		return false;
	}
}
