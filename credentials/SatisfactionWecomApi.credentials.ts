import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An app of one's own company in WeCom, which writes to its members. */
export class SatisfactionWecomApi implements ICredentialType {
	name = 'satisfactionWecomApi';

	displayName = 'Satisfaction WeCom API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionWecomApi';

	properties: INodeProperties[] = [
		{
			displayName: 'Corp ID',
			name: 'corpId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'ww0123456789abcdef',
			description: 'In the administration under 我的企业 → 企业信息',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'On the page of the app under 应用管理',
		},
		{
			displayName: 'Agent ID',
			name: 'agentId',
			type: 'string',
			default: '',
			required: true,
			placeholder: '1000002',
			description: 'The number on the page of the app (AgentId)',
		},
		{
			displayName: 'API Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://qyapi.weixin.qq.com',
			required: true,
			description: 'Change it for a private cloud',
		},
	];
}
