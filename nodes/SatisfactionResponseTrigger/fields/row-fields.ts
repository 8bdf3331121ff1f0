import type { INodeProperties } from 'n8n-workflow';

import { ownQuestions } from './own-questions';
import { id, text } from './row-parts';

const csiItems: INodeProperties = {
	displayName: 'CSI Items',
	name: 'csiItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	displayOptions: { show: { metric: ['csi'] } },
	placeholder: 'Add Item',
	default: {},
	description: 'What the index is made of. Product, service and price when empty.',
	options: [
		{
			displayName: 'Item',
			name: 'item',
			values: [
				text,
				{
					displayName: 'Weight',
					name: 'weight',
					type: 'number',
					noDataExpression: true,
					typeOptions: { minValue: 0 },
					default: 1,
					description: 'Relative to the other items; the weights need not add up to one',
				},
				id('item'),
			],
		},
	],
};

const ownReasons: INodeProperties = {
	displayName: 'Own Reasons',
	name: 'ownReasons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Reason',
	default: {},
	description:
		'What the customer can tick after the rating, in place of the built-in reasons. Options can switch reasons off.',
	options: [
		{
			displayName: 'Reason',
			name: 'reason',
			values: [
				text,
				{
					displayName: 'After a Rating That Is',
					name: 'levels',
					type: 'multiOptions',
					noDataExpression: true,
					options: [
						{ name: 'High', value: 'high' },
						{ name: 'Low', value: 'low' },
						{ name: 'Middle', value: 'middle' },
					],
					default: ['low', 'middle'],
				},
				id('reason'),
			],
		},
	],
};

/** Rows behind *Add*: what a CSI is made of, and what follows the rating. */
export const rowFields: INodeProperties[] = [csiItems, ownReasons, ownQuestions];
