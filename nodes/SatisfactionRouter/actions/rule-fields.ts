import type { INodeProperties } from 'n8n-workflow';

import { pickerField } from '../../connection/pickers';
import { chooseFields } from './choose-fields';

/** What an answer may have to meet; a rule shows those that were added. */
const conditions: INodeProperties[] = [
	{
		displayName: 'Levels',
		name: 'level',
		type: 'multiOptions',
		options: [
			{ name: 'High', value: 'high' },
			{ name: 'Low', value: 'low' },
			{ name: 'Middle', value: 'middle' },
		],
		default: [],
		description: 'Empty fits all',
	},
	{
		displayName: 'Metrics',
		name: 'metric',
		type: 'multiOptions',
		options: [
			{ name: 'CES', value: 'ces' },
			{ name: 'CSAT', value: 'csat' },
			{ name: 'CSI', value: 'csi' },
			{ name: 'NPS', value: 'nps' },
		],
		default: [],
		description: 'Empty fits all',
	},
	{
		displayName: 'Bands',
		name: 'band',
		type: 'multiOptions',
		options: [
			{ name: 'Detractor', value: 'detractor' },
			{ name: 'Dissatisfied', value: 'dissatisfied' },
			{ name: 'Easy', value: 'easy' },
			{ name: 'Hard', value: 'hard' },
			{ name: 'Neutral', value: 'neutral' },
			{ name: 'Passive', value: 'passive' },
			{ name: 'Promoter', value: 'promoter' },
			{ name: 'Satisfied', value: 'satisfied' },
		],
		default: [],
		description: "The metric's own words. Empty fits all.",
	},
	{
		displayName: 'Words in the Comment',
		name: 'keywords',
		type: 'string',
		default: '',
		placeholder: 'e.g. refund, broken, 退款',
		description: 'Any of these words, between commas. Empty fits all.',
	},
	{
		displayName: 'Segment',
		name: 'segment',
		type: 'string',
		default: '',
		placeholder: 'e.g. VIP',
		description: 'Segment of the customer. Empty fits all.',
	},
	{
		displayName: 'Value at Least',
		name: 'valueAtLeast',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Amount of the event. 0 fits all.',
	},
	{
		displayName: 'Touchpoint',
		name: 'touchpoint',
		type: 'string',
		default: '',
		placeholder: 'e.g. renewal',
		description:
			'Stage of the customer journey in which the event lies, such as purchase or renewal. Empty fits all.',
	},
	{
		displayName: 'Subject Type',
		name: 'subjectType',
		type: 'string',
		default: '',
		placeholder: 'e.g. ticket',
		description: 'What the event is about. Empty fits all.',
	},
	{
		displayName: 'Event Type',
		name: 'eventType',
		type: 'string',
		default: '',
		placeholder: 'e.g. ticket.closed',
		description: 'Empty fits all',
	},
	{
		displayName: 'Attribute',
		name: 'attributePath',
		type: 'string',
		default: '',
		placeholder: 'e.g. product.line',
		description: 'Path of an attribute of the event. Empty fits all.',
	},
	{
		displayName: 'Attribute Test',
		name: 'attributeTest',
		type: 'options',
		options: [
			{ name: 'Contains', value: 'contains' },
			{ name: 'Equals', value: 'equals' },
		],
		default: 'equals',
		description: 'How the attribute is compared; letter case does not matter',
	},
	{
		displayName: 'Attribute Value',
		name: 'attributeValue',
		type: 'string',
		default: '',
		description: 'What the attribute is compared with',
	},
];

const ruleName: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Hardware complaints',
	description: 'Named in the outcome and in errors',
};

const conditionsField: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'collection',
	placeholder: 'Add condition',
	default: {},
	description: 'All of them have to be met; without one the rule always fits',
	options: conditions,
};

const owner: INodeProperties[] = [
	{
		displayName: 'Goes To',
		name: 'assignTo',
		type: 'options',
		options: [
			{ name: 'Person', value: 'person' },
			{ name: 'Team', value: 'team' },
		],
		default: 'team',
	},
	pickerField('people', {
		displayName: 'Person',
		name: 'person',
		displayOptions: { show: { assignTo: ['person'] } },
		description: 'Who gets the answers; an email or external ID names a person, too',
	}),
	pickerField('teams', {
		displayName: 'Team',
		name: 'team',
		displayOptions: { show: { assignTo: ['team'] } },
		description: 'The team that gets the answers',
	}),
	...chooseFields({ show: { assignTo: ['team'] } }),
];

/** Routing rules as rows; the first that fits counts. */
export const ruleFields: INodeProperties = {
	displayName: 'Rules',
	name: 'rules',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add rule',
	default: {},
	description:
		'The first rule that fits decides; a rule without conditions always fits. What no rule fits goes to the team above.',
	options: [{ displayName: 'Rule', name: 'rule', values: [ruleName, conditionsField, ...owner] }],
};
