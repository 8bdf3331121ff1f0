import { updateRecord } from '../../../core/loop/crm/write';
import { fillItem } from '../../../core/model/item';
import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { kindOfRecord, offeredFor, recordFields, valueFields, valuesIn } from './fields';
import { openThere, recordIn } from './there';

/** Writes fields of a record: a score, a state, a comment. */
export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a record',
	description: 'Write a score, a comment or any other field onto a ticket, deal or customer',
	offered: offeredFor('update'),
	tool: {
		description:
			'Changes fields of one record of the CRM and leaves all others as they are. Returns what was written.',
		inputs: {
			recordFrom: 'id',
			recordId: fromModel('Record ID', 'ID of the record, as the CRM knows it'),
			fieldsFrom: 'json',
			fieldsJson: fromModel(
				'Fields',
				'A JSON object: names of fields as the CRM calls them, and what they are to hold',
			),
		},
	},
	fields: [kindOfRecord, ...recordFields, ...valueFields],
	async execute(call) {
		const there = await openThere(call);
		const given = { id: recordIn(call, there), fields: valuesIn(call) };
		const { outcome, crm } = await updateRecord(call.house, there, given);
		return [{ item: { ...fillItem(call.json, { outcome }), crm } }];
	},
};
