import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

const postgresOnly = { show: { database: ['postgres'] } };
const withMail = { show: { mailHost: [{ _cnd: { not: '' } }] } };

/** Connection and secrets of one workspace; everything else is a setting in its store. */
export class SatisfactionWorkspaceApi implements ICredentialType {
	name = 'satisfactionWorkspaceApi';

	displayName = 'Satisfaction Workspace API';

	icon: Icon = {
		light: 'file:../icons/satisfaction.svg',
		dark: 'file:../icons/satisfaction.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testWorkspaceCredential';

	properties: INodeProperties[] = [
		{
			displayName: 'Workspace Key',
			name: 'workspace',
			type: 'string',
			default: 'main',
			required: true,
			description:
				'Short name of the tenant; all data is kept apart by it. Lower-case letters, digits, "-" and "_".',
		},
		{
			displayName: 'Public Address',
			name: 'publicAddress',
			type: 'string',
			default: '',
			placeholder: 'https://n8n.example.com',
			description:
				"Where customers and owners reach this n8n. Leave empty to use n8n's own webhook address (WEBHOOK_URL).",
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'options',
			options: [
				{ name: 'SQLite (One n8n Process)', value: 'sqlite' },
				{ name: 'PostgreSQL (Required for Queue Mode)', value: 'postgres' },
			],
			default: 'sqlite',
			description: 'Where surveys, answers and cases are stored',
		},
		{
			displayName: 'File',
			name: 'file',
			type: 'string',
			default: '',
			displayOptions: { show: { database: ['sqlite'] } },
			description:
				'Absolute path of the database file. Leave empty for a file in the n8n user folder.',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: 5432,
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Database Name',
			name: 'databaseName',
			type: 'string',
			default: 'satisfaction',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'satisfaction',
			displayOptions: postgresOnly,
			description: 'PostgreSQL schema for the tables; created if it does not exist',
		},
		{
			displayName: 'SSL',
			name: 'ssl',
			type: 'options',
			options: [
				{ name: 'Disable', value: 'disable' },
				{ name: 'Require', value: 'require' },
				{ name: 'Require and Verify', value: 'verify' },
			],
			default: 'disable',
			displayOptions: postgresOnly,
		},
		{
			displayName: 'Connections at Most',
			name: 'poolSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			displayOptions: postgresOnly,
			description: 'Number of connections that each n8n process may open',
		},
		{
			displayName: 'Mail Host',
			name: 'mailHost',
			type: 'string',
			default: '',
			placeholder: 'smtp.example.com',
			description:
				'Mail server (SMTP) that invitations, case notices and reports leave by; the fields for it appear below. Leave empty if nothing is sent by mail.',
		},
		{
			displayName: 'Mail Port',
			name: 'mailPort',
			type: 'number',
			default: 465,
			displayOptions: withMail,
			description: 'Usually 465 with TLS and 587 with STARTTLS',
		},
		{
			displayName: 'Mail Security',
			name: 'mailSecurity',
			type: 'options',
			options: [
				{ name: 'None', value: 'none' },
				{ name: 'STARTTLS', value: 'starttls' },
				{ name: 'TLS', value: 'tls' },
			],
			default: 'tls',
			displayOptions: withMail,
			description: 'How the connection is encrypted. None is for servers on the same machine.',
		},
		{
			displayName: 'Mail User',
			name: 'mailUser',
			type: 'string',
			default: '',
			displayOptions: withMail,
			description: 'Leave empty if the mail server asks for no login',
		},
		{
			displayName: 'Mail Password',
			name: 'mailPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: withMail,
		},
		{
			displayName: 'Mail From',
			name: 'mailFrom',
			type: 'string',
			default: '',
			placeholder: 'Customer Care <care@example.com>',
			displayOptions: withMail,
			description: 'Sender of every message. Leave empty to send as Mail User.',
		},
		{
			displayName: 'Mail Reply To',
			name: 'mailReplyTo',
			type: 'string',
			default: '',
			placeholder: 'help@example.com',
			displayOptions: withMail,
			description: 'Where answers to the mails go. Leave empty for the sender.',
		},
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Signs the links to survey and case pages. Leave empty: the database then makes one and keeps it. Otherwise at least 32 random characters.',
		},
		{
			displayName: 'Previous Signing Secret',
			name: 'previousSigningSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The secret before the last change. Links signed with it stay valid until you empty this field.',
		},
	];
}
