import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A custom robot of a DingTalk group. */
export class SatisfactionDingtalkRobotApi implements ICredentialType {
	name = 'satisfactionDingtalkRobotApi';

	displayName = 'Satisfaction DingTalk Robot API';

	icon: Icon = { light: 'file:../icons/chat.svg', dark: 'file:../icons/chat.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionDingtalkRobotApi';

	properties: INodeProperties[] = [
		{
			displayName: 'Webhook Address',
			name: 'secretAddress',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'https://oapi.dingtalk.com/robot/send?access_token=…',
			description:
				'The whole address that the group shows for its robot; it holds the key, so keep it secret',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'SEC…',
			description: 'What begins with SEC, if the robot signs (加签). Leave empty if it does not.',
		},
		{
			displayName: 'Keyword',
			name: 'keyword',
			type: 'string',
			default: '',
			description:
				'One of the words that the robot asks for (自定义关键词); it is put before the subject where it is missing',
		},
	];
}
