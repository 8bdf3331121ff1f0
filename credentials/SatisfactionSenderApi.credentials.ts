import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The secret that a sender of events signs with. */
export class SatisfactionSenderApi implements ICredentialType {
	name = 'satisfactionSenderApi';

	displayName = 'Satisfaction Sender API';

	icon: Icon = { light: 'file:../icons/sender.svg', dark: 'file:../icons/sender.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSenderCredential';

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'The signing secret that the sending system shows or lets you choose',
		},
		{
			displayName: 'Previous Secret',
			name: 'previousSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Accepted as well while the sender still uses it; empty it after the change',
		},
		{
			displayName: 'Encryption Key',
			name: 'encryptionSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for senders that encrypt: the EncodingAESKey of WeCom, WeChat, DingTalk or Fxiaoke, the Encrypt Key of Feishu',
		},
	];
}
