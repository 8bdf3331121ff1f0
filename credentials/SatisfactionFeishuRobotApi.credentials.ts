import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A custom bot of a Feishu or Lark group. */
export class SatisfactionFeishuRobotApi implements ICredentialType {
	name = 'satisfactionFeishuRobotApi';

	displayName = 'Satisfaction Feishu Robot API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionFeishuRobotApi';

	properties: INodeProperties[] = [
		{
			displayName: 'Webhook Address',
			name: 'secretAddress',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
			description:
				'The whole address that the group shows for its bot; it holds the key, so keep it secret',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Of the signature verification (签名校验). Leave empty if it is off.',
		},
		{
			displayName: 'Keyword',
			name: 'keyword',
			type: 'string',
			default: '',
			description:
				'One of the words that the bot asks for (自定义关键词); it is put before the subject where it is missing',
		},
	];
}
