import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { asNodeError, errorItem } from './node-error';
import type { Done } from './operation';

export type Outputs = {
	/** Names of the outputs, in their order for ever: wires store an index. */
	names?: readonly string[];
	/** Where an item that failed goes on, if the node goes on. */
	failed?: string;
};

/**
 * Where items leave: each on the output it names, or all on the first with *Outputs: Single*; every one
 * remembers where it came from.
 */
export function itemOutputs(
	context: IExecuteFunctions,
	node: INode,
	single: boolean,
	{ names = [''], failed = names[0] }: Outputs,
) {
	const items: INodeExecutionData[][] = names.map(() => []);
	const put = (name: string | undefined, item: INodeExecutionData): void => {
		items[single ? 0 : Math.max(0, names.indexOf(name ?? ''))]?.push(item);
	};
	return {
		items,
		done: ({ item, output, binary }: Done, index: number): void =>
			put(output, {
				json: item as IDataObject,
				...(binary && { binary }),
				pairedItem: { item: index },
			}),
		/** @throws NodeOperationError unless the node is set to go on */
		fail: (error: unknown, json: IDataObject, index: number): void => {
			if (!context.continueOnFail()) throw asNodeError(node, error, index);
			put(failed, errorItem(node, error, json, index));
		},
	};
}
