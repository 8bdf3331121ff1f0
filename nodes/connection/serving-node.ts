import type { IHookFunctions, INode, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { ServingNode } from '../../core/loop/workspace/endpoints';

type Context = Pick<
	IHookFunctions | IWebhookFunctions | ITriggerFunctions,
	'getNode' | 'getWorkflow'
>;

/** The node as the store knows it; its id stays when it is renamed. */
export function servingNode(context: Context, node: INode = context.getNode()): ServingNode {
	const { id: nodeId, name: nodeName } = node;
	const { id, name } = context.getWorkflow();
	return { workflowId: id ?? '', workflowName: name ?? '', nodeId, nodeName };
}
