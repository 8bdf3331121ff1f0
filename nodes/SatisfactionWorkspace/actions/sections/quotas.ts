import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Json, JsonObject } from '../../../../core/model/json';
import { pickerField } from '../../../connection/pickers';
import { numeric } from './given';

const quotaFields: INodeProperties[] = [
	pickerField('surveys', {
		displayName: 'Survey',
		name: 'survey',
		none: 'All Surveys Together',
		description: 'Whose answers are counted',
	}),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'So many are enough in a period',
	},
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Day', value: 'day' },
			{ name: 'Month', value: 'month' },
			{ name: 'Quarter', value: 'quarter' },
			{ name: 'Week', value: 'week' },
		],
		default: 'month',
		description: "A calendar one, in the workspace's time zone",
	},
	{
		displayName: 'For Each',
		name: 'per',
		type: 'options',
		options: [
			{ name: 'Attribute', value: 'attribute', description: 'Such as each region' },
			{ name: 'Customer Segment', value: 'segment' },
			{ name: 'Event Type', value: 'event_type' },
			{ name: 'Everybody Together', value: '' },
			{ name: 'Subject Type', value: 'subject_type' },
			{ name: 'Touchpoint', value: 'touchpoint' },
		],
		default: '',
		description: 'Each value has as many answers of its own',
	},
	{
		displayName: 'Attribute',
		name: 'path',
		type: 'string',
		default: '',
		placeholder: 'e.g. region',
		displayOptions: { show: { per: ['attribute'] } },
		description: 'Name of the attribute of the event, or its path between dots',
	},
	{
		displayName: 'Expected Response Percent',
		name: 'responseRate',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 100,
		description:
			'At 100 whoever is asked counts like an answer, so a quota is never passed. At 20 five are asked for each open place.',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Regions',
		description: 'Told as the reason why somebody was not asked',
	},
];

/** So many answers are enough: one row a quota. */
export const quotasField: INodeProperties = {
	displayName: 'Quotas',
	name: 'quotas',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add quota',
	default: {},
	description:
		'How many answers are enough; then nobody more is asked until the next period. The rows replace the stored ones.',
	options: [
		{
			displayName: 'Quota',
			name: 'entries',
			values: quotaFields,
		},
	],
};

export function readQuota(row: IDataObject): JsonObject {
	const { survey, answers, period, per, path, responseRate, name } = row;
	const isNone = per === undefined || per === null || per === '';
	const field = per as Json;
	const group: JsonObject = per === 'attribute' ? { field, path: path as Json } : { field };
	return {
		name: (name ?? null) as Json,
		survey: (survey ?? null) as Json,
		per: isNone ? null : group,
		limit: numeric(answers),
		period: (period ?? 'month') as Json,
		responseRate: numeric(responseRate ?? 100),
	};
}
