import type { INodeProperties } from 'n8n-workflow';

import { pickerField } from '../../../connection/pickers';
import { roleField } from './role';

/** The escalation ladder: one row a rung. */
export const ladderField: INodeProperties = {
	displayName: 'Escalation Ladder',
	name: 'ladder',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add step',
	default: {},
	description:
		'Who is told when a case is late (升级阶梯). Each row is a step, also called a rung, from the first to the last; all rows together replace the stored ones.',
	options: [
		{
			displayName: 'Step',
			name: 'entries',
			values: [
				{
					displayName: 'If',
					name: 'when',
					type: 'options',
					options: [
						{ name: 'First Response Is Late', value: 'response' },
						{ name: 'Share of the Solution Time Has Passed', value: 'share' },
						{ name: 'Solution Is Late', value: 'resolution' },
					],
					default: 'response',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: 'team lead',
					description: 'Shown in the history of the case',
				},
				{
					displayName: 'Percent of the Solution Time',
					name: 'percent',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 75,
					description: '100 is the due moment; 150 is half the time again',
					displayOptions: { show: { when: ['share'] } },
				},
				{
					displayName: 'Tell',
					name: 'tell',
					type: 'options',
					options: [
						{ name: 'A Person', value: 'person' },
						{ name: "A Role in the Owner's Team", value: 'role' },
					],
					default: 'role',
				},
				{
					...pickerField('people', {
						displayName: 'Person',
						name: 'person',
						description: 'Who is told',
					}),
					displayOptions: { show: { tell: ['person'] } },
				},
				{
					...roleField({
						displayName: 'Role',
						name: 'role',
						default: 'team_lead',
						description: "Who is told: whoever has this role in the owner's team",
					}),
					displayOptions: { show: { tell: ['role'] } },
				},
				{
					displayName: 'Then Takes Over',
					name: 'takesOver',
					type: 'boolean',
					default: false,
					description: 'Whether that person also becomes the owner of the case',
				},
			],
		},
	],
};
