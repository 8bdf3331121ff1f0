import type { INodeProperties } from 'n8n-workflow';

export const fromField: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. Service Team <service@example.com>',
	description: 'Sender of mails in place of the one in the credential',
};
