import type { INode, IWebhookFunctions } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { refreshAddress } from '../../core/loop/workspace/endpoints';
import { sayOnce } from '../connection/say-once';
import { servingNode } from '../connection/serving-node';

/** The pages that links lead to. */
export type PageKind = 'survey' | 'case';

/** How long an address is taken for true, ms. */
const keptFor = 60_000;
const refreshed = new Map<string, number>();

/** Keeps the stored address true after a change of n8n's; never from what a request says. */
export function keepAddress(
	context: IWebhookFunctions,
	house: House,
	served: { page: PageKind; surveyKey: string; node: INode },
	now: number,
): void {
	const { page, surveyKey } = served;
	const node = servingNode(context, served.node);
	const key = `${house.workspace} ${node.workflowId} ${node.nodeId} ${surveyKey}`;
	if (now - (refreshed.get(key) ?? 0) < keptFor) return;
	refreshed.set(key, now);
	const address = context.getNodeWebhookUrl('default');
	if (address === undefined) return;
	refreshAddress(house, now, { page, surveyKey, node, address }).catch((error) => {
		const line = `The page's address could not be kept: ${(error as Error).message}`;
		sayOnce(context.logger, 'warn', line);
	});
}
