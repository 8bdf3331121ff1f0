import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A verified WeChat service account with an approved template. Not tried against the real service. */
export class SatisfactionWechatApi implements ICredentialType {
	name = 'satisfactionWechatApi';

	displayName = 'Satisfaction WeChat API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionWechatApi';

	properties: INodeProperties[] = [
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'wx0123456789abcdef',
			description: 'Under 设置与开发 → 基本配置',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Beside it. The IP address of n8n has to be on the IP allow-list there.',
		},
		{
			displayName: 'Template ID',
			name: 'templateId',
			type: 'string',
			default: '',
			required: true,
			description: 'Under 广告与服务 → 模板消息 → 我的模板',
		},
		{
			displayName: 'Template Data',
			name: 'templateData',
			type: 'string',
			typeOptions: { rows: 4 },
			default: 'thing2 = {subject}\ntime3 = {time}',
			required: true,
			description:
				'A line for each key of the template. In braces can stand: subject, short, text, name, button, date, time. Values are cut to what their key takes.',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'Asia/Shanghai',
			description: 'Of dates and times in the message',
		},
		{
			displayName: 'API Address',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.weixin.qq.com',
			required: true,
			description: 'Change it for a gateway of your own',
		},
	];
}
