import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An application of a company at YonBIP 用友 or YonSuite. */
export class SatisfactionYonbipApi implements ICredentialType {
	name = 'satisfactionYonbipApi';

	displayName = 'Satisfaction YonBIP API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionYonbipApi';

	properties: INodeProperties[] = [
		{
			displayName: 'App Key',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			description: 'In YonBIP: 开放平台 → the application',
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
			displayName: 'Tenant ID',
			name: 'tenantId',
			type: 'string',
			default: '',
			required: true,
			description: 'Of the company: by it the data centre is found in which its interfaces are',
		},
		{
			displayName: 'API Address',
			name: 'address',
			type: 'string',
			default: 'https://apigateway.yonyoucloud.com',
			required: true,
			description: 'Where it is asked in which data centre a company is',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'Asia/Shanghai',
			description: 'In which YonBIP writes its times',
		},
		{
			displayName: 'Write Opportunities',
			name: 'writes',
			type: 'boolean',
			default: false,
			description:
				'Whether opportunities may be written. Unproven: no documentation shows the body. Try it with one record first.',
		},
	];
}
