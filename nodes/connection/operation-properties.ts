import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fromRoot } from './from-root';
import { keepFilled } from './keep-filled';
import type { Operation } from './operation';
import { asTool, descriptionField, notAsTool, underOwnResource } from './tool';

/** Names of a resource. */
export type Resource = { value: string; name: string };

/**
 * The properties of a node out of its operations: resource, operation, and every field shown for the
 * operations that list it, under its own conditions besides. As a tool the node has a description for
 * each operation, begins with what the model fills in, and leaves out operations that are no tools.
 *
 * @param first value of the operation that is chosen at the beginning
 */
export function operationProperties(
	operations: readonly Operation[],
	first: string,
	resources: readonly Resource[] = [],
): INodeProperties[] {
	const tools = operations.filter(({ tool }) => tool !== null);
	const chosen = (list: readonly Operation[]) =>
		list.find(({ value }) => value === first) ?? list[0];
	return keepFilled([
		...tools.map(toolDescription),
		...choices(operations, chosen(operations), resources),
		...inOrder(operations).flatMap((field) =>
			fieldAndTool(
				field,
				operations.filter(({ fields }) => fields.includes(field)),
			),
		),
	]);
}

/** It stands before what it hangs on: see `fromRoot`. */
function toolDescription({ value, resource, tool }: Operation): INodeProperties {
	const show = fromRoot({ operation: [value], ...(resource && { resource: [resource] }) });
	return descriptionField(tool?.description ?? '', { show });
}

function choices(
	operations: readonly Operation[],
	initial: Operation | undefined,
	resources: readonly Resource[],
): INodeProperties[] {
	if (resources.length === 0) {
		return [operationProperty(operations, initial?.value)];
	}
	const names = resources.map(({ value }) => {
		const own = operations.filter(({ resource }) => resource === value);
		const chosen = own.find((one) => one === initial) ?? own[0];
		return {
			...operationProperty(own, chosen?.value),
			displayOptions: { show: { resource: [value] } },
		};
	});
	return [resourceProperty(resources, initial?.resource), ...names];
}

/**
 * What takes the place of a node's properties where n8n lists it as a tool: the operations that are tools.
 * Of a node without resources they stand under the one resource that n8n asks for before it calls a tool
 * by its action. The node itself must have no property of that name, or n8n's panel lists no action of it.
 */
export function toolProperties(
	properties: readonly INodeProperties[],
	operations: readonly Operation[],
): INodeProperties[] {
	const tools = operations.filter(({ tool }) => tool !== null);
	const offered = (property: INodeProperties, own: readonly Operation[]): INodeProperties => {
		const first = own.find(({ value }) => value === property.default) ?? own[0];
		return { ...property, ...operationProperty(own, first?.value) };
	};
	return properties.flatMap((property) => {
		if (property.name === 'resource') return [withTools(property, tools)];
		if (property.name !== 'operation') return [property];
		const of = property.displayOptions?.show?.resource?.[0];
		if (of === undefined) return underOwnResource(offered(property, tools));
		const own = tools.filter(({ resource }) => resource === of);
		return own.length === 0 ? [] : [offered(property, own)];
	});
}

/** The resources of which some operation is a tool. */
function withTools(property: INodeProperties, tools: readonly Operation[]): INodeProperties {
	const options = (property.options as INodePropertyOptions[]).filter(({ value }) =>
		tools.some(({ resource }) => resource === value),
	);
	const chosen = options.find(({ value }) => value === property.default) ?? options[0];
	return { ...property, options, default: chosen?.value ?? '' };
}

/** A field for its operations, and once more for each way in which it begins in a tool. */
function fieldAndTool(field: INodeProperties, users: readonly Operation[]): INodeProperties[] {
	const begins = new Map<string, { value: INodeProperties['default']; users: Operation[] }>();
	for (const user of users) {
		if (user.tool === null) continue;
		const { inputs = {} } = user.tool;
		const value = field.name in inputs ? inputs[field.name] : field.default;
		const key = JSON.stringify(value);
		const known = begins.get(key);
		if (known) known.users.push(user);
		else begins.set(key, { value, users: [user] });
	}
	const shown = shownFor(field, users);
	if ([...begins.keys()].every((key) => key === JSON.stringify(field.default))) return [shown];
	return [
		{ ...shown, displayOptions: { ...shown.displayOptions, ...notAsTool } },
		...[...begins.values()].map((one) => asTool(shownFor(field, one.users), one.value)),
	];
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
	const options = operations.map(({ value, name, action, description, offered }) => ({
		name,
		value,
		description,
		action,
		...(offered && { displayOptions: offered }),
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
			show: { ...show, ...offeredTo(operations), ...field.displayOptions?.show },
		},
	};
}

/** Where some of these operations is offered: a choice that was made before leads to no field of theirs. */
function offeredTo(operations: readonly Operation[]): NonNullable<IDisplayOptions['show']> {
	const shows = operations.flatMap(({ offered }) => (offered?.show ? [offered.show] : []));
	if (shows.length < operations.length) return {};
	const names = Object.keys(shows[0] ?? {}).filter((name) => shows.every((one) => one[name]));
	return Object.fromEntries(
		names.map((name) => [name, [...new Set(shows.flatMap((one) => one[name] ?? []))]]),
	);
}
