import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { cleaned } from '../../core/model/clean';

/** Reads one parameter of a node, or what it is when nothing is set; without control characters. */
export type ReadParameter = (name: string, fallback: unknown) => unknown;

/** True when some parameter is an expression, so that it has to be read for every item. */
export function hasExpressions(parameters: unknown): boolean {
	if (typeof parameters === 'string') return parameters.startsWith('=');
	if (typeof parameters !== 'object' || parameters === null) return false;
	return Object.values(parameters).some(hasExpressions);
}

/**
 * The parameters for an item. n8n prepares an expression's surroundings for every parameter that it is
 * asked for; without an expression they are read as they are.
 *
 * @returns what reads them by the item's index; `same` if all items have the same
 */
export function parametersOf(
	context: IExecuteFunctions,
	node: INode,
): { same: boolean; at: (index: number) => ReadParameter } {
	if (hasExpressions(node.parameters)) {
		const at = (index: number): ReadParameter => {
			return (name, fallback) =>
				cleaned<unknown>(context.getNodeParameter(name, index, fallback as string));
		};
		return { same: false, at };
	}
	const asTheyAre: ReadParameter = (name, fallback) => cleaned(node.parameters[name] ?? fallback);
	return { same: true, at: () => asTheyAre };
}
