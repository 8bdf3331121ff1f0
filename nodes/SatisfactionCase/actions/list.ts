import type { INodeProperties } from 'n8n-workflow';

import { personIn } from '../../../core/loop/case/case-actor';
import { casesByOwner } from '../../../core/loop/case/cases-by-owner';
import { listCaseItems } from '../../../core/loop/case/find-cases';
import { fillItem } from '../../../core/model/item';
import { readList, readWord } from '../../../core/model/read-input';
import { caseStates, workingCaseStates } from '../../../core/model/states';
import { type Call, collection, type Operation, textOf } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { filtersField } from './list-filters';

const perCase = { items: ['perCase'] };

const listFields: INodeProperties[] = [
	{
		displayName: 'Items',
		name: 'items',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One per Case',
				value: 'perCase',
				description: 'Each case with its answer, customer and owner, what is due next first',
			},
			{
				name: 'One per Owner',
				value: 'perOwner',
				description:
					'Each owner with all their cases and a message that lists them, ready for Satisfaction Message',
			},
		],
		default: 'perCase',
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: { show: perCase },
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { ...perCase, returnAll: [false] } },
		description: 'Max number of results to return',
	},
	filtersField,
];

/** Cases, or their owners. */
export const listCases: Operation = {
	value: 'list',
	name: 'List',
	action: 'List cases',
	description: 'Get cases by state, team, owner or clock, or the owners with their cases',
	resource: 'case',
	tool: {
		description:
			'Lists the cases that are not solved yet, what is due next first. Returns each with its ID, state, owner, due times, customer and answer.',
		inputs: {
			filters: {
				overdueOnly: fromModel(
					'Overdue Only',
					'true for only those with a clock that has run out',
					{ kind: 'boolean', otherwise: false },
				),
				owner: fromModel(
					'Owner',
					'ID, mail address or name of whose cases to list; empty for all',
					ifKnown,
				),
			},
		},
	},
	fields: listFields,
	async execute(call) {
		const { house, now, parameter } = call;
		const filter = await filterOf(call);
		if (parameter('items', 'perCase') === 'perOwner') {
			const owners = await casesByOwner(house, now, filter);
			return owners.map((item) => ({ item }));
		}
		const limit = parameter('returnAll', false) === true ? null : Number(parameter('limit', 50));
		const found = await listCaseItems(house, now, { ...filter, limit });
		return found.map((item) => ({ item: fillItem({}, item) }));
	},
};

async function filterOf(call: Call) {
	const filters = collection(call, 'filters');
	const states = readList(filters.states ?? workingCaseStates, 'States', (state, path) =>
		readWord(state, path, caseStates),
	);
	const owner = textOf(filters.owner);
	return {
		states: states.length === 0 ? null : states,
		team: textOf(filters.team),
		ownerId: owner === null ? null : (await personIn(call.house, owner)).id,
		customerId: textOf(filters.customerId),
		overdueOnly: filters.overdueOnly === true,
		test: filters.test === true,
	};
}
