import type { IHookFunctions, INode, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { ServingNode } from '../../core/loop/workspace/endpoints';
import { withoutControls } from '../../core/model/clean';

type Context = Pick<
	IHookFunctions | IWebhookFunctions | ITriggerFunctions,
	'getNode' | 'getWorkflow'
>;

/** The node as the store knows it; its id stays when it is renamed. */
export function servingNode(context: Context, node: INode = context.getNode()): ServingNode {
	const { id: nodeId, name } = node;
	return {
		workflowId: context.getWorkflow().id ?? '',
		workflowName: workflowNameOf(context) ?? '',
		nodeId,
		nodeName: withoutControls(name),
	};
}

/** What the workflow is called, as the store keeps it. */
export function workflowNameOf(context: Pick<Context, 'getWorkflow'>): string | undefined {
	const { name } = context.getWorkflow();
	return name === undefined ? undefined : withoutControls(name);
}
