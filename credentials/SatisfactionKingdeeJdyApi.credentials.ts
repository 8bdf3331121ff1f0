import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An application at the gateway of Kingdee 云星辰 (精斗云), and the books that let it in. */
export class SatisfactionKingdeeJdyApi implements ICredentialType {
	name = 'satisfactionKingdeeJdyApi';

	displayName = 'Satisfaction Kingdee JDY API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionKingdeeJdyApi';

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Of the application at open.jdy.com',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Instance ID',
			name: 'instance',
			type: 'string',
			default: '',
			placeholder: '492475033566973952',
			description:
				'OuterInstanceId of the company that authorised the application. Its keys change daily and are fetched by it.',
		},
		{
			displayName: 'Account ID',
			name: 'books',
			type: 'string',
			default: '',
			description: 'AccountId of the books, if the instance has several. Empty means the first.',
		},
		{
			displayName: 'App Key',
			name: 'appKey',
			type: 'string',
			default: '',
			description: 'Only for a sandbox, whose keys do not change',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for a sandbox',
		},
		{
			displayName: 'Domain',
			name: 'domain',
			type: 'string',
			default: '',
			placeholder: 'https://tf.jdy.com',
			description: 'Only for a sandbox: where its books are',
		},
		{
			displayName: 'API Address',
			name: 'address',
			type: 'string',
			default: 'https://api.kingdee.com',
			required: true,
		},
	];
}
