import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A robot of a WeCom group: its webhook address is all it has. */
export class SatisfactionWecomRobotApi implements ICredentialType {
	name = 'satisfactionWecomRobotApi';

	displayName = 'Satisfaction WeCom Robot API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionWecomRobotApi';

	properties: INodeProperties[] = [
		{
			displayName: 'Webhook Address',
			name: 'secretAddress',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
			description:
				'The whole address that the group shows for its robot; it holds the key, so keep it secret',
		},
		{
			displayName: 'Form',
			name: 'form',
			type: 'options',
			options: [
				{
					name: 'Card',
					value: 'card',
					description: 'A card that opens the link wherever it is touched; cut to 112 characters',
				},
				{
					name: 'Markdown',
					value: 'markdown',
					description: 'With colours, mentions and a link; not shown in WeChat',
				},
				{ name: 'Text', value: 'text', description: 'Shown everywhere, in WeChat too' },
			],
			default: 'markdown',
			description: 'How messages look. Who has to be mentioned gets Markdown in place of a card.',
		},
	];
}
