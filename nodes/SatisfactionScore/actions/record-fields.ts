import type { INodeProperties } from 'n8n-workflow';

import { itemFields } from './item-fields';
import { csatMappings, mappingOptions, ownScaleOption } from './mapping-options';
import { satisfiedFromField, scaleFields } from './scale-fields';

const fromEvent = { show: { answerFrom: ['event'] } };
const fromFields = { show: { answerFrom: ['fields'] } };

/** What the operation Record asks for. */
export const recordFields: INodeProperties[] = [
	{
		displayName: 'Answer From',
		name: 'answerFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Event',
				value: 'event',
				description: 'What Satisfaction CRM Trigger received, such as a Formbricks response',
			},
			{
				name: 'Fields Below',
				value: 'fields',
				description: 'Columns of a sheet, or fields of another node',
			},
			{
				name: "A Survey Tool's Item",
				value: 'item',
				description:
					"What n8n's own trigger of a tool, the sheet of a form, an export or a list of reviews gives",
			},
		],
		default: 'event',
	},
	{
		displayName: 'Survey Key',
		name: 'surveyKey',
		type: 'string',
		default: '',
		placeholder: "By the Source's Name",
		description:
			'The survey these answers are counted under: the key of one of yours, or a new one such as website-feedback, in small letters, digits, "-" and "_". The name of the source when empty. An answer that finds its invitation counts under the survey of that.',
	},
	{
		displayName: 'Mapping',
		name: 'eventMapping',
		type: 'options',
		options: [
			{
				name: 'As the Event Says',
				value: '',
				description: 'The mapping that was set in Satisfaction CRM Trigger',
			},
			...mappingOptions,
		],
		default: '',
		description: 'How the answer is read. An answer it does not know is an error that names it.',
		displayOptions: fromEvent,
	},
	{
		displayName: 'Answer',
		name: 'answer',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 4, very satisfied, 满意 or 😀',
		description: 'The answer as the other system has it',
		displayOptions: fromFields,
	},
	{
		displayName: 'Mapping',
		name: 'mapping',
		type: 'options',
		options: [...mappingOptions, ownScaleOption],
		default: 'csat_1_5',
		description: 'How the answer is read. An answer it does not know is an error that names it.',
		displayOptions: fromFields,
	},
	...itemFields,
	...scaleFields({ show: { answerFrom: ['fields'], mapping: ['own'] } }),
	satisfiedFromField({ show: { answerFrom: ['event'], eventMapping: ['', ...csatMappings] } }),
	satisfiedFromField({ show: { answerFrom: ['fields'], mapping: csatMappings } }),
	satisfiedFromField({ show: { answerFrom: ['item'], itemMapping: csatMappings } }),
	satisfiedFromField({ show: { answerFrom: ['fields'], mapping: ['own'], metric: ['csat'] } }),
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. typeform',
		description: 'The system the answer was given in',
		displayOptions: fromFields,
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. the response ID there',
		description: 'ID of the answer in that system; the same ID is recorded once',
		displayOptions: fromFields,
	},
	{
		displayName: 'Invitation',
		name: 'invitation',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.query.invitation }}',
		description:
			'What the link to the form carried as {invitation}, or the ID of an invitation: the answer becomes the answer of that invitation. Leave it empty for an answer that nobody was invited to give.',
		displayOptions: fromFields,
	},
	{
		displayName: 'Customer',
		name: 'customer',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description:
			'Who answered. Leave empty to take the customer of the item, or for an anonymous answer.',
		displayOptions: fromFields,
		options: [
			{
				displayName: 'Customer ID There',
				name: 'externalId',
				type: 'string',
				default: '',
				description: 'ID of the customer in the source',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
			},
			{ displayName: 'Language', name: 'language', type: 'string', default: '' },
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nathan Smith',
			},
			{ displayName: 'Phone', name: 'phone', type: 'string', default: '' },
			{
				displayName: 'Segment',
				name: 'segment',
				type: 'string',
				default: '',
				placeholder: 'e.g. enterprise',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Answered At',
				name: 'answeredAt',
				type: 'dateTime',
				default: '',
				description: 'When the customer answered. Leave empty for the time of the event, else now.',
			},
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: "The customer's own words",
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				default: '',
				placeholder: 'e.g. en or zh-CN',
				description: 'Language of the answer',
			},
			{
				displayName: 'Purpose',
				name: 'purpose',
				type: 'options',
				description: 'What the question was about',
				options: [
					{ name: 'Relationship', value: 'relationship', description: 'Asked from time to time' },
					{
						name: 'Transactional',
						value: 'transactional',
						description: 'Asked about one occasion',
					},
				],
				default: 'transactional',
			},
			{
				displayName: 'Subject ID',
				name: 'subjectId',
				type: 'string',
				default: '',
				description: 'ID of the ticket or order that the answer is about',
			},
			{
				displayName: 'Subject Title',
				name: 'subjectTitle',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Subject Type',
				name: 'subjectType',
				type: 'string',
				default: 'ticket',
				placeholder: 'e.g. ticket, order or deal',
			},
			{
				displayName: 'Tags',
				name: 'tags',
				type: 'string',
				default: '',
				placeholder: 'e.g. price, waiting time',
				description: 'Reasons, separated by commas',
			},
			{
				displayName: 'Test',
				name: 'test',
				type: 'boolean',
				default: false,
				description:
					'Whether this is only a trial: it is marked and left out of all figures. Test items always are.',
			},
			{
				displayName: 'Touchpoint',
				name: 'touchpoint',
				type: 'string',
				default: '',
				placeholder: 'e.g. purchase',
				description:
					'Stage of the customer journey that the answer is about, such as awareness, purchase, use or renewal',
			},
		],
	},
];
