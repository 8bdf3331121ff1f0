import type { INodeProperties } from 'n8n-workflow';

/** Fields that several operations share. */
export const sharedFields: INodeProperties[] = [
	{
		displayName: 'Case ID',
		name: 'caseId',
		type: 'string',
		default: '',
		placeholder: 'e.g. cas_0123456789abcdefghjk',
		displayOptions: { hide: { operation: ['list', 'open'] } },
		description: 'Empty takes the case of the item, or that of its answer',
	},
	{
		displayName: 'In the Name Of',
		name: 'inNameOf',
		type: 'string',
		default: '',
		placeholder: 'e.g. li.wei@example.com',
		displayOptions: { hide: { operation: ['get', 'list', 'open'] } },
		description:
			'ID, email or external ID of the person who decided this, for example by a button in a chat. Their rights and limits count. Empty acts as the workflow.',
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		displayOptions: { hide: { operation: ['acknowledge', 'get', 'list', 'open'] } },
		placeholder: 'e.g. Opened by mistake',
		description:
			'Kept in the history of the case: for Close and Escalate the reason, for a promise what is promised. Close and a promise need one.',
	},
];
