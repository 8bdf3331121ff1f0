import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { numeric, pick, under, words } from './given';

export const openLinksSection: INodeProperties = {
	displayName: 'Open Links',
	name: 'openLinks',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Answers per Address and Hour',
			name: 'perAddress',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 120,
			description:
				'How many answers may begin from one network address in an hour; kiosks are not counted',
		},
		{
			displayName: 'Answers per Link and Minute',
			name: 'perMinute',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 120,
			description:
				'How many answers may begin at one link in a minute; one network address takes a quarter of them at most',
		},
		{
			displayName: 'Sites That May Show Surveys in a Frame',
			name: 'sites',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://shop.example.com, https://www.example.com',
			description:
				'Scheme and host of each site, separated by commas. Each subdomain is a site of its own. Empty: none.',
		},
	],
};

export function readOpenLinks(added: Record<string, unknown>): JsonObject {
	return under(
		'openLinks',
		pick(added, {
			perAddress: ['perAddress', numeric],
			perMinute: ['perMinute', numeric],
			sites: ['sites', words],
		}),
	);
}
