import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readCustomer } from '../../../core/loop/customer/customer-facts';
import { findNamed, knownCustomer, type Named } from '../../../core/loop/customer/named-customer';
import type { House } from '../../../core/loop/house';
import { InputError } from '../../../core/model/errors';
import { isObject } from '../../../core/model/json';
import { type Call, textOf } from '../../connection/operation';
import { parametersOf } from '../../connection/parameters';
import { customerField, customerGiven } from './customer-given';

const notice: INodeProperties = {
	displayName:
		'Everything about the customer is deleted for good; nobody can bring it back. Executed by hand, the node only shows what would go. To erase, publish the workflow and start it by its trigger. To tell the customer, let a Satisfaction Message node send the message on the item.',
	name: 'eraseNotice',
	type: 'notice',
	default: '',
};

/** Unlike that of other operations it takes nobody from the item by itself. */
const erasedField: INodeProperties = {
	...customerField,
	required: true,
	placeholder: 'e.g. {{ $json.customer.id }}',
	description:
		'Whom to erase: ID, email address, phone number, or an ID of another system as crm:4711. To take the customer of the item, drag customer.id here; left empty it erases nobody.',
};

const severalField: INodeProperties = {
	displayName: 'Erase More Than One',
	name: 'eraseSeveral',
	type: 'boolean',
	default: false,
	description:
		'Whether the items of one run may name several customers. Otherwise such a run erases nobody.',
};

/** What Erase asks for. */
export const eraseFields: INodeProperties[] = [notice, erasedField, severalField];

/**
 * The customer who was named on purpose.
 *
 * @throws InputError where none is named, or where the items of the run name several without leave to
 */
export async function erasedCustomer(call: Call): Promise<Named> {
	if (isBlank(call.parameter(erasedField.name, ''))) {
		throw new InputError(
			`"${erasedField.displayName}" is empty: nobody is erased whom the node does not name.`,
			`Fill in ${erasedField.displayName}, e.g. drag customer.id of the item into it.`,
		);
	}
	await refuseSeveral(call);
	return await customerGiven(call, erasedField, null);
}

const isBlank = (given: unknown): boolean => !isObject(given) && textOf(given) === null;

/** How many people a run names, as far as it matters: it is asked once, before anybody is erased. */
const namedByRun = new WeakMap<IExecuteFunctions, Promise<'one' | 'several'>>();

async function refuseSeveral(call: Call): Promise<void> {
	const { context, parameter } = call;
	if (parameter(severalField.name, false) === true) return;
	const named = namedByRun.get(context) ?? countNamed(call);
	namedByRun.set(context, named);
	if ((await named) === 'one') return;
	throw new InputError(
		`The ${context.getInputData().length} items of this run name more than one customer, and nobody was erased.`,
		`Let one item through, or switch on ${severalField.displayName} if all of them are meant.`,
	);
}

async function countNamed(call: Call): Promise<'one' | 'several'> {
	const { context } = call;
	const { at } = parametersOf(context, context.getNode());
	const words = new Set<string>();
	let first: string | null = null;
	for (const index of context.getInputData().keys()) {
		const given = at(index)(erasedField.name, '');
		const word = JSON.stringify(given) ?? '';
		if (isBlank(given) || words.has(word)) continue;
		words.add(word);
		const id = await idOf(call.house, given);
		first ??= id;
		if (id !== null && id !== first) return 'several';
	}
	return 'one';
}

/** Whoever is not there cannot be erased, and is told of when their item has its turn. */
async function idOf(house: House, given: unknown): Promise<string | null> {
	const word = textOf(given);
	const found =
		word === null
			? await knownCustomer(house, readCustomer(given, {}))
			: await findNamed(house, word);
	return found?.customer.customer_id ?? null;
}
