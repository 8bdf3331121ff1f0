import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/** The right to open channels at Zoho CRM, which n8n's own credential of Zoho has not. */
export class SatisfactionZohoOAuth2Api implements ICredentialType {
	name = 'satisfactionZohoOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Satisfaction Zoho OAuth2 API';

	icon: Icon = { light: 'file:../icons/crm.svg', dark: 'file:../icons/crm.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-satisfaction/n8n-nodes-satisfaction/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Data Centre',
			name: 'dataCentre',
			type: 'options',
			options: [
				{ name: 'Australia (zoho.com.au)', value: 'zoho.com.au' },
				{ name: 'Canada (zohocloud.ca)', value: 'zohocloud.ca' },
				{ name: 'China (zoho.com.cn)', value: 'zoho.com.cn' },
				{ name: 'Europe (zoho.eu)', value: 'zoho.eu' },
				{ name: 'India (zoho.in)', value: 'zoho.in' },
				{ name: 'Japan (zoho.jp)', value: 'zoho.jp' },
				{ name: 'Saudi Arabia (zoho.sa)', value: 'zoho.sa' },
				{ name: 'United States (zoho.com)', value: 'zoho.com' },
			],
			default: 'zoho.com',
			description:
				'Where the account of Zoho is: the end of the address at which people log in. Client ID and Client Secret are those of a server-based application in the API console of this data centre, which has the redirect URL above.',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '=https://accounts.{{$self["dataCentre"]}}/oauth/v2/auth',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '=https://accounts.{{$self["dataCentre"]}}/oauth/v2/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: 'ZohoCRM.notifications.ALL',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'access_type=offline&prompt=consent',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
