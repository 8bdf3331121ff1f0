import type { INodeProperties } from 'n8n-workflow';

import { personIn } from '../../../core/loop/case/case-actor';
import { openForItem } from '../../../core/loop/case/open-for-item';
import { tryCase } from '../../../core/loop/case/try-case';
import { ownerOfPerson } from '../../../core/loop/item/item-parts';
import { InputError } from '../../../core/model/errors';
import type { ItemOwner } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { priorities, type Priority } from '../../../core/model/states';
import {
	type Call,
	collection,
	itemText,
	type Operation,
	textOf,
} from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { workflowNameOf } from '../../connection/serving-node';
import { fromModel, ifKnown } from '../../connection/tool';

const overridesField: INodeProperties = {
	displayName: 'Values in Place of the Item',
	name: 'overrides',
	type: 'collection',
	placeholder: 'Add value',
	default: {},
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
		pickerField('people', {
			displayName: 'Owner',
			name: 'owner',
			none: 'The Owner of the Item',
			description: 'Who is responsible and is told',
		}),
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
		pickerField('presets', {
			displayName: 'SLA Preset',
			name: 'slaPreset',
			none: 'By Priority',
			description:
				'Working time for the first response and for the resolution, under a name in the workspace settings',
		}),
	],
};

/** Opens the case of the item and writes the message to its owner. */
export const openCaseOperation: Operation = {
	value: 'open',
	name: 'Open',
	action: 'Open a case',
	description: 'Open the case of a low score and write to its owner',
	resource: 'case',
	plans: true,
	tool: {
		description:
			'Opens a case, the follow-up of an answer or of a complaint, and plans the mail to its owner. Returns the case with its ID, owner and due times; the same answer gives the same case again.',
		inputs: {
			overrides: {
				responseId: fromModel(
					'Response ID',
					'ID of the answer that the case is about, which begins with rsp_',
					ifKnown,
				),
				customerId: fromModel(
					'Customer ID',
					'ID of the customer, which begins with cus_, for a case without an answer',
					ifKnown,
				),
				owner: fromModel(
					'Owner',
					'ID or mail address of who is to be responsible, if known',
					ifKnown,
				),
				priority: fromModel('Priority', 'low, normal, high or urgent', { otherwise: 'normal' }),
			},
		},
	},
	fields: [overridesField],
	async execute(call) {
		const { context, house, now, json, trial } = call;
		const over = collection(call, 'overrides');
		const named = textOf(over.owner);
		const known = isObject(json.case) ? json.case : {};
		const sla = isObject(known.sla) ? known.sla : {};
		const open = trial ? tryCase : openForItem;
		const items = await open(house, now, {
			responseId: textOf(over.responseId) ?? itemText(call, 'response', 'id'),
			eventId: textOf(over.eventId) ?? itemText(call, 'event', 'id'),
			customerId: textOf(over.customerId) ?? itemText(call, 'customer', 'id'),
			owner: named === null ? ownerGiven(call) : ownerOfPerson(await personIn(house, named)),
			priority: priorityOf(textOf(over.priority) ?? textOf(known.priority)),
			slaPreset: textOf(over.slaPreset) ?? textOf(sla.preset),
			test: json.test === true,
			workflow: workflowNameOf(context) ?? 'Workflow',
			item: json,
		});
		return items.map((item) => ({ item }));
	},
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
