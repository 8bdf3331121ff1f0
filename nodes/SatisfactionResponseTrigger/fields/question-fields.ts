import type { INodeProperties } from 'n8n-workflow';

const id = (what: string): INodeProperties => ({
	displayName: 'ID',
	name: 'id',
	type: 'string',
	noDataExpression: true,
	default: '',
	placeholder: 'e.g. cleanliness',
	description: `Names the ${what} in results. Made from the text when empty; set it to reword the text without losing the comparison.`,
});

const texts: INodeProperties[] = [
	{
		displayName: 'Text (English)',
		name: 'textEn',
		type: 'string',
		noDataExpression: true,
		default: '',
	},
	{
		displayName: 'Text (Chinese)',
		name: 'textZh',
		type: 'string',
		noDataExpression: true,
		default: '',
	},
];

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
				...texts,
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

const reasons: INodeProperties[] = [
	{
		displayName: 'Reasons',
		name: 'reasons',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Built In', value: 'built_in', description: 'Reasons that follow the rating' },
			{ name: 'None', value: 'none' },
			{ name: 'Own', value: 'own' },
		],
		default: 'built_in',
		description: 'What the customer can tick after the rating',
	},
	{
		displayName: 'Own Reasons',
		name: 'ownReasons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { reasons: ['own'] } },
		placeholder: 'Add Reason',
		default: {},
		options: [
			{
				displayName: 'Reason',
				name: 'reason',
				values: [
					...texts,
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
	},
];

const comment: INodeProperties[] = [
	{
		displayName: 'Ask for a Comment',
		name: 'askComment',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description: 'Whether the customer can write something after the rating',
	},
];

const onlyFor = (...kinds: string[]) => ({ displayOptions: { show: { kind: kinds } } });

const questionKind: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Choice', value: 'choice' },
		{ name: 'Rating', value: 'rating' },
		{ name: 'Text', value: 'text' },
	],
	default: 'text',
};

const required: INodeProperties = {
	displayName: 'Required',
	name: 'required',
	type: 'boolean',
	noDataExpression: true,
	default: false,
};

const choiceParts: INodeProperties[] = [
	{
		displayName: 'Choices',
		name: 'choices',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 4 },
		...onlyFor('choice'),
		default: '',
		placeholder: 'e.g. In the shop',
		description: 'One choice a line, in the default language',
	},
	{
		displayName: 'Several Choices',
		name: 'multiple',
		type: 'boolean',
		noDataExpression: true,
		...onlyFor('choice'),
		default: false,
		description: 'Whether more than one can be chosen',
	},
];

const ratingParts: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'min',
		type: 'number',
		noDataExpression: true,
		...onlyFor('rating'),
		default: 1,
	},
	{
		displayName: 'To',
		name: 'max',
		type: 'number',
		noDataExpression: true,
		...onlyFor('rating'),
		default: 5,
	},
	{
		displayName: 'Style',
		name: 'style',
		type: 'options',
		noDataExpression: true,
		...onlyFor('rating'),
		options: [
			{ name: 'Faces', value: 'faces' },
			{ name: 'Numbers', value: 'numbers' },
			{ name: 'Stars', value: 'stars' },
		],
		default: 'numbers',
	},
	{
		displayName: 'Good End',
		name: 'direction',
		type: 'options',
		noDataExpression: true,
		...onlyFor('rating'),
		options: [
			{ name: 'High Is Good', value: 'higher_is_better' },
			{ name: 'Low Is Good', value: 'lower_is_better' },
		],
		default: 'higher_is_better',
	},
	{
		displayName: 'Label of the Low End',
		name: 'lowLabel',
		type: 'string',
		noDataExpression: true,
		...onlyFor('rating'),
		default: '',
		description: 'In the default language',
	},
	{
		displayName: 'Label of the High End',
		name: 'highLabel',
		type: 'string',
		noDataExpression: true,
		...onlyFor('rating'),
		default: '',
		description: 'In the default language',
	},
];

const longest: INodeProperties = {
	displayName: 'Characters at Most',
	name: 'maxLength',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: 4000 },
	...onlyFor('text'),
	default: 500,
};

const ownQuestions: INodeProperties = {
	displayName: 'Own Questions',
	name: 'ownQuestions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Question',
	default: {},
	description: 'Asked on the second page, after the rating',
	options: [
		{
			displayName: 'Question',
			name: 'question',
			values: [
				questionKind,
				...texts,
				required,
				...choiceParts,
				...ratingParts,
				longest,
				id('question'),
			],
		},
	],
};

/** What follows the rating. */
export const questionFields: INodeProperties[] = [csiItems, ...reasons, ...comment, ownQuestions];
