import type { INodeProperties } from 'n8n-workflow';

/** Who is to be responsible there. */
export const ownerField: INodeProperties = {
	displayName: 'Owner',
	name: 'owner',
	type: 'string',
	default: '',
	placeholder: 'e.g. zhou.min',
	description:
		'The person, as the system knows them. Empty takes the owner of the item by their own number in this system, which Satisfaction Team keeps.',
};
