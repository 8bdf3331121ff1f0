import type { INodeProperties } from 'n8n-workflow';

import { id, text } from './row-parts';

const onlyFor = (...kinds: string[]) => ({ displayOptions: { show: { kind: kinds } } });

const questionKind: INodeProperties = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Choice', value: 'choice' },
		{ name: 'How Important, How Good', value: 'pair' },
		{ name: 'Rating', value: 'rating' },
		{ name: 'Written Answer', value: 'text' },
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
		placeholder: 'e.g. In the shop\nBy phone\nOnline',
		description: 'One choice a line, all in the language of the question',
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
		...onlyFor('rating', 'pair'),
		default: 1,
	},
	{
		displayName: 'To',
		name: 'max',
		type: 'number',
		noDataExpression: true,
		...onlyFor('rating', 'pair'),
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
		...onlyFor('rating', 'pair'),
		default: '',
		description: 'In the language you write it in',
	},
	{
		displayName: 'Label of the High End',
		name: 'highLabel',
		type: 'string',
		noDataExpression: true,
		...onlyFor('rating', 'pair'),
		default: '',
		description: 'In the language you write it in',
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

const afterAnswer = { displayOptions: { show: { askWhen: ['answer'] } } };

const askWhen: INodeProperties[] = [
	{
		displayName: 'Ask When',
		name: 'askWhen',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'After a High Rating', value: 'high' },
			{ name: 'After a Low or Middle Rating', value: 'low_middle' },
			{ name: 'After a Low Rating', value: 'low' },
			{ name: 'After a Middle or High Rating', value: 'middle_high' },
			{ name: 'After a Middle Rating', value: 'middle' },
			{ name: 'After an Answer', value: 'answer' },
			{ name: 'Always', value: 'always' },
		],
		default: 'always',
		description: 'Whom this question is shown to; it is required only where it is asked',
	},
	{
		displayName: 'Earlier Question',
		name: 'askWhenQuestion',
		type: 'string',
		noDataExpression: true,
		...afterAnswer,
		default: '',
		placeholder: 'e.g. How did you reach us?',
		description:
			'Text or ID of a choice question above this one, or of a CSI item; write rating for the first question',
	},
	{
		displayName: 'Answer Is',
		name: 'askWhenAnswers',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 2 },
		...afterAnswer,
		default: '',
		placeholder: 'e.g. In the shop',
		description: 'One of these choices, one a line; of a rating the numbers, e.g. 1, 2',
	},
];

/** Further questions of a survey's second page. */
export const ownQuestions: INodeProperties = {
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
				text,
				required,
				...choiceParts,
				...ratingParts,
				longest,
				...askWhen,
				id('question'),
			],
		},
	],
};
