import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The API of a Jiandaoyun team, or of Jodoo. */
export class SatisfactionJiandaoyunApi implements ICredentialType {
	name = 'satisfactionJiandaoyunApi';

	displayName = 'Satisfaction Jiandaoyun API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionJiandaoyunApi';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In Jiandaoyun: 开放平台 → 密钥管理 → 创建 API Key',
		},
		{
			displayName: 'API Address',
			name: 'address',
			type: 'string',
			default: 'https://api.jiandaoyun.com/api',
			description: 'Of Jodoo it is https://api.jodoo.com/api; a private edition has its own',
		},
		{
			displayName: 'Owner Field',
			name: 'ownerField',
			type: 'string',
			default: 'owner_id',
			description:
				'Alias of the member field that holds who is responsible. Give this field the same alias in every form.',
		},
		{
			displayName: 'Start Workflows',
			name: 'startWorkflows',
			type: 'boolean',
			default: false,
			description:
				'Whether a record that is created starts the workflow and the automations of its form. Updates never do.',
		},
	];
}
