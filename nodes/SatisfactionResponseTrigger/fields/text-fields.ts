import type { INodeProperties } from 'n8n-workflow';

/** Parts whose text belongs to a row with an id of its own. */
const withId = ['item', 'reason', 'question', 'questionLow', 'questionHigh', 'option'];

/** Texts in place of the built-in ones, and the two switches of a survey. */
export const textFields: INodeProperties[] = [
	{
		displayName: 'Texts',
		name: 'texts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Text',
		default: {},
		description:
			'Replace a built-in text, or give the texts of another language. {brand} stands for the name in the workspace settings.',
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
						default: 'en',
						placeholder: 'e.g. fr',
						description: 'One of the languages chosen above',
					},
					{
						displayName: 'Part',
						name: 'field',
						type: 'options',
						noDataExpression: true,
						options: [
							{ name: 'Choice of an Own Question', value: 'option' },
							{ name: 'CSI Item', value: 'item' },
							{ name: 'Introduction', value: 'intro' },
							{ name: 'Label of the High End', value: 'highLabel' },
							{ name: 'Label of the Low End', value: 'lowLabel' },
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
							'ID of the item, reason or question; for a choice the ID of the question, a colon, and the ID of the choice',
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
		displayName: 'Accept Answers',
		name: 'acceptAnswers',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether the survey is asked and answered. Switch it off to retire a survey and keep the workflow published, so that old links still open a page.',
	},
	{
		displayName: 'Test Mode',
		name: 'testMode',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether the address may be opened without a link, to try the survey out. Such answers are marked as a test and count nowhere. While you listen for a test event, it may be opened at any rate.',
	},
];
