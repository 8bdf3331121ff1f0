import type { IDisplayOptions, INode, INodeProperties } from 'n8n-workflow';

import { keepFilled } from './keep-filled';

/**
 * What an operation is to an AI agent. n8n makes a second node of each action node, whose type ends in
 * `Tool`; a model reads one description of it, and fills in what the parameters ask it for.
 */
export type ToolUse = {
	/** What it does and what it returns, as a model reads it. */
	description: string;
	/** What fields begin with in a tool, by name: see `fromModel`. All others begin as in the node. */
	inputs?: Record<string, INodeProperties['default']>;
};

/**
 * Conditions for fields that tools alone show, and that all but tools show. The second hides, since an
 * n8n that does not know the condition would otherwise show the field to nobody. The first goes before
 * all others: in a workflow's own node it is the cheapest to say no.
 */
export const onlyAsTool = { show: { '@tool': [true] } } satisfies IDisplayOptions;
export const notAsTool = { hide: { '@tool': [true] } } satisfies IDisplayOptions;

/** Whether a node is the one that n8n made for AI agents. */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}

/**
 * The value of a field that the model fills in, as the editor's own button writes it: the panel says
 * that the model defines it, and keeps the hint beside it.
 *
 * @param label the label of the field, which n8n makes the key of
 * @param about what the model reads
 * @param otherwise makes it optional: what holds if the model leaves it out
 */
export function fromModel(
	label: string,
	about: string,
	{
		kind = 'string',
		otherwise,
	}: { kind?: 'string' | 'number' | 'boolean'; otherwise?: string | number | boolean } = {},
): string {
	const key = label.replace(/[^a-zA-Z0-9-]/g, '_');
	const end = otherwise === undefined ? '' : `, ${JSON.stringify(otherwise).replaceAll('"', "'")}`;
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${about}\`, '${kind}'${end}) }}`;
}

/** A field that need not be filled in. */
export const ifKnown = { otherwise: '' } as const;

/** What the model reads of an operation: a field of the tool, so that it can be put in other words. */
export function descriptionField(
	description: string,
	displayOptions: IDisplayOptions = {},
): INodeProperties {
	return {
		displayName: 'Description',
		// n8n's own name: with a field called so, it adds none.
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: description,
		required: true,
		description: 'What the model reads of this tool: what it does, and what it returns',
		displayOptions: { ...displayOptions, show: { ...onlyAsTool.show, ...displayOptions.show } },
	};
}

/** The same field as it begins in a tool. */
export function asTool(field: INodeProperties, value: INodeProperties['default']): INodeProperties {
	return {
		...field,
		default: value,
		displayOptions: {
			...field.displayOptions,
			show: { ...onlyAsTool.show, ...field.displayOptions?.show },
		},
	};
}

/** The one resource of a node that names none. */
const ownResource = {
	displayName: 'Resource',
	name: 'resource',
	type: 'hidden',
	default: 'own',
} satisfies INodeProperties;

/** An operation as n8n wants it of a tool that is called by its action: under a resource. */
export function underOwnResource(operation: INodeProperties): INodeProperties[] {
	return [ownResource, { ...operation, displayOptions: { show: { resource: ['own'] } } }];
}

/** What n8n lists in place of a node where it is a tool. Its types know no properties here; n8n takes them. */
export function asToolWith(properties: INodeProperties[]): { replacements: object } {
	return { replacements: { properties } };
}

/** The properties of a node without operations, which is a tool as well. */
export function fieldsWithTool(
	properties: readonly INodeProperties[],
	{ description, inputs = {} }: ToolUse,
): INodeProperties[] {
	const fields = properties.flatMap((field) =>
		field.name in inputs
			? [
					{ ...field, displayOptions: { ...field.displayOptions, ...notAsTool } },
					asTool(field, inputs[field.name]),
				]
			: [field],
	);
	return keepFilled([descriptionField(description), ...fields]);
}

/** The same where n8n lists it as a tool, which it calls by this action. */
export function namedTool(
	properties: readonly INodeProperties[],
	action: string,
): INodeProperties[] {
	const operation = {
		displayName: 'Operation',
		name: 'operation',
		type: 'hidden',
		options: [{ name: action, value: 'only', action }],
		default: 'only',
	} satisfies INodeProperties;
	return [...properties, ...underOwnResource(operation)];
}
