import { readPart } from '../../../core/loop/crm/crm-part';
import { getRecord } from '../../../core/loop/crm/read';
import { fillItem } from '../../../core/model/item';
import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { kindOfRecord, offeredFor, recordFields } from './fields';
import { openThere, recordIn } from './there';

/** Reads a record of another system. */
export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get a record',
	description: 'Read a ticket, order, deal or customer with all of its fields',
	offered: offeredFor('get'),
	tool: {
		description:
			'Reads one record of the CRM: a ticket, an order, a deal or a customer. Returns all of its fields under crm.fields, and who is responsible.',
		inputs: {
			recordFrom: 'id',
			recordId: fromModel('Record ID', 'ID of the record, as the CRM knows it'),
		},
	},
	fields: [kindOfRecord, ...recordFields],
	store: false,
	async execute(call) {
		const there = await openThere(call);
		const record = await getRecord(there, recordIn(call, there));
		const crm = readPart(there.system, there.object, record);
		return [{ item: { ...fillItem(call.json, {}), crm } }];
	},
};
