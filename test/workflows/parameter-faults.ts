import { isDeepStrictEqual } from 'node:util';
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeTypeDescription } from 'n8n-workflow';

/**
 * What is wrong about the parameters of a node: one that does not exist, is not shown beside the others
 * or is as it comes, and what n8n itself finds fault with. Empty when nothing is.
 */
export function parameterFaults(
	node: Pick<INode, 'name' | 'parameters'>,
	description: INodeTypeDescription,
): string[] {
	const { properties } = description;
	const said = node as INode;
	const kept = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		false,
		false,
		said,
		description,
	);
	const issues = NodeHelpers.getNodeParametersIssues(properties, said, description);
	return [
		...(isDeepStrictEqual(kept, node.parameters)
			? []
			: [
					`${node.name} says ${JSON.stringify(node.parameters)}, n8n keeps ${JSON.stringify(kept)}`,
				]),
		...Object.values(issues?.parameters ?? {}).flat(),
	];
}
