import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** A caller of the open platform of Yonyou U8 用友, and the account set it calls. */
export class SatisfactionU8Api implements ICredentialType {
	name = 'satisfactionU8Api';

	displayName = 'Satisfaction U8 API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionU8Api';

	properties: INodeProperties[] = [
		{
			displayName: 'From Account',
			name: 'fromAccount',
			type: 'string',
			default: '',
			required: true,
			description: 'The caller at open.yonyouup.com (from_account)',
		},
		{
			displayName: 'To Account',
			name: 'toAccount',
			type: 'string',
			default: '',
			required: true,
			description: 'The company that is called (to_account)',
		},
		{
			displayName: 'App Key',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Data Source',
			name: 'dataSource',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description: 'Number of the account set (ds_sequence) where the company has several',
		},
		{
			displayName: 'API Address',
			name: 'address',
			type: 'string',
			default: 'https://api.yonyouup.com',
			required: true,
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'Asia/Shanghai',
			description: 'In which U8 writes its days',
		},
	];
}
