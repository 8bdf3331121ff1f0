import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { keepTried } from '../../core/loop/answer/keep-tried';
import type { House } from '../../core/loop/house';
import { SetupError } from '../../core/model/errors';
import { hintWithoutClock } from './clock-hint';
import { itemOutputs, type Outputs } from './item-outputs';
import { keptHouse } from './kept-house';
import { asNodeError } from './node-error';
import type { Call, Operation } from './operation';
import { parametersOf } from './parameters';
import { isTool } from './tool';

/** An item that is worth another try later; the items after it are worked on before the node fails. */
export class TryAgainLater extends Error {
	constructor(override readonly cause: Error) {
		super(cause.message);
		this.name = 'TryAgainLater';
	}
}

/**
 * Runs the items of a node through the operation that is chosen for each: the store is opened once,
 * faults become n8n's own, every item remembers where it came from.
 *
 * @throws NodeOperationError for the first item that fails, unless the node is set to go on
 */
export async function runOperations(
	context: IExecuteFunctions,
	operations: readonly Operation[],
	outputs: Outputs = {},
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const parameters = parametersOf(context, node);
	const single = isTool(node) || parameters.at(0)('outputs', 'separate') === 'single';
	const { items, done, fail } = itemOutputs(context, node, single, outputs);
	const later: Array<{ error: unknown; index: number }> = [];
	let house: House | undefined;
	let plans = false;
	for (const [index, { json }] of context.getInputData().entries()) {
		try {
			const now = Date.now();
			const parameter = parameters.at(index);
			const operation = chosen(operations, parameter('operation', operations[0]?.value));
			if (operation.store !== false) house ??= await keptHouse(context, now, node);
			const trial = context.getMode() === 'manual';
			const given = trial && house ? ((await keepTried(house, now, json)) as IDataObject) : json;
			const shared = { context, house: house as House, now, index };
			const call: Call = { ...shared, json: given, parameter, trial };
			for (const one of await operation.execute(call)) done(one, index);
			plans ||= operation.plans === true;
		} catch (error) {
			if (!(error instanceof TryAgainLater)) fail(error, json, index);
			else if (context.continueOnFail()) fail(error.cause, json, index);
			else later.push({ error: error.cause, index });
		}
	}
	if (plans && house) await hintWithoutClock(context, house, Date.now());
	const [first] = later;
	if (first) throw asNodeError(node, first.error, first.index);
	return items;
}

function chosen(operations: readonly Operation[], value: unknown): Operation {
	const operation = operations.find((one) => one.value === value);
	if (operation) return operation;
	throw new SetupError(
		`There is no operation "${String(value)}".`,
		`Choose one of ${operations.map(({ name }) => name).join(', ')}.`,
	);
}
