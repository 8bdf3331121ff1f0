import type { INodeType, NodeParameterValueType } from 'n8n-workflow';

import { loadNodes } from './node-types';
import { buildWorkflow } from './workflow';

/** What the canvas shows below the name of a node with these parameters. */
export function subtitleOf(
	nodeClass: new () => INodeType,
	parameters: Record<string, NodeParameterValueType> = {},
): string {
	const { description } = new nodeClass();
	const types = loadNodes({ [description.name]: nodeClass });
	const { workflow } = buildWorkflow(
		{ nodes: [{ name: 'Node', type: description.name, parameters }], connections: {} },
		types,
	);
	const node = workflow.getNode('Node');
	if (!node) throw new Error('The workflow should have its node.');
	return String(
		workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {}),
	);
}
