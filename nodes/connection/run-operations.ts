import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { SetupError } from '../../core/model/errors';
import { keptHouse } from './kept-house';
import { asNodeError, errorItem } from './node-error';
import type { Call, Operation } from './operation';
import { parametersOf } from './parameters';

/** An item that is worth another try later; the items after it are worked on before the node fails. */
export class TryAgainLater extends Error {
	constructor(override readonly cause: Error) {
		super(cause.message);
		this.name = 'TryAgainLater';
	}
}

type Outputs = {
	/** Names of the outputs, in their order for ever: wires store an index. */
	names?: readonly string[];
	/** Where an item that failed goes on, if the node goes on. */
	failed?: string;
};

/**
 * Runs the items of a node through the operation that is chosen for each: the store is opened once,
 * faults become n8n's own, every item remembers where it came from.
 *
 * @throws NodeOperationError for the first item that fails, unless the node is set to go on
 */
export async function runOperations(
	context: IExecuteFunctions,
	operations: readonly Operation[],
	{ names = [''], failed = names[0] }: Outputs = {},
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const parameters = parametersOf(context, node);
	const single = parameters.at(0)('outputs', 'separate') === 'single';
	const outputs: INodeExecutionData[][] = names.map(() => []);
	const put = (name: string | undefined, item: INodeExecutionData): void => {
		const at = single ? 0 : Math.max(0, names.indexOf(name ?? ''));
		outputs[at]?.push(item);
	};
	const later: Array<{ error: unknown; index: number }> = [];
	let house: House | undefined;
	for (const [index, { json }] of context.getInputData().entries()) {
		try {
			const now = Date.now();
			const parameter = parameters.at(index);
			const operation = chosen(operations, parameter('operation', operations[0]?.value));
			if (operation.store !== false) house ??= await keptHouse(context, now, node);
			const trial = context.getMode() === 'manual';
			const call = { context, house: house as House, now, index, json, parameter, trial };
			for (const { item, output } of await operation.execute(call satisfies Call)) {
				put(output, { json: item as IDataObject, pairedItem: { item: index } });
			}
		} catch (error) {
			const fault = error instanceof TryAgainLater ? error.cause : error;
			if (context.continueOnFail()) put(failed, errorItem(node, fault, json, index));
			else if (error instanceof TryAgainLater) later.push({ error: fault, index });
			else throw asNodeError(node, fault, index);
		}
	}
	const [first] = later;
	if (first) throw asNodeError(node, first.error, first.index);
	return outputs;
}

function chosen(operations: readonly Operation[], value: unknown): Operation {
	const operation = operations.find((one) => one.value === value);
	if (operation) return operation;
	throw new SetupError(
		`There is no operation "${String(value)}".`,
		`Choose one of ${operations.map(({ name }) => name).join(', ')}.`,
	);
}
