import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { type Call, textParameter } from '../../../connection/operation';
import { pickerField } from '../../../connection/pickers';
import { under, words } from './given';

/** What everybody changes first, so it is there without adding anything. */
export const companyFields: INodeProperties[] = [
	pickerField('timeZones', {
		displayName: 'Time Zone',
		name: 'timeZone',
		none: 'As It Is',
		description: 'Where your working hours and quiet hours are counted, e.g. Asia/Shanghai',
	}),
	{
		displayName: 'Brand Name',
		name: 'brandName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Example Customer Care',
		description: 'The name customers know you by',
	},
	{
		displayName: 'Languages',
		name: 'languages',
		type: 'string',
		default: '',
		placeholder: 'e.g. zh-CN, en',
		description: 'Languages of the workspace separated by commas; the first one is the default',
	},
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. CN',
		description:
			'Two letters of the country whose phone numbers come without a country code. Customers are recognised by a number only where its country is known.',
	},
	{
		displayName: 'Test Address',
		name: 'testAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. me@example.com',
		description: 'The only address that mails of test runs go to',
	},
];

export function readCompany(call: Pick<Call, 'parameter'>): JsonObject {
	const [timeZone, brandName, languages, defaultCountry, testAddress] = companyFields.map(
		({ name }) => textParameter(call, name),
	);
	return {
		...(timeZone ? { timeZone } : {}),
		...(languages ? { languages: words(languages) } : {}),
		...(defaultCountry ? { defaultCountry } : {}),
		...(testAddress ? { testAddress } : {}),
		...under('brand', brandName ? { name: brandName } : {}),
	};
}
