import type {
	IBinaryKeyData,
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeProperties,
} from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { withoutControls } from '../../core/model/clean';
import { isObject } from '../../core/model/json';
import { unacceptable } from '../../core/model/read-input';
import type { ReadParameter } from './parameters';
import { notAsTool, type ToolUse } from './tool';

/** One item for one operation. */
export type Call = {
	context: IExecuteFunctions;
	/** Not there for an operation that works without the store. */
	house: House;
	/** Epoch ms. */
	now: number;
	index: number;
	json: IDataObject;
	/** Reads a parameter of the node for this item. */
	parameter: ReadParameter;
	/** A person pressed *Execute*: nothing but test rows is stored. */
	trial: boolean;
};

/** An item that comes of an operation, and the output it leaves on; the first one unless it says so. */
export type Done<Output extends string = string> = {
	item: Record<string, unknown>;
	output?: Output;
	/** Files that go along, by name. */
	binary?: IBinaryKeyData;
};

/** An item of several that are worked on at once that fails alone; the others go on. */
export class FailedAlone {
	constructor(readonly error: unknown) {}
}

/** One operation of a node: what it is called, what it asks for, what it does with an item. */
export type Operation<Output extends string = string> = {
	value: string;
	name: string;
	/** How the palette and AI agents name it, e.g. `Open a case`. */
	action: string;
	description: string;
	/** Of a node with resources: the one it belongs to. */
	resource?: string;
	/** Under which values of other fields it is offered at all. */
	offered?: IDisplayOptions;
	/** A field that several operations share is one and the same object in each of their lists. */
	fields: readonly INodeProperties[];
	/** `false`: it works without the store, and so without a credential. */
	store?: false;
	/** It plans work that the clock of the workspace does later. */
	plans?: true;
	/** What it is to an AI agent; `null`: nothing that an agent could do. */
	tool: ToolUse | null;
	/** Nothing of it has to be told apart: all its items leave on the first output. */
	oneOutput?: true;
	/** Items that are worked on at the same time; one unless it says so. They leave in their order. */
	atOnce?: number;
	execute(call: Call): Promise<Array<Done<Output>>>;
	/**
	 * Works on all items of a node at once, in place of `execute`, for work that costs less together.
	 *
	 * @returns what became of each item, in their order
	 */
	executeTogether?(calls: readonly Call[]): Promise<Array<Array<Done<Output>> | FailedAlone>>;
};

/** For workflows that are called: a caller gets what leaves on one output. A tool does so by itself. */
export const outputsField: INodeProperties = {
	displayName: 'Outputs',
	name: 'outputs',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Separate',
			value: 'separate',
			description: 'Each item on the output that it belongs to',
		},
		{
			name: 'Single',
			value: 'single',
			description: 'All items on the first output, told apart by outcome.code',
		},
	],
	default: 'separate',
	displayOptions: notAsTool,
};

/** A text of a field or an item; a number is one, too; blank and everything else is `null`. */
export function textOf(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = withoutControls(String(value)).trim();
	return text === '' ? null : text;
}

/**
 * A parameter as text; blank is `null`.
 *
 * @throws InputError if an expression gave a list, an object or a yes or no: what was meant is not known
 */
export function textParameter({ parameter }: Pick<Call, 'parameter'>, name: string): string | null {
	const given = parameter(name, '');
	const kind = typeof given;
	if ((kind === 'object' && given !== null) || kind === 'boolean') {
		throw unacceptable(name, given, 'a text');
	}
	return textOf(given);
}

/** The values of a collection. */
export function collection(
	{ parameter }: Pick<Call, 'parameter'>,
	name: string,
): Record<string, unknown> {
	const given = parameter(name, {});
	return isObject(given) ? given : {};
}

/** A field of a part of the item as text, e.g. `event`, `id`. */
export function itemText(
	{ json }: { json: Record<string, unknown> },
	part: string,
	key: string,
): string | null {
	const found = json[part];
	return isObject(found) ? textOf(found[key]) : null;
}
