import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { keepTried } from '../../core/loop/answer/keep-tried';
import { cleaned } from '../../core/model/clean';
import { itemOutputs, type Outputs } from './item-outputs';
import { keptHouse } from './kept-house';
import type { Call, Done } from './operation';
import { parametersOf } from './parameters';
import { isTool } from './tool';

/** What became of an item, or the error that is its own. */
export type DoneOrFailed<Output extends string> = Done<Output> | { error: unknown };

/**
 * Runs all items of a node at once, for work in which one item counts for the next; else as
 * `runOperations`.
 *
 * @param execute gives one result for each call, in the order of the calls
 * @throws NodeOperationError for the first item that fails, unless the node is set to go on
 */
export async function runTogether<Output extends string>(
	context: IExecuteFunctions,
	execute: (calls: readonly Call[]) => Promise<Array<DoneOrFailed<Output>>>,
	outputs: Outputs & { names: readonly Output[] },
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const parameters = parametersOf(context, node);
	const single = isTool(node) || parameters.at(0)('outputs', 'separate') === 'single';
	const { items, done, fail } = itemOutputs(context, node, single, outputs);
	const given = context.getInputData();
	const work = async (): Promise<Array<DoneOrFailed<Output>>> => {
		const now = Date.now();
		const house = await keptHouse(context, now, node);
		const trial = context.getMode() === 'manual';
		const calls: Call[] = [];
		for (const [index, { json }] of given.entries()) {
			const received = cleaned(json);
			const kept = trial ? ((await keepTried(house, now, received)) as IDataObject) : received;
			const parameter = parameters.at(index);
			calls.push({ context, house, now, index, json: kept, parameter, trial });
		}
		return await execute(calls);
	};
	// What is wrong with all of them, e.g. the database, is told for the first.
	const results = await work().catch((error: unknown) => given.map(() => ({ error })));
	results.forEach((result, index) => {
		if ('error' in result) fail(result.error, given[index]?.json ?? {}, index);
		else done(result, index);
	});
	return items;
}
