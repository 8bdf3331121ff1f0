import type { INodeProperties } from 'n8n-workflow';

import { readCustomer } from '../../../core/loop/customer/customer-facts';
import {
	findNamed,
	knownCustomer,
	type Named,
	namedCustomer,
} from '../../../core/loop/customer/named-customer';
import { InputError, NotFoundError } from '../../../core/model/errors';
import { isObject } from '../../../core/model/json';
import { mailboxOf } from '../../../core/model/mailbox';
import { unacceptable } from '../../../core/model/read-input';
import { type Call, itemText, textOf } from '../../connection/operation';

/** Which customer is meant. */
export const customerField: INodeProperties = {
	displayName: 'Customer',
	name: 'customer',
	type: 'string',
	default: '',
	placeholder: 'e.g. li.wei@example.com',
	description:
		'ID, email address, phone number, or an ID of another system as crm:4711. Empty takes the customer of the item.',
};

/**
 * The customer of a field, else of a part of the item.
 *
 * @param field one that takes a word as `customerField` does, or by an expression a customer as items have it
 * @throws InputError where neither names one, NotFoundError for one who is not there
 */
export async function customerGiven(
	call: Call,
	field: Pick<INodeProperties, 'displayName' | 'name'> = customerField,
	part: unknown = call.json.customer,
): Promise<Named> {
	const given = call.parameter(field.name, '') ?? '';
	if (isObject(given)) return await customerOf(call, field, given);
	if (typeof given !== 'string' && typeof given !== 'number') {
		throw unacceptable(field.displayName, given, 'an ID, an email address or a phone number');
	}
	const word = textOf(given);
	return word === null
		? await customerOf(call, field, part)
		: await namedCustomer(call.house, word);
}

async function customerOf(
	{ house }: Call,
	{ displayName }: Pick<INodeProperties, 'displayName'>,
	part: unknown,
): Promise<Named> {
	const { id, facts } = readCustomer(part, {});
	if (id === null && facts === null) {
		throw new InputError(
			`"${displayName}" is empty, and the item names no customer for it.`,
			`Fill in ${displayName}: an ID, an email address, a phone number or an ID of another system as crm:4711.`,
		);
	}
	const found = await knownCustomer(house, { id, facts });
	if (found) return found;
	throw new NotFoundError(
		`The customer of the item (${id ?? facts?.email ?? facts?.phone ?? 'by an ID of another system'}) is not known in the workspace "${house.workspace}".`,
		'Store them first with Create or Update, or take an item that came from the same workspace. One who was erased is not there any more.',
	);
}

/** A customer, or a mailbox that no customer has. */
export type Whose = ({ kind: 'customer' } & Named) | { kind: 'mailbox'; address: string };

/** The same where a mailbox is enough, whoever has it. */
export async function customerOrMailbox(call: Call): Promise<Whose> {
	const given = call.parameter(customerField.name, '');
	const word = isObject(given) ? textOf(given.email) : textOf(given);
	const address = word ?? itemText(call, 'customer', 'email');
	const isMailbox = address !== null && mailboxOf(address) !== null;
	if (isMailbox && (await nobodyHas(call, address))) return { kind: 'mailbox', address };
	return { kind: 'customer', ...(await customerGiven(call)) };
}

/** Whether a mailbox is nobody's, though an item may name somebody by another way. */
async function nobodyHas(call: Call, address: string): Promise<boolean> {
	if ((await findNamed(call.house, address)) !== null) return false;
	if (textOf(call.parameter(customerField.name, '')) !== null) return true;
	return (await knownCustomer(call.house, readCustomer(call.json.customer, {}))) === null;
}
