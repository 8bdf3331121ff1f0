import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { personIn } from '../../../core/loop/case/case-actor';
import { openForItem } from '../../../core/loop/case/open-for-item';
import { ownerOfPerson } from '../../../core/loop/item/item-parts';
import { InputError } from '../../../core/model/errors';
import type { ItemOwner } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { priorities, type Priority } from '../../../core/model/states';
import { type Action, type Call, itemText, trimmed } from './action';

const show = { operation: ['open'] };

export const openFields: INodeProperties[] = [
	{
		displayName: 'Values in Place of the Item',
		name: 'overrides',
		type: 'collection',
		placeholder: 'Add value',
		default: {},
		displayOptions: { show },
		description: 'The case is about the answer of the item, or else its event',
		options: [
			{
				displayName: 'Customer ID',
				name: 'customerId',
				type: 'string',
				default: '',
				description: 'For a case without an answer and without an event',
			},
			{ displayName: 'Event ID', name: 'eventId', type: 'string', default: '' },
			{
				displayName: 'Owner',
				name: 'owner',
				type: 'string',
				default: '',
				placeholder: 'e.g. li.wei@example.com',
				description: 'ID, email or external ID of a person in the team list',
			},
			{
				displayName: 'Priority',
				name: 'priority',
				type: 'options',
				options: [
					{ name: 'High', value: 'high' },
					{ name: 'Low', value: 'low' },
					{ name: 'Normal', value: 'normal' },
					{ name: 'Urgent', value: 'urgent' },
				],
				default: 'normal',
			},
			{
				displayName: 'Response ID',
				name: 'responseId',
				type: 'string',
				default: '',
				placeholder: 'e.g. rsp_0123456789abcdefghjk',
				description: 'The answer the case is about',
			},
			{
				displayName: 'SLA Preset',
				name: 'slaPreset',
				type: 'string',
				default: '',
				placeholder: 'e.g. complaint',
				description: 'Name of a preset in the workspace settings',
			},
		],
	},
];

/** Opens the case of the item and writes the message to its owner. */
export const openCaseOf: Action = async (call) => {
	const { context, house, now, json } = call;
	const over = call.parameter('overrides', {}) as IDataObject;
	const named = trimmed(over.owner);
	const known = isObject(json.case) ? json.case : {};
	const sla = isObject(known.sla) ? known.sla : {};
	return (await openForItem(house, now, {
		responseId: trimmed(over.responseId) ?? itemText(call, 'response', 'id'),
		eventId: trimmed(over.eventId) ?? itemText(call, 'event', 'id'),
		customerId: trimmed(over.customerId) ?? itemText(call, 'customer', 'id'),
		owner: named === null ? ownerGiven(call) : ownerOfPerson(await personIn(house, named)),
		priority: priorityOf(trimmed(over.priority) ?? trimmed(known.priority)),
		slaPreset: trimmed(over.slaPreset) ?? trimmed(sla.preset),
		test: json.test === true || context.getMode() === 'manual',
		workflow: context.getWorkflow().name ?? 'Workflow',
		item: json,
	})) as IDataObject[];
};

function ownerGiven(call: Call): ItemOwner | null {
	const { owner } = call.json;
	if (!isObject(owner)) return null;
	const text = (key: string) => itemText(call, 'owner', key);
	const channels = isObject(owner.channels) ? owner.channels : {};
	return {
		id: text('id'),
		name: text('name'),
		email: text('email'),
		team: text('team'),
		channels: channels as Record<string, string>,
	};
}

function priorityOf(given: string | null): Priority {
	if (given === null) return 'normal';
	const priority = priorities.find((one) => one === given);
	if (priority) return priority;
	throw new InputError(
		`"${given}" is no priority.`,
		`Use one of ${priorities.join(', ')}, or let Satisfaction Router find it.`,
	);
}
