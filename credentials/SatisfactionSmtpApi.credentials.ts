import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * A mail server in place of the workspace's, for nodes that ask for another one. n8n's own SMTP
 * credential cannot be used by nodes outside n8n.
 */
export class SatisfactionSmtpApi implements ICredentialType {
	name = 'satisfactionSmtpApi';

	displayName = 'Satisfaction SMTP API';

	icon: Icon = { light: 'file:../icons/smtp.svg', dark: 'file:../icons/smtp.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSmtpCredential';

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', default: '', required: true },
		{ displayName: 'Port', name: 'port', type: 'number', default: 465 },
		{
			displayName: 'Security',
			name: 'security',
			type: 'options',
			options: [
				{ name: 'None', value: 'none' },
				{ name: 'STARTTLS', value: 'starttls' },
				{ name: 'TLS', value: 'tls' },
			],
			default: 'tls',
			description: 'How the connection is encrypted. None is for servers on the same machine.',
		},
		{ displayName: 'User', name: 'user', type: 'string', default: '' },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'Customer Care <care@example.com>',
			description: 'Sender of every message; also names the domain of the Message-ID',
		},
		{ displayName: 'Reply To', name: 'replyTo', type: 'string', default: '' },
	];
}
