import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An integrated user of a Kingdee K/3 Cloud 云星空 site. */
export class SatisfactionKingdeeK3Api implements ICredentialType {
	name = 'satisfactionKingdeeK3Api';

	displayName = 'Satisfaction Kingdee K3 API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionKingdeeK3Api';

	properties: INodeProperties[] = [
		{
			displayName: 'Site Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'https://erp.example.com/k3cloud',
			description: 'Where people log in, with or without /k3cloud',
		},
		{
			displayName: 'Data Centre ID',
			name: 'dataCentre',
			type: 'string',
			default: '',
			required: true,
			description: '账套 ID: 系统管理 → 第三方系统登录授权 → 生成测试链接 shows it',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			description: 'The integrated user (集成用户) of the authorisation; its rights decide',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			description: '系统管理 → 第三方系统登录授权 → 新增',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Organisation',
			name: 'organisation',
			type: 'string',
			default: '',
			placeholder: '100',
			description: "Number of the organisation that is worked in. Empty means the user's own.",
		},
		{
			displayName: 'Signature',
			name: 'hash',
			type: 'options',
			options: [
				{ name: 'SHA-1 (Builds Before 8.0.0.202205)', value: 'sha1' },
				{ name: 'SHA-256', value: 'sha256' },
			],
			default: 'sha256',
		},
		{
			displayName: 'Request Form',
			name: 'form',
			type: 'options',
			options: [
				{ name: 'Data (as Newer Kits Send It)', value: 'data' },
				{ name: 'Parameters', value: 'parameters' },
			],
			default: 'parameters',
			description: 'How requests are wrapped. Try the other one if a site refuses the first.',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			options: [
				{ name: 'Chinese, Simplified', value: 2052 },
				{ name: 'Chinese, Traditional', value: 3076 },
				{ name: 'English', value: 1033 },
			],
			default: 2052,
		},
		{
			displayName: 'Time Zone of the Server',
			name: 'zone',
			type: 'string',
			default: 'Asia/Shanghai',
			description: 'The site writes times without a zone',
		},
	];
}
