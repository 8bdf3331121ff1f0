import type { IExecuteFunctions, INode, Workflow } from 'n8n-workflow';

import { cleaned } from '../../core/model/clean';

/**
 * The nodes of a type in the saved draft of the workflow that runs, without those that are switched
 * off; without control characters. Their parameters have n8n's defaults filled in.
 *
 * n8n has no interface for it: `$('Name').params` needs the name of a node that one knows. Where the
 * workflow is not to be found on the context, the answer is `null`.
 */
export function draftNodes(context: IExecuteFunctions, type: string): INode[] | null {
	const { workflow } = context as unknown as { workflow?: Partial<Workflow> | null };
	const nodes = workflow?.nodes;
	if (typeof nodes !== 'object' || nodes === null) return null;
	const found = Object.values(nodes).filter(
		(node) => node.type.split('.').at(-1) === type && node.disabled !== true,
	);
	return cleaned(found);
}
