import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { keepTried } from '../../core/loop/answer/keep-tried';
import type { House } from '../../core/loop/house';
import { breather } from '../../core/loop/breathe';
import { cleaned } from '../../core/model/clean';
import { SetupError } from '../../core/model/errors';
import { hintWithoutClock } from './clock-hint';
import { itemOutputs, type Outputs } from './item-outputs';
import { keptHouse } from './kept-house';
import { asNodeError } from './node-error';
import { type Call, type Done, FailedAlone, type Operation } from './operation';
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
	const operationAt = (index: number): unknown =>
		parameters.at(index)('operation', operations[0]?.value);
	const single =
		isTool(node) ||
		operations.some(({ value, oneOutput }) => oneOutput && value === operationAt(0)) ||
		parameters.at(0)('outputs', 'separate') === 'single';
	const { items, done, fail } = itemOutputs(context, node, single, outputs);
	const later: Array<{ error: unknown; index: number }> = [];
	let opened: Promise<House> | undefined;
	let plans = false;
	const run = async (index: number, received: IDataObject): Promise<Result> => {
		const json = cleaned(received);
		try {
			const now = Date.now();
			const parameter = parameters.at(index);
			const operation = chosenAt(index);
			if (operation.store !== false) opened ??= keptHouse(context, now, node);
			const house = await opened;
			const trial = context.getMode() === 'manual';
			const given = trial && house ? ((await keepTried(house, now, json)) as IDataObject) : json;
			const shared = { context, house: house as House, now, index };
			const call: Call = { ...shared, json: given, parameter, trial };
			const all = await operation.execute(call);
			plans ||= operation.plans === true;
			return { done: all };
		} catch (error) {
			return { error };
		}
	};
	const chosenAt = (index: number): Operation => chosen(operations, operationAt(index));
	const settle = (result: Result, json: IDataObject, index: number): void => {
		if ('done' in result) for (const one of result.done) done(one, index);
		else if (!(result.error instanceof TryAgainLater)) fail(result.error, json, index);
		else if (context.continueOnFail()) fail(result.error.cause, json, index);
		else later.push({ error: result.error.cause, index });
	};
	const isFatal = (result: Result): boolean =>
		'error' in result && !(result.error instanceof TryAgainLater) && !context.continueOnFail();
	const given = context.getInputData();
	const together = given.length > 0 ? chosenAt(0).executeTogether : undefined;
	if (together) {
		await allTogether(together, { context, node, parameters, given }, { done, fail });
		return items;
	}
	const lanes = parameters.same ? (chosenAt(0).atOnce ?? 1) : 1;
	const results = await inLanes(
		given,
		lanes,
		async ({ json }, index) => await run(index, json),
		isFatal,
	);
	results.forEach((result, index) => settle(result, given[index]?.json ?? {}, index));
	const house = await opened;
	if (plans && house) await hintWithoutClock(context, house, Date.now());
	const [first] = later;
	if (first) throw asNodeError(node, first.error, first.index);
	return items;
}

/** All items through an operation that takes them at once. */
async function allTogether(
	execute: NonNullable<Operation['executeTogether']>,
	{ context, node, parameters, given }: ItemsOfNode,
	{ done, fail }: Pick<ReturnType<typeof itemOutputs>, 'done' | 'fail'>,
): Promise<void> {
	const breathe = breather();
	const work = async (): Promise<Array<Done[] | FailedAlone>> => {
		const now = Date.now();
		const house = await keptHouse(context, now, node);
		const trial = context.getMode() === 'manual';
		const calls: Call[] = [];
		for (const [index, { json }] of given.entries()) {
			await breathe();
			const parameter = parameters.at(index);
			calls.push({ context, house, now, index, json: cleaned(json), parameter, trial });
		}
		return await execute(calls);
	};
	let found: Array<Done[] | FailedAlone>;
	try {
		found = await work();
	} catch (error) {
		// What is wrong with all of them, e.g. the database.
		given.forEach(({ json }, index) => fail(error, json, index));
		return;
	}
	for (const [index, all] of found.entries()) {
		await breathe();
		if (all instanceof FailedAlone) fail(all.error, given[index]?.json ?? {}, index);
		else for (const one of all) done(one, index);
	}
}

type ItemsOfNode = {
	context: IExecuteFunctions;
	node: INode;
	parameters: ReturnType<typeof parametersOf>;
	given: INodeExecutionData[];
};

type Result = { done: Done[] } | { error: unknown };

/**
 * Works on several items at once. After one with which all ends, those that were begun come to their
 * end, and no more are begun.
 *
 * @returns what became of the items that were begun, in their order
 */
async function inLanes<Item, Out>(
	items: readonly Item[],
	lanes: number,
	work: (item: Item, index: number) => Promise<Out>,
	endsAll: (result: Out) => boolean,
): Promise<Out[]> {
	const results: Out[] = [];
	let next = 0;
	let ending = false;
	const lane = async (): Promise<void> => {
		while (!ending && next < items.length) {
			const index = next++;
			const result = await work(items[index] as Item, index);
			results[index] = result;
			ending ||= endsAll(result);
		}
	};
	await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
	return results;
}

function chosen(operations: readonly Operation[], value: unknown): Operation {
	const operation = operations.find((one) => one.value === value);
	if (operation) return operation;
	throw new SetupError(
		`There is no operation "${String(value)}".`,
		`Choose one of ${operations.map(({ name }) => name).join(', ')}.`,
	);
}
