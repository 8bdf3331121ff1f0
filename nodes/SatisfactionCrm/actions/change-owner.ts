import { ownerThere } from '../../../core/loop/crm/owner-there';
import { changeOwner } from '../../../core/loop/crm/write';
import { InputError } from '../../../core/model/errors';
import { fillItem } from '../../../core/model/item';
import { type Operation, textParameter } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { kindOfRecord, offeredFor, recordFields } from './fields';
import { ownerField } from './owner-field';
import { openThere, recordIn } from './there';

/** Makes somebody else responsible for a record. */
export const changeOwnerOperation: Operation = {
	value: 'changeOwner',
	name: 'Change Owner',
	action: 'Change the owner of a record',
	description: 'Make the owner of the case responsible in the CRM, too',
	offered: offeredFor('changeOwner'),
	tool: {
		description: 'Makes a person responsible for one record of the CRM. Returns who has it now.',
		inputs: {
			recordFrom: 'id',
			recordId: fromModel('Record ID', 'ID of the record, as the CRM knows it'),
			owner: fromModel('Owner', 'ID of the person, as the CRM knows them'),
		},
	},
	fields: [kindOfRecord, ...recordFields, ownerField],
	async execute(call) {
		const { house, json } = call;
		const there = await openThere(call);
		const { system } = there;
		const owner = textParameter(call, 'owner') ?? (await ownerThere(house, system, json));
		if (owner === null) {
			throw new InputError(
				`Nobody is known by an id of ${system.names.en}: "Owner" is empty, and the item's owner has none.`,
				`Fill in Owner, or give the person an id of ${system.names.en} with Satisfaction Team (External IDs).`,
			);
		}
		const id = recordIn(call, there);
		const { outcome, crm } = await changeOwner(house, there, { id, owner });
		return [{ item: { ...fillItem(json, { outcome }), crm } }];
	},
};
