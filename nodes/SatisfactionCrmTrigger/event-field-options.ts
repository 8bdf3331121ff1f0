import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** Stands for `attributes.<name>`, whose name is typed beside it. */
export const ownAttribute = 'attribute';

/** The canonical fields of an event as people pick them. */
export const eventFieldOptions: INodePropertyOptions[] = [
	{ name: 'Attribute (Named Beside)', value: ownAttribute },
	{ name: 'Attributes (All, as an Object)', value: 'attributes' },
	{ name: 'Customer Email', value: 'customer.email' },
	{ name: 'Customer ID', value: 'customer.externalId' },
	{ name: 'Customer IDs by System', value: 'customer.externalIds' },
	{ name: 'Customer Language', value: 'customer.language' },
	{ name: 'Customer Name', value: 'customer.name' },
	{ name: 'Customer Phone', value: 'customer.phone' },
	{ name: 'Customer Segment', value: 'customer.segment' },
	{ name: 'Customer Time Zone', value: 'customer.timeZone' },
	{ name: 'Event ID', value: 'id' },
	{ name: 'Event Type', value: 'type' },
	{ name: 'Occurred At', value: 'occurredAt' },
	{ name: 'Owner Email', value: 'owner.email' },
	{ name: 'Owner ID', value: 'owner.id' },
	{ name: 'Owner Name', value: 'owner.name' },
	{ name: 'Subject ID', value: 'subject.id' },
	{ name: 'Subject Title', value: 'subject.title' },
	{ name: 'Subject Type', value: 'subject.type' },
	{ name: 'Subject URL', value: 'subject.url' },
	{ name: 'Touchpoint', value: 'touchpoint' },
	{ name: 'Value Amount', value: 'value.amount' },
	{ name: 'Value Currency', value: 'value.currency' },
];

/** The two inputs that name a canonical field; they go with any row of a mapping. */
export const eventFieldInputs: INodeProperties[] = [
	{
		displayName: 'Event Field',
		name: 'field',
		type: 'options',
		options: eventFieldOptions,
		default: 'id',
		description: 'The field of our event that is filled',
	},
	{
		displayName: 'Attribute Name',
		name: 'attribute',
		type: 'string',
		default: '',
		displayOptions: { show: { field: [ownAttribute] } },
		description: 'The value is then found on the item under event.attributes',
	},
];

/** The canonical field that a row of a mapping names. */
export function eventFieldOf(row: { field?: unknown; attribute?: unknown }): string {
	const field = String(row.field ?? 'id');
	return field === ownAttribute ? `attributes.${String(row.attribute ?? '').trim()}` : field;
}
