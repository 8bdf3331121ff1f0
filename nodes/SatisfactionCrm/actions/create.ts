import { ownerThere } from '../../../core/loop/crm/owner-there';
import { createRecord } from '../../../core/loop/crm/write';
import { fillItem } from '../../../core/model/item';
import { type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { kindOfRecord, offeredFor, valueFields, valuesIn } from './fields';
import { ownerField } from './owner-field';
import { openThere, systemIn } from './there';

/** Makes a task, a ticket or any other record. */
export const create: Operation = {
	value: 'create',
	name: 'Create Task or Ticket',
	action: 'Create a task or ticket',
	description: 'Make a record, e.g. a task for the owner of a low score',
	offered: offeredFor('create'),
	tool: {
		description:
			'Makes a new record in the CRM, such as a task or a ticket. Returns its id and what was written.',
		inputs: {
			fieldsFrom: 'json',
			fieldsJson: fromModel(
				'Fields',
				'A JSON object: names of fields as the CRM calls them, and what they are to hold',
			),
			owner: fromModel(
				'Owner',
				'ID of the person responsible, as the CRM knows them, if known',
				ifKnown,
			),
		},
	},
	fields: [kindOfRecord, ...valueFields, ownerField],
	async execute(call) {
		const { house, json } = call;
		const system = systemIn(call);
		const there = await openThere(call, system.client.taskObject);
		const owner = textParameter(call, 'owner') ?? (await ownerThere(house, system, json));
		const { outcome, crm } = await createRecord(house, there, { fields: valuesIn(call), owner });
		return [{ item: { ...fillItem(json, { outcome }), crm } }];
	},
};
