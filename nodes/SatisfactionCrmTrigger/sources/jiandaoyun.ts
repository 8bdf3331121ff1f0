import { jiandaoyun } from '../../../core/systems/jiandaoyun/source';
import { eventFieldInputs, eventFieldOf } from '../event-field-options';
import { rowsOf, sampleInput, type SourceInputs, tableOf, valuesOf } from '../parameters';

const show = { source: ['jiandaoyun'] };

export const jiandaoyunInputs: SourceInputs = {
	options: (read) => ({
		...valuesOf(read, 'jiandaoyunOptions'),
		aliases: tableOf(
			rowsOf(read, 'jiandaoyunAliases'),
			(row) => String(row.alias ?? ''),
			eventFieldOf,
		),
		rules: rowsOf(read, 'jiandaoyunRules').map((row) =>
			Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')),
		),
	}),
	inputs: [
		{
			displayName: 'Event Rules',
			name: 'jiandaoyunRules',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			displayOptions: { show },
			placeholder: 'Add rule',
			default: {},
			description:
				'What makes which event; the first rule that fits counts. Without rules, events are record.created, record.updated and so on.',
			options: [
				{
					displayName: 'Rule',
					name: 'row',
					// eslint-disable-next-line n8n-nodes-base/node-param-fixed-collection-type-unsorted-items -- a rule reads as a sentence
					values: [
						{
							displayName: 'Push',
							name: 'op',
							type: 'options',
							options: [
								{ name: 'Any', value: '' },
								{ name: 'Data Created', value: 'data_create' },
								{ name: 'Data Deleted', value: 'data_remove' },
								{ name: 'Data Recovered', value: 'data_recover' },
								{ name: 'Data Updated', value: 'data_update' },
							],
							default: '',
						},
						{
							displayName: 'Form Field',
							name: 'field',
							type: 'string',
							default: '',
							placeholder: 'e.g. status',
							description: 'Alias or _widget_… of the field that is looked at',
						},
						{
							displayName: 'Equals',
							name: 'equals',
							type: 'string',
							default: '',
							description: 'Value the field must have. Empty means any value.',
						},
						{
							displayName: 'Event Type',
							name: 'type',
							type: 'string',
							default: '',
							placeholder: 'e.g. ticket.closed',
						},
						{
							displayName: 'Once per Value Of',
							name: 'once',
							type: 'string',
							default: '',
							placeholder: 'e.g. closed_at',
							description: 'A form field whose value makes the event one of a kind',
						},
					],
				},
			],
		},
		{
			displayName: 'Field Aliases',
			name: 'jiandaoyunAliases',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			displayOptions: { show },
			placeholder: 'Add alias',
			default: {},
			description:
				'Which form field is what. Aliases such as customer_email or owner_name are known already.',
			options: [
				{
					displayName: 'Alias',
					name: 'row',
					values: [
						{
							displayName: 'Form Field',
							name: 'alias',
							type: 'string',
							default: '',
							placeholder: 'e.g. contact_mail or _widget_1700000000000',
						},
						...eventFieldInputs,
					],
				},
			],
		},
		{
			displayName: 'Sender Options',
			name: 'jiandaoyunOptions',
			type: 'collection',
			displayOptions: { show },
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Freshness (Minutes)',
					name: 'freshnessMinutes',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 1440 },
					default: 5,
					description: 'How far the signed time may be from now. 0 means no limit.',
				},
				{
					displayName: 'Ignore Updates By',
					name: 'ignoreUpdatesBy',
					type: 'string',
					default: '',
					description:
						'User names, separated by commas, whose updates start nothing: the user that writes scores back',
				},
				{
					displayName: 'Subject Type',
					name: 'subjectType',
					type: 'string',
					default: '',
					placeholder: 'e.g. ticket',
					description: "What a record is. Empty means the first word of the event's type.",
				},
			],
		},
		sampleInput('jiandaoyun', jiandaoyun.sample.body),
	],
};
