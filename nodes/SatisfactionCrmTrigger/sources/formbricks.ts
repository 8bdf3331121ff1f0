import { formbricks } from '../../../core/systems/formbricks/source';
import { eventFieldInputs, eventFieldOf } from '../event-field-options';
import { rowsOf, sampleInput, type SourceInputs, tableOf, valuesOf } from '../parameters';

const show = { source: ['formbricks'] };

export const formbricksInputs: SourceInputs = {
	options: (read) => ({
		...valuesOf(read, 'formbricksOptions'),
		rating: read('formbricksRating', ''),
		scaleMapping: read('formbricksScaleMapping', ''),
		fields: tableOf(
			rowsOf(read, 'formbricksFields'),
			(row) => String(row.element ?? ''),
			eventFieldOf,
		),
	}),
	inputs: [
		{
			displayName: 'Rating Question ID',
			name: 'formbricksRating',
			type: 'string',
			displayOptions: { show },
			default: '',
			placeholder: 'e.g. satisfaction',
			description: 'The question whose answer is scored',
		},
		{
			displayName: 'Rating Mapping',
			name: 'formbricksScaleMapping',
			type: 'string',
			displayOptions: { show },
			default: '',
			placeholder: 'e.g. csat_1_5',
			description: 'Named mapping that reads the rating, as Satisfaction Score lists them',
		},
		{
			displayName: 'Fields',
			name: 'formbricksFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show },
			placeholder: 'Add field',
			default: {},
			description: 'Questions, hidden fields, contact attributes or variables that fill our event',
			options: [
				{
					displayName: 'Field',
					name: 'row',
					values: [
						{
							displayName: 'Formbricks ID',
							name: 'element',
							type: 'string',
							default: '',
							placeholder: 'e.g. ticketId',
						},
						...eventFieldInputs,
					],
				},
			],
		},
		{
			displayName: 'Sender Options',
			name: 'formbricksOptions',
			type: 'collection',
			displayOptions: { show },
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Comment Question ID',
					name: 'comment',
					type: 'string',
					default: '',
					placeholder: 'e.g. why',
				},
				{
					displayName: 'Survey IDs',
					name: 'surveys',
					type: 'string',
					default: '',
					description: 'Surveys to take, separated by commas. Empty means all.',
				},
			],
		},
		sampleInput('formbricks', formbricks.sample.body),
	],
};
