import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../core/model/json';

/** What a row looks at, how it compares and with what; the same in every filter. */
export const conditionFields: INodeProperties[] = [
	{
		displayName: 'Field',
		name: 'field',
		type: 'options',
		options: [
			{ name: 'Attribute', value: 'attribute', description: 'Any attribute of the event' },
			{ name: 'Customer Segment', value: 'segment' },
			{ name: 'Event Type', value: 'event_type' },
			{ name: 'Subject Type', value: 'subject_type' },
			{ name: 'Tag', value: 'tag', description: 'Any of the tags or labels of the event' },
			{ name: 'Touchpoint', value: 'touchpoint' },
		],
		default: 'tag',
	},
	{
		displayName: 'Attribute',
		name: 'path',
		type: 'string',
		default: '',
		placeholder: 'e.g. region or order.channel',
		displayOptions: { show: { field: ['attribute'] } },
		description: 'Name of the attribute, or its path between dots',
	},
	{
		displayName: 'Test',
		name: 'test',
		type: 'options',
		options: [
			{ name: 'Contains', value: 'contains' },
			{ name: 'Is', value: 'is' },
			{ name: 'Is Not', value: 'is_not' },
			{ name: 'Is One Of', value: 'is_one_of' },
		],
		default: 'is',
		description: 'How they are compared; letter case does not matter',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. spam',
		description: 'For Is One Of: several, between commas',
	},
];

/** The rows as conditions are read; what a row hides is not said. */
export function conditionRows(added: unknown): JsonObject[] {
	const { entries } = (added ?? {}) as { entries?: IDataObject | IDataObject[] };
	return (entries === undefined ? [] : [entries].flat()).map(conditionRow);
}

export function conditionRow({ field, path, test, value }: IDataObject): JsonObject {
	const shown = { field, test, value } as JsonObject;
	return field === 'attribute' ? { ...shown, path: path as string } : shown;
}
