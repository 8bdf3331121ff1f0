import type { INodeProperties } from 'n8n-workflow';

import { customerPart } from '../../../core/loop/item/item-parts';
import { splitCustomers } from '../../../core/loop/customer/split';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { InputError } from '../../../core/model/errors';
import { fillItem } from '../../../core/model/item';
import { doerOf } from '../../connection/doer-of';
import { itemText, type Operation, textParameter } from '../../connection/operation';

const mergeField: INodeProperties = {
	displayName: 'Merge ID',
	name: 'mergeId',
	type: 'string',
	default: '',
	placeholder: 'e.g. mrg_0123456789abcdefghjk',
	description:
		'What Merge has put on its item, and begins with mrg_. Empty takes that of the item.',
};

/** Undoes a merge. */
export const split: Operation = {
	value: 'split',
	name: 'Split',
	action: 'Split two customers again',
	description: 'Undo a merge, row for row',
	resource: 'customer',
	// As with Merge, a person decides.
	tool: null,
	fields: [mergeField],
	async execute(call) {
		const { context, house, now, json } = call;
		const mergeId = textParameter(call, 'mergeId') ?? itemText(call, 'merge', 'id');
		if (mergeId === null) {
			throw new InputError(
				'"Merge ID" is empty, and the item has no merge.id.',
				'Fill in Merge ID, or connect the item of Merge. List Audit Trail of Satisfaction Workspace has it as details.merge.',
			);
		}
		const { kind, kept, parted } = await splitCustomers(house, now, {
			mergeId,
			doer: doerOf(context),
		});
		const say = sayOf(house);
		const code = kind === 'split' ? 'split' : 'already_split';
		const outcome = { code, text: say(`customer.${code}`) };
		return [kept, parted].map((customer) => ({
			item: fillItem(json, { customer: customerPart(customer), outcome }),
		}));
	},
};
