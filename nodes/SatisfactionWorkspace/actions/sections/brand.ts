import type { INodeProperties } from 'n8n-workflow';

import type { JsonObject } from '../../../../core/model/json';
import { pick, under } from './given';

export const brandSection: INodeProperties = {
	displayName: 'Brand',
	name: 'brand',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Color',
			name: 'color',
			type: 'color',
			default: '#2456c8',
			description: 'Color of buttons on pages and in mails',
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
			displayName: 'Privacy Page',
			name: 'privacyUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/privacy',
			description: 'Address behind the privacy line of survey pages',
		},
	],
};

export function readBrand(added: Record<string, unknown>): JsonObject {
	return under(
		'brand',
		pick(added, { color: ['color'], footer: ['footer'], privacyUrl: ['privacyUrl'] }),
	);
}
