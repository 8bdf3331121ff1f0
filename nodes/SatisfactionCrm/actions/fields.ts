import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { cleaned } from '../../../core/model/clean';
import { InputError } from '../../../core/model/errors';
import { isObject, type JsonObject } from '../../../core/model/json';
import { clientSystems } from '../../../core/systems';
import type { ClientDeed } from '../../../core/systems/client';
import { parseExactJson } from '../../../core/systems/source/exact-json';
import { objectField } from '../../connection/client-system';
import type { Call } from '../../connection/operation';

/** Under which systems an operation is offered: those that can do it. */
export const offeredFor = (deed: ClientDeed): IDisplayOptions => ({
	show: {
		system: clientSystems.filter(({ client }) => client.deeds.includes(deed)).map(({ key }) => key),
	},
});

export const kindOfRecord = objectField(clientSystems);

export const recordFields: readonly INodeProperties[] = [
	{
		displayName: 'Record',
		name: 'recordFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Customer of the Item',
				value: 'customer',
				description: "By the customer's ID in this system",
			},
			{ name: 'ID Below', value: 'id' },
			{
				name: 'Subject of the Item',
				value: 'subject',
				description: 'What the event was about: the ticket, order or deal',
			},
		],
		default: 'subject',
		description: 'Which record is meant',
	},
	{
		displayName: 'Record ID',
		name: 'recordId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show: { recordFrom: ['id'] } },
		description: 'As the system knows it',
	},
];

export const valueFields: readonly INodeProperties[] = [
	{
		displayName: 'Fields From',
		name: 'fieldsFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'JSON',
				value: 'json',
				description: 'Names and values as the system writes them',
			},
			{
				name: "The System's List",
				value: 'list',
				description: 'Choose from the fields that the system tells',
			},
		],
		default: 'list',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { fieldsFrom: ['list'] } },
		typeOptions: {
			loadOptionsDependsOn: ['system', 'object.value'],
			resourceMapper: {
				resourceMapperMethod: 'getFields',
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				supportAutoMap: false,
				multiKeyMatch: false,
			},
		},
		description: 'What is written; fields that are not added stay as they are',
	},
	{
		displayName: 'Fields',
		name: 'fieldsJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { fieldsFrom: ['json'] } },
		description: 'An object: names of fields as the system calls them, and what they are to hold',
	},
];

/** What is to be written. @throws InputError for JSON that is no object */
export function valuesIn({ parameter }: Call): JsonObject {
	if (parameter('fieldsFrom', 'list') !== 'json') {
		const given = parameter('fields', null);
		const values = isObject(given) && isObject(given.value) ? given.value : {};
		// A field that was added and left empty says nothing.
		const said = Object.entries(values).filter(
			([, value]) => value !== null && value !== undefined,
		);
		return Object.fromEntries(said) as JsonObject;
	}
	const given = parameter('fieldsJson', '{}');
	const value = typeof given === 'string' ? parsed(given) : given;
	if (isObject(value)) return value as JsonObject;
	throw new InputError(
		'"Fields" is no object.',
		'Write it like {"score": 4}: names of fields, and what they are to hold.',
	);
}

function parsed(text: string): unknown {
	try {
		// What JSON writes as an escape is a character only after it has been read.
		return cleaned(parseExactJson(text));
	} catch {
		return null;
	}
}
