import type { INodeProperties } from 'n8n-workflow';

/** A topic of one's own in a row. */
export const ownTopicFields: INodeProperties[] = [
	{
		displayName: 'Topic',
		name: 'topic',
		type: 'string',
		default: '',
		placeholder: 'e.g. Branches > Pudong',
		description: 'Its name. Put ">" between a topic and the one below it.',
	},
	{
		displayName: 'Terms',
		name: 'terms',
		type: 'string',
		default: '',
		placeholder: 'e.g. 浦东店, Pudong, PD01*',
		description: 'Words and phrases with commas between them; a star at the end takes any ending',
	},
];
