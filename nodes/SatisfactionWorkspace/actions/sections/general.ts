import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { numeric, pick, under, words } from './given';

export const generalSection: INodeProperties = {
	displayName: 'General',
	name: 'general',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Brand Color',
			name: 'color',
			type: 'color',
			default: '#2456c8',
			description: 'Color of buttons on pages and in mails',
		},
		{
			displayName: 'Brand Name',
			name: 'brandName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Example Customer Care',
			description: 'The name customers know you by',
		},
		{
			displayName: 'Footer',
			name: 'footer',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			description: 'Postal or legal line at the foot of mails and pages',
		},
		{
			displayName: 'Languages',
			name: 'languages',
			type: 'string',
			default: 'en, zh-CN',
			description: 'Languages of the workspace separated by commas; the first one is the default',
		},
		{
			displayName: 'Minimum Answers for a Verdict',
			name: 'minimumN',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description: 'With fewer answers a score is shown as too few to act on',
		},
		{
			displayName: 'Privacy Page',
			name: 'privacyUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/privacy',
			description: 'Address behind the privacy line of survey pages',
		},
		{
			displayName: 'Test Address',
			name: 'testAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. me@example.com',
			description: 'The only address that mails of test runs go to',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Asia/Shanghai or Europe/Paris',
			description: 'Where your working hours and quiet hours are counted',
		},
	],
};

export function readGeneral(added: IDataObject): JsonObject {
	return {
		...pick(added, {
			timeZone: ['timeZone'],
			languages: ['languages', words],
			testAddress: ['testAddress'],
			minimumN: ['minimumN', numeric],
		}),
		...under(
			'brand',
			pick(added, {
				brandName: ['name'],
				color: ['color'],
				footer: ['footer'],
				privacyUrl: ['privacyUrl'],
			}),
		),
	};
}
