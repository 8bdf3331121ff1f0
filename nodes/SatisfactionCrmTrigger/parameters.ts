import type { IDataObject, INodeProperties, NodeParameterValueType } from 'n8n-workflow';

import type { SourceOptions } from '../../core/systems/source/source';

/** Reads one parameter of the trigger; its values are static, so there is no item. */
export type ReadParameter = (name: string, fallback: NodeParameterValueType) => unknown;

/** A sender as the node shows it: the inputs, and how they become the source's options. */
export type SourceInputs = {
	inputs: INodeProperties[];
	options: (read: ReadParameter) => SourceOptions;
};

/** The rows of a fixed collection that holds one kind of row. */
export function rowsOf(read: ReadParameter, name: string): IDataObject[] {
	const { row } = read(name, {}) as { row?: IDataObject[] };
	return Array.isArray(row) ? row : [];
}

/** A collection's values without the blank ones, which count as not set. */
export function valuesOf(read: ReadParameter, name: string): SourceOptions {
	const given = read(name, {}) as SourceOptions;
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** A table out of rows; rows whose key is blank are left out. */
export function tableOf(
	rows: IDataObject[],
	key: (row: IDataObject) => string,
	value: (row: IDataObject) => string,
): Record<string, string> {
	const entries = rows.map((row) => [key(row).trim(), value(row).trim()] as const);
	return Object.fromEntries(entries.filter(([name]) => name !== ''));
}

/** A sample of what the sender sends, to read and to copy. */
export function sampleInput(source: string, body: string): INodeProperties {
	return {
		displayName: 'Sample of What the Sender Sends',
		name: `${source}Sample`,
		type: 'string',
		typeOptions: { editor: 'jsEditor', editorIsReadOnly: true, rows: 8 },
		displayOptions: { show: { source: [source] } },
		noDataExpression: true,
		default: body,
		description:
			'To look at only. While the node listens for a test event, post it to the test URL, signed as the sender would sign it.',
	};
}
