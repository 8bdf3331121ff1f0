import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A company's own Feishu or Lark app with a bot, which writes to people. */
export class SatisfactionFeishuApi implements ICredentialType {
	name = 'satisfactionFeishuApi';

	displayName = 'Satisfaction Feishu API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionFeishuApi';

	properties: INodeProperties[] = [
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'cli_0123456789abcdef',
			description: 'In the developer console under 凭证与基础信息',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Beside it',
		},
		{
			displayName: 'API Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://open.feishu.cn',
			required: true,
			description: 'For Lark https://open.larksuite.com; change it for a private cloud',
		},
	];
}
