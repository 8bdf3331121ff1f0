import type { INodeProperties } from 'n8n-workflow';

/** What every row of a survey has: its text, and a name for results. */
export const id = (what: string): INodeProperties => ({
	displayName: 'ID',
	name: 'id',
	type: 'string',
	noDataExpression: true,
	default: '',
	placeholder: 'e.g. cleanliness',
	description: `Names the ${what} in results. Made from the text when empty; set it to reword the text without losing the comparison.`,
});

export const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	noDataExpression: true,
	default: '',
	description: 'In the language you write it in. Give its translations under Texts.',
};
