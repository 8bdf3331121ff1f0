import type { INodeProperties } from 'n8n-workflow';

import { type ClearableFact, clearableFacts } from '../../../core/loop/team/person-facts';
import { upsertPerson } from '../../../core/loop/team/team';
import { upsertPeople } from '../../../core/loop/team/upsert-people';
import { isObject } from '../../../core/model/json';
import { doerOf } from '../../connection/doer-of';
import { type Call, collection, type Done, type Operation } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { listedField } from './listed-fields';
import { personDetails } from './person-details';
import { personFields } from './person-fields';

const peopleFrom: INodeProperties = {
	displayName: 'People',
	name: 'peopleFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'From the Items',
			value: 'items',
			description: 'Each incoming item is a person: a row of a sheet, a user of a CRM',
		},
		{
			name: 'Listed Here',
			value: 'listed',
			description: 'The people are written in this node, which runs once for all items',
		},
	],
	default: 'listed',
};

/** Stores the people of the node, or the person of each item. */
export const upsertPeopleOperation: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update people',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	tool: {
		description:
			'Adds a person who can look after customers, or changes one, recognised by mail address. Returns the person as stored, and whether they were created, updated or the same already.',
		inputs: {
			peopleFrom: 'items',
			name: fromModel('Name', 'Name of the person', ifKnown),
			email: fromModel('Email', 'Mail address, where messages about cases go'),
			team: fromModel('Team', 'Name of the team', ifKnown),
			role: fromModel('Role', 'agent, team_lead or manager; empty keeps what is stored', ifKnown),
		},
	},
	fields: [peopleFrom, listedField, ...personFields, personDetails],
	async execute(call) {
		return call.parameter('peopleFrom', 'listed') === 'items'
			? [await personOfItem(call)]
			: await peopleListed(call);
	},
};

async function peopleListed(call: Call): Promise<Done[]> {
	if (call.index > 0) return [];
	const { person = [] } = collection(call, 'listed');
	const rows = (Array.isArray(person) ? person : [person]).filter(isObject);
	const saved = await upsertPeople(
		call.house,
		call.now,
		rows.map(({ role, otherRole, ...row }) => ({
			...row,
			role: role === 'other' ? otherRole : role,
		})),
		doerOf(call.context),
	);
	return saved.map(({ code, text, person: stored }) => ({
		item: { ...call.json, outcome: { code, text }, person: stored },
	}));
}

async function personOfItem(call: Call): Promise<Done> {
	const said = (name: string) => call.parameter(name, '');
	const { cleared, channels, externalIds, ...plain } = collection(call, 'details');
	const { code, text, person } = await upsertPerson(call.house, call.now, {
		facts: {
			...plain,
			id: said('id'),
			name: said('name'),
			email: said('email'),
			team: said('team'),
			role: said('role'),
			channels: pairs(channels),
			externalIds: pairs(externalIds),
		},
		cleared: clearableFacts.filter((fact): fact is ClearableFact =>
			((cleared as string[] | undefined) ?? []).includes(fact),
		),
		doer: doerOf(call.context),
	});
	return { item: { ...call.json, outcome: { code, text }, person } };
}

/** Rows of a fixed collection as one object; a later row goes before an earlier one. */
function pairs(given: unknown): Record<string, unknown> {
	const { entries } = (given ?? {}) as { entries?: Array<{ key?: unknown; value?: unknown }> };
	const named = (entries ?? []).map(({ key, value }) => [String(key ?? '').trim(), value] as const);
	return Object.fromEntries(named.filter(([key]) => key !== ''));
}
