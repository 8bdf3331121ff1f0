import type { IHookFunctions } from 'n8n-workflow';

import { isTestAddress } from './own-address';

/**
 * Whether somebody listens for a test event, or stops doing so: nothing is published or unpublished
 * then. n8n announces the end of a test as it announces an unpublishing; only the address differs.
 */
export function isTrial(hook: IHookFunctions): boolean {
	if (hook.getActivationMode() === 'manual' || hook.getMode() === 'manual') return true;
	const address = hook.getNodeWebhookUrl('default');
	return address !== undefined && isTestAddress(address, process.env);
}
