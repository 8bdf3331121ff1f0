import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** An application of a company at Fxiaoke 纷享销客. */
export class SatisfactionFxiaokeApi implements ICredentialType {
	name = 'satisfactionFxiaokeApi';

	displayName = 'Satisfaction Fxiaoke API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	testedBy = 'testSatisfactionFxiaokeApi';

	properties: INodeProperties[] = [
		{
			displayName: 'Cloud',
			name: 'cloud',
			type: 'options',
			options: [
				{ name: 'Alibaba Cloud (open-ale.fxiaoke.com)', value: 'https://open-ale.fxiaoke.com' },
				{ name: 'Another Address', value: 'other' },
				{ name: 'Frankfurt (open-hws.fxiaoke.com)', value: 'https://open-hws.fxiaoke.com' },
				{ name: 'Fxiaoke Cloud (open.fxiaoke.com)', value: 'https://open.fxiaoke.com' },
				{ name: 'Hong Kong (open-ksc.sharecrm.com)', value: 'https://open-ksc.sharecrm.com' },
				{
					name: 'Huawei Cloud (open-hwcloud.fxiaoke.com)',
					value: 'https://open-hwcloud.fxiaoke.com',
				},
				{ name: 'North America (open-na.sharecrm.com)', value: 'https://open-na.sharecrm.com' },
			],
			default: 'https://open.fxiaoke.com',
			description:
				'Where the company is: open- and the address where people log in, for all but the first',
		},
		{
			displayName: 'API Address',
			name: 'address',
			type: 'string',
			default: '',
			placeholder: 'https://open.fxiaoke.com',
			displayOptions: { show: { cloud: ['other'] } },
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'FSAID_1234abc',
			description: 'In Fxiaoke: 管理后台 → 应用列表 → 新建企业自建应用, with 开发模式 on',
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
			displayName: 'Permanent Code',
			name: 'permanentSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Employee ID',
			name: 'employee',
			type: 'string',
			default: '',
			required: true,
			placeholder: '1000',
			description:
				'Whose rights decide what is read and written. CRM → 人员 → the person → 账号信息 → 员工ID.',
		},
	];
}
