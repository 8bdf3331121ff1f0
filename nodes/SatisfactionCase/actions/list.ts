import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { personIn } from '../../../core/loop/case/case-actor';
import { listCaseItems } from '../../../core/loop/case/find-cases';
import { fillItem } from '../../../core/model/item';
import type { CaseState } from '../../../core/model/states';
import { type Action, trimmed } from './action';

const show = { operation: ['list'] };

const unsolved: readonly CaseState[] = ['open', 'acknowledged', 'in_progress'];

export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: { show },
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { ...show, returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions: { show },
		options: [
			{ displayName: 'Customer ID', name: 'customerId', type: 'string', default: '' },
			{
				displayName: 'Overdue Only',
				name: 'overdueOnly',
				type: 'boolean',
				default: false,
				description: 'Whether to list only cases with a clock that has run out',
			},
			{
				displayName: 'Owner',
				name: 'owner',
				type: 'string',
				default: '',
				placeholder: 'e.g. li.wei@example.com',
				description: 'ID, email or external ID of a person in the team list',
			},
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
				default: [...unsolved],
				description:
					'Empty lists every state; without this filter cases that are not solved yet are listed',
			},
			{ displayName: 'Team', name: 'team', type: 'string', default: '' },
			{
				displayName: 'Test Cases',
				name: 'test',
				type: 'boolean',
				default: false,
				description: 'Whether to list cases that were opened in a test in place of real ones',
			},
		],
	},
];

/** Cases, what is due next first. */
export const listCasesOf: Action = async ({ context, house, now, index }) => {
	const parameter = (name: string) => context.getNodeParameter(name, index);
	const filters = context.getNodeParameter('filters', index, {}) as IDataObject;
	const states = (filters.states ?? unsolved) as CaseState[];
	const owner = trimmed(filters.owner);
	const found = await listCaseItems(house, now, {
		states: states.length === 0 ? null : states,
		team: trimmed(filters.team),
		ownerId: owner === null ? null : (await personIn(house, owner)).id,
		customerId: trimmed(filters.customerId),
		overdueOnly: filters.overdueOnly === true,
		test: filters.test === true,
		limit: parameter('returnAll') === true ? null : Number(parameter('limit')),
	});
	return found.map((item) => fillItem({}, item) as IDataObject);
};
