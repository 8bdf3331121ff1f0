import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An app of one's own company in DingTalk, which sends work notices. Not tried against the real service. */
export class SatisfactionDingtalkApi implements ICredentialType {
	name = 'satisfactionDingtalkApi';

	displayName = 'Satisfaction DingTalk API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionDingtalkApi';

	properties: INodeProperties[] = [
		{
			displayName: 'App Key',
			name: 'appKey',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'ding0123456789abcdef',
			description: 'Client ID of the app, formerly AppKey',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Client Secret of the app, formerly AppSecret',
		},
		{
			displayName: 'Agent ID',
			name: 'agentId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '1234567890',
			description: 'The number on the page of the app (AgentId)',
		},
		{
			displayName: 'API Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://oapi.dingtalk.com',
			required: true,
			description: 'Change it for a private cloud',
		},
	];
}
