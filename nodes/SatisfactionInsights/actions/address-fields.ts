import type { INodeProperties } from 'n8n-workflow';

/** What an address is called. */
export const addressNameField = (description: string): INodeProperties => ({
	displayName: 'Name',
	name: 'addressName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Power BI of sales',
	description,
});
