import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { isObject } from '../../core/model/json';
import { unacceptable } from '../../core/model/read-input';
import type { ReadParameter } from './parameters';

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
};

/** One operation of a node: what it is called, what it asks for, what it does with an item. */
export type Operation<Output extends string = string> = {
	value: string;
	name: string;
	/** How the palette and AI agents name it, e.g. `Open a case`. */
	action: string;
	description: string;
	/** Of a node with resources: the one it belongs to. */
	resource?: string;
	/** A field that several operations share is one and the same object in each of their lists. */
	fields: readonly INodeProperties[];
	/** `false`: it works without the store, and so without a credential. */
	store?: false;
	/** It plans work that the clock of the workspace does later. */
	plans?: true;
	execute(call: Call): Promise<Array<Done<Output>>>;
};

/** Names of a resource. */
export type Resource = { value: string; name: string };

/**
 * The properties of a node out of its operations: resource, operation, and every field shown for the
 * operations that list it, under its own conditions besides.
 *
 * @param first value of the operation that is chosen at the beginning
 */
export function operationProperties(
	operations: readonly Operation[],
	first: string,
	resources: readonly Resource[] = [],
): INodeProperties[] {
	const initial = operations.find(({ value }) => value === first) ?? operations[0];
	const shown = inOrder(operations).map((field) => {
		const users = operations.filter((operation) => operation.fields.includes(field));
		return shownFor(field, users);
	});
	if (resources.length === 0) return [operationProperty(operations, initial?.value), ...shown];
	const names = resources.map(({ value }) => {
		const own = operations.filter(({ resource }) => resource === value);
		const chosen = own.find((one) => one === initial) ?? own[0];
		return {
			...operationProperty(own, chosen?.value),
			displayOptions: { show: { resource: [value] } },
		};
	});
	return [resourceProperty(resources, initial?.resource), ...names, ...shown];
}

/** Every field once, behind all that stand before it in some operation: shared ones fit each of them. */
function inOrder(operations: readonly Operation[]): INodeProperties[] {
	const placed: INodeProperties[] = [];
	const seen = new Set<INodeProperties>();
	const place = (field: INodeProperties): void => {
		if (seen.has(field)) return;
		seen.add(field);
		for (const { fields } of operations) {
			fields.slice(0, Math.max(0, fields.indexOf(field))).forEach(place);
		}
		placed.push(field);
	};
	operations.flatMap(({ fields }) => fields).forEach(place);
	return placed;
}

const byName = (one: { name: string }, other: { name: string }): number =>
	one.name.localeCompare(other.name);

function resourceProperty(resources: readonly Resource[], chosen = ''): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [...resources].sort(byName),
		default: chosen,
	};
}

function operationProperty(operations: readonly Operation[], chosen = ''): INodeProperties {
	const options = operations.map(({ value, name, action, description }) => ({
		name,
		value,
		description,
		action,
	}));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: options.sort(byName),
		default: chosen,
	};
}

function shownFor(field: INodeProperties, operations: readonly Operation[]): INodeProperties {
	const show: Record<string, string[]> = { operation: operations.map(({ value }) => value) };
	const resources = operations.flatMap(({ resource }) => (resource ? [resource] : []));
	if (resources.length > 0) show.resource = [...new Set(resources)];
	return {
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...show, ...field.displayOptions?.show },
		},
	};
}

/** For AI agents, who get what leaves on the first output alone. */
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
			description: 'All items on the first output, told apart by outcome.code; for AI agents',
		},
	],
	default: 'separate',
};

/** A text of a field or an item; a number is one, too; blank and everything else is `null`. */
export function textOf(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	// PostgreSQL takes no text with a zero character in it.
	const text = String(value).replaceAll('\u0000', '').trim();
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
