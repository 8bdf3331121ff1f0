import type { INodeProperties } from 'n8n-workflow';

import { pickerField } from '../../connection/pickers';
import { filterFields, scopeFieldsOver } from './scope-fields';

const shownFor = (compare: string): INodeProperties['displayOptions'] => ({
	show: { compare: [compare] },
});

/** Period and filters that both groups of stored answers have in common; the language is everybody's. */
const commonFields = scopeFieldsOver('last_90_days').map((field) =>
	field.name === 'language'
		? field
		: {
				...field,
				displayOptions: { show: { ...shownFor('answers')?.show, ...field.displayOptions?.show } },
			},
);

const conditionsOf = (letter: 'A' | 'B'): INodeProperties[] => {
	const conditions: INodeProperties[] = [
		pickerField('attributes', {
			displayName: 'Attribute',
			name: 'attribute',
			description: 'An attribute of the customer, which has to have the value below',
		}),
		{
			displayName: 'Attribute Value',
			name: 'attributeValue',
			type: 'string',
			default: '',
			placeholder: 'e.g. gold',
			description: 'A text, a number, or yes or no',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			description: 'First day of this group, in place of the period above',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: `e.g. ${letter === 'A' ? 'Old page' : 'New page'}`,
			description: 'What the group is called in the text',
		},
		{
			displayName: 'Tag',
			name: 'tag',
			type: 'string',
			default: '',
			placeholder: 'e.g. pilot',
			description: 'Only customers who have this tag',
		},
		{
			displayName: 'Until',
			name: 'until',
			type: 'dateTime',
			default: '',
			description: 'Last day of this group, in place of the period above',
		},
		// A group that has another metric than the other one has no scale in common with it.
		...filterFields.filter(({ name }) => name !== 'metric'),
	];
	return conditions.sort((one, other) => (one.displayName < other.displayName ? -1 : 1));
};

const groupField = (letter: 'A' | 'B'): INodeProperties => ({
	displayName: `Group ${letter}`,
	name: `group${letter}`,
	type: 'collection',
	placeholder: 'Add condition',
	default: {},
	displayOptions: shownFor('answers'),
	description:
		letter === 'A'
			? 'What belongs to the group that the other one is compared with, over the filters above'
			: 'What belongs to the group that is new, changed or helped, over the filters above',
	options: conditionsOf(letter),
});

/** Which two groups, and what a difference is worth. */
export const comparedFields: INodeProperties[] = [
	{
		displayName: 'Compare',
		name: 'compare',
		type: 'options',
		options: [
			{
				name: 'Care Campaign',
				value: 'campaign',
				description: 'Who was written to with who was left out, or two campaigns',
			},
			{
				name: 'Incoming Items',
				value: 'items',
				description: 'All items together, each with its group and its value',
			},
			{ name: 'Stored Answers', value: 'answers', description: 'Two groups of answers' },
		],
		default: 'answers',
	},
	...commonFields.filter(({ name }) => name !== 'language'),
	groupField('A'),
	groupField('B'),
	pickerField('campaigns', {
		displayName: 'Campaign',
		name: 'comparedCampaign',
		required: true,
		displayOptions: shownFor('campaign'),
		description: 'Who of it has reached its goal',
	}),
	pickerField('campaigns', {
		displayName: 'Compared With',
		name: 'otherCampaign',
		none: 'Who Was Left Out',
		displayOptions: shownFor('campaign'),
		description:
			'Another version of the campaign. Only a comparison with those who were left out says what it is because of.',
	}),
	{
		displayName: 'Figure',
		name: 'figure',
		type: 'options',
		options: [
			{ name: 'Mean', value: 'mean', description: 'Values are numbers' },
			{ name: 'NPS', value: 'nps', description: 'Values are whole numbers from 0 to 10' },
			{ name: 'Share', value: 'share', description: 'Values are yes or no' },
		],
		default: 'share',
		displayOptions: shownFor('items'),
	},
	{
		displayName: 'Group of the Item',
		name: 'itemGroup',
		type: 'string',
		default: '={{ $json.group }}',
		required: true,
		displayOptions: shownFor('items'),
		description: 'One of two words, e.g. A and B',
	},
	{
		displayName: 'Value of the Item',
		name: 'itemValue',
		type: 'string',
		default: '={{ $json.value }}',
		required: true,
		displayOptions: shownFor('items'),
		description: 'What is counted or averaged. An empty one is left out.',
	},
	{
		displayName: 'First Group',
		name: 'firstGroup',
		type: 'string',
		default: '',
		displayOptions: shownFor('items'),
		description: 'The group that the other one is compared with; that of the first item when empty',
	},
	{
		displayName: 'Worth',
		name: 'worth',
		type: 'collection',
		placeholder: 'Add return',
		default: {},
		description: 'What the difference of a share brings for its cost',
		options: [
			{
				displayName: 'Cost',
				name: 'cost',
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0 },
				description: 'What it cost to treat group B, in the currency of the value',
			},
			{
				displayName: 'Value of One More',
				name: 'value',
				type: 'number',
				default: 0,
				typeOptions: { minValue: 0 },
				description: 'What one more customer in the share is worth',
			},
		],
	},
	...commonFields.filter(({ name }) => name === 'language'),
];
