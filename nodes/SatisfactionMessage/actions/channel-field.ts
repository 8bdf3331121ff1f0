import type { INodeProperties } from 'n8n-workflow';

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Email', value: 'email', description: 'By SMTP' }],
	default: 'email',
	description:
		'How the message travels. For other channels, send with another node and record the delivery with Satisfaction Survey.',
};
