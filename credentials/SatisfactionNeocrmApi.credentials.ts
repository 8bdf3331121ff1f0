import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A user of a company at Neocrm 销售易, and the connector through which it comes in. */
export class SatisfactionNeocrmApi implements ICredentialType {
	name = 'satisfactionNeocrmApi';

	displayName = 'Satisfaction Neocrm API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionNeocrmApi';

	properties: INodeProperties[] = [
		{
			displayName: 'API Address',
			name: 'address',
			type: 'string',
			default: 'https://api.xiaoshouyi.com',
			required: true,
			description:
				'Companies are spread over hosts, e.g. https://api-p10.xiaoshouyi.com for those who log in at crm-p10',
		},
		{
			displayName: 'Login Address',
			name: 'loginAddress',
			type: 'string',
			default: 'https://login.xiaoshouyi.com',
			required: true,
			description: 'Where tokens are given, e.g. https://login-p10.xiaoshouyi.com',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Client_Id of the connector that was made for n8n in Neocrm (创建连接器)',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'api@example.com',
			description: 'Whose rights decide what is read and written',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Security Token',
			name: 'securityToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'The eight characters (安全令牌) that Neocrm mails to the user',
		},
		{
			displayName: 'Query By',
			name: 'query',
			type: 'options',
			options: [
				{ name: 'SQL (Older Interface)', value: 'sql' },
				{ name: 'XOQL', value: 'xoql' },
			],
			default: 'xoql',
			description:
				'How changed records are asked for. Try the other one if a company refuses the first.',
		},
	];
}
