import type { INodeProperties } from 'n8n-workflow';

import { workingCaseStates } from '../../../core/model/states';
import { pickerField } from '../../connection/pickers';

/** Which cases to list. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{ displayName: 'Customer ID', name: 'customerId', type: 'string', default: '' },
		{
			displayName: 'Overdue Only',
			name: 'overdueOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to list only cases with a clock that has run out',
		},
		pickerField('people', {
			displayName: 'Owner',
			name: 'owner',
			none: 'Anybody',
			description: 'Whose cases to list',
		}),
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [
				{ name: 'Acknowledged', value: 'acknowledged' },
				{ name: 'Closed', value: 'closed' },
				{ name: 'Confirmed', value: 'confirmed' },
				{ name: 'In Progress', value: 'in_progress' },
				{ name: 'Open', value: 'open' },
				{ name: 'Resolved', value: 'resolved' },
				{ name: 'Unconfirmed', value: 'unconfirmed' },
			],
			default: [...workingCaseStates],
			description:
				'Empty lists every state; without this filter cases that are not solved yet are listed',
		},
		pickerField('teams', {
			displayName: 'Team',
			name: 'team',
			none: 'All Teams',
			description: 'Whose cases to list',
		}),
		{
			displayName: 'Test Cases',
			name: 'test',
			type: 'boolean',
			default: false,
			description: 'Whether to list cases that were opened in a test in place of real ones',
		},
	],
};
