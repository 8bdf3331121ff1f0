import type { INodeProperties } from 'n8n-workflow';

import { customerPart } from '../../../core/loop/item/item-parts';
import { mergeCustomers } from '../../../core/loop/customer/merge';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import { doerOf } from '../../connection/doer-of';
import type { Call, Operation } from '../../connection/operation';
import { customerGiven } from './customer-given';

const keptField: INodeProperties = {
	displayName: 'Kept Customer',
	name: 'keptCustomer',
	type: 'string',
	default: '',
	placeholder: 'e.g. li.wei@example.com',
	description:
		'Whose record stays and takes over what it lacks: ID, email address, phone number, or an ID of another system as crm:4711. Empty takes the customer of the item.',
};

const mergedField: INodeProperties = {
	displayName: 'Merged Customer',
	name: 'mergedCustomer',
	type: 'string',
	default: '',
	placeholder: 'e.g. wei.li@example.com',
	description:
		'Whose record becomes part of the kept one. Empty takes the double of the item, as List gives it.',
};

/** Joins two records of one person. */
export const merge: Operation = {
	value: 'merge',
	name: 'Merge',
	action: 'Merge two customers',
	description: 'Join two records of one person; Split undoes it',
	resource: 'customer',
	// Whose answers and cases become whose is for a person to decide: a model reads what customers write.
	tool: null,
	fields: [keptField, mergedField],
	async execute(call) {
		const { context, house, now, json } = call;
		const kept = await customerGiven(call, keptField);
		const other = await customerGiven(call, mergedField, doubleOf(call));
		const done = await mergeCustomers(house, now, {
			keepId: kept.id,
			mergeId: other.id,
			doer: doerOf(context),
			namedApart: isNamedApart(call),
		});
		const say = sayOf(house);
		const who = done.customer.name ?? done.customer.email ?? done.customer.customer_id;
		const outcome = { code: done.kind, text: say(`customer.${done.kind}`, { who }) };
		const merged = { id: done.mergeId || null, openCases: done.openCases };
		const item = fillItem(json, { customer: customerPart(done.customer), outcome });
		return [{ item: { ...item, merge: merged } }];
	},
};

const doubleOf = ({ json }: Call): unknown => (isObject(json.double) ? json.double.customer : null);

function isNamedApart({ parameter }: Call): boolean {
	const [kept, merged] = [keptField, mergedField].map(({ name }) => parameter(name, ''));
	return JSON.stringify(kept) !== JSON.stringify(merged);
}
