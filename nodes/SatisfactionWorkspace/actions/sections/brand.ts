import type { INodeProperties } from 'n8n-workflow';

import { logoOf } from '../../../../core/model/brand-logo';
import { InputError } from '../../../../core/model/errors';
import type { Json, JsonObject } from '../../../../core/model/json';
import { type Call, collection } from '../../../connection/operation';
import { pick, rows, under } from './given';

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
			displayName: 'Contact',
			name: 'contact',
			type: 'string',
			default: '',
			placeholder: 'e.g. care@example.com',
			description:
				'How a customer reaches a person: an e-mail address, a phone number or an address of a page. Shown on every page.',
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
			displayName: 'Further Links',
			name: 'links',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Link',
			default: {},
			description: 'Up to five links at the foot of pages, e.g. to an imprint',
			options: [
				{
					displayName: 'Link',
					name: 'entries',
					values: [
						{
							displayName: 'Text',
							name: 'text',
							type: 'string',
							default: '',
							placeholder: 'e.g. Imprint',
						},
						{
							displayName: 'Address',
							name: 'url',
							type: 'string',
							default: '',
							placeholder: 'e.g. https://example.com/imprint',
						},
					],
				},
			],
		},
		{
			displayName: 'Logo',
			name: 'logo',
			type: 'string',
			default: '',
			placeholder: 'e.g. data',
			description:
				'PNG or SVG of at most 20 KB, in place of the initial: the name of the field that holds the file on the item, or a data: address. Empty takes it away.',
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

/** @throws InputError if the item has no file under the name that is given as the logo's */
export async function readBrand(call: Pick<Call, 'context' | 'index' | 'parameter'>) {
	const added = collection(call, 'brand');
	const brand = pick(added, {
		color: ['color'],
		contact: ['contact'],
		footer: ['footer'],
		privacyUrl: ['privacyUrl'],
	});
	const links = rows(added, 'links');
	if (links !== null) brand.links = links.map(({ text, url }) => ({ text, url }) as JsonObject);
	if (Object.hasOwn(added, 'logo')) brand.logo = await logoFrom(call, added.logo);
	return under('brand', brand);
}

/** A file on the item by its field's name; what is a logo by itself stays as it is. */
async function logoFrom(
	{ context, index }: Pick<Call, 'context' | 'index'>,
	given: unknown,
): Promise<Json> {
	if (typeof given !== 'string' || !/^[\w.-]{1,100}$/.test(given.trim())) return given as Json;
	const name = given.trim();
	const file = context.getInputData()[index]?.binary?.[name];
	if (file === undefined) {
		throw new InputError(
			`The item has no file in the field "${name}".`,
			'Put a node that reads the file (Read Files, HTTP Request, Google Drive …) before this one, and give the name of its field; mostly it is "data".',
		);
	}
	const bytes = await context.helpers.getBinaryDataBuffer(index, name);
	return logoOf({ mimeType: file.mimeType, bytes }, 'brand.logo');
}
