import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import type { Shape } from '../../core/model/shape';
import { outputShape } from './output-shapes';

/** A file for the folder of a node. */
export type SchemaFile = { path: string; schema: JsonSchema };
export type JsonSchema = { type?: string; properties?: object; items?: object; version?: number };

/**
 * What the editor shows behind a node before anything has run, so that fields can be dragged: one
 * file an operation, where n8n looks for it. Behind a trigger n8n shows none; the templates pin a
 * sample there.
 */
export function schemaFiles(description: INodeTypeDescription): SchemaFile[] {
	if (description.group.includes('trigger')) return [];
	const folders = [description.version].flat().map(folderOf);
	return operationsOf(description.properties).flatMap(({ resource, operation }) => {
		const schema = { ...objectOf(outputShape(description.name, operation)), version: 1 };
		return folders.map((folder) => {
			const steps = ['__schema__', folder, resource, operation].filter((step) => step !== null);
			return { path: `${steps.join('/')}.json`, schema };
		});
	});
}

/** Version 1.1 of a node is `v1.1.0` there. */
function folderOf(version: number): string {
	return `v${[...String(version).split('.'), '0', '0'].slice(0, 3).join('.')}`;
}

type Chosen = { resource: string | null; operation: string | null };

function operationsOf(properties: readonly INodeProperties[]): Chosen[] {
	// Behind a tool stands an agent, which needs no fields to drag.
	const fields = properties.filter(
		({ name, displayOptions }) => name === 'operation' && !displayOptions?.show?.['@tool'],
	);
	if (fields.length === 0) return [{ resource: null, operation: null }];
	return fields.flatMap((field) => {
		const resources = (field.displayOptions?.show?.resource ?? [null]) as Array<string | null>;
		const values = (field.options ?? []).flatMap((option) =>
			'value' in option ? [String(option.value)] : [],
		);
		return resources.flatMap((resource) => values.map((operation) => ({ resource, operation })));
	});
}

const types = { text: 'string', number: 'number', 'yes-no': 'boolean' } as const;

function schemaOf(shape: Shape): JsonSchema {
	if (shape === 'any') return {};
	if (shape === 'map') return objectOf({});
	if (typeof shape === 'string') return { type: types[shape] };
	if (isList(shape)) return { type: 'array', items: schemaOf(shape[0]) };
	return objectOf(shape);
}

// `Array.isArray` does not tell a read-only array from the rest.
const isList = (shape: Exclude<Shape, string>): shape is readonly [Shape] => Array.isArray(shape);

function objectOf(fields: { readonly [key: string]: Shape }): JsonSchema {
	const properties = Object.entries(fields).map(([key, shape]) => [key, schemaOf(shape)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}
