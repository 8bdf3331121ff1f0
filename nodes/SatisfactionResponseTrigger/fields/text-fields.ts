import type { INodeProperties } from 'n8n-workflow';

/** Parts whose text belongs to a row with an id of its own. */
const withId = ['item', 'reason', 'question', 'questionLow', 'questionHigh', 'option'];

/** Texts in place of the built-in ones, on the pages and in the mails. */
export const textFields: INodeProperties[] = [
	{
		displayName: 'Texts',
		name: 'texts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Text',
		default: {},
		description:
			'Replace a built-in text in one language, or translate what you wrote; texts of other languages stay as they are. {brand} stands for the name in the workspace settings.',
		options: [
			{
				displayName: 'Text',
				name: 'text',
				values: [
					{
						displayName: 'Language',
						name: 'language',
						type: 'string',
						noDataExpression: true,
						default: '',
						placeholder: 'e.g. fr',
						description:
							'One of the languages of the survey. When empty, Chinese characters count as Chinese, all else as the first other language.',
					},
					{
						displayName: 'Part',
						name: 'field',
						type: 'options',
						noDataExpression: true,
						options: [
							{ name: 'Choice of an Own Question', value: 'option' },
							{ name: 'CSI Item', value: 'item' },
							{ name: 'Incentive', value: 'incentive' },
							{ name: 'Introduction', value: 'intro' },
							{ name: 'Label of the High End', value: 'highLabel' },
							{ name: 'Label of the Low End', value: 'lowLabel' },
							{ name: 'Mail Introduction', value: 'mailIntro' },
							{ name: 'Mail Subject', value: 'mailSubject' },
							{ name: 'Next Step', value: 'nextStep' },
							{ name: 'Next Step: Link', value: 'nextStepLink' },
							{ name: 'Own Question', value: 'question' },
							{ name: 'Own Question: High End', value: 'questionHigh' },
							{ name: 'Own Question: Low End', value: 'questionLow' },
							{ name: 'Prompt for the Comment', value: 'commentPrompt' },
							{ name: 'Rating Question', value: 'rating' },
							{ name: 'Reason', value: 'reason' },
							{ name: 'Thanks', value: 'thanks' },
						],
						default: 'rating',
					},
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						noDataExpression: true,
						displayOptions: { show: { field: withId } },
						default: '',
						placeholder: 'e.g. slow',
						description:
							'ID of the item, reason or question, or its text where it has none. A choice is named by its question and its place, as in where:option_1.',
					},
					{
						displayName: 'Text',
						name: 'text',
						type: 'string',
						noDataExpression: true,
						typeOptions: { rows: 2 },
						default: '',
					},
				],
			},
		],
	},
	{
		displayName: 'Mail',
		name: 'mail',
		type: 'collection',
		placeholder: 'Add Text',
		default: {},
		description:
			'Texts of the invitation and its reminders, in the language you write them in; give others under Texts. {brand}, {customer} and {subject} stand for the names of your company, the customer and what the event is about.',
		options: [
			{
				displayName: 'Introduction',
				name: 'intro',
				type: 'string',
				noDataExpression: true,
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. You were with us about {subject}. How did it go?',
				description: 'Stands above the question. One that names {customer} is the greeting, too.',
			},
			{
				displayName: 'Subject',
				name: 'subject',
				type: 'string',
				noDataExpression: true,
				default: '',
				placeholder: 'e.g. {customer}, how did we do?',
			},
		],
	},
];
