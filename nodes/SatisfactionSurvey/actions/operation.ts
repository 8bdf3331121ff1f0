import type { IExecuteFunctions } from 'n8n-workflow';

import type { House } from '../../../core/loop/house';
import { InputError } from '../../../core/model/errors';
import type { ItemCustomer } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';

/** The order of the outputs: wires store an index, so it never changes. */
export type Output = 'send_now' | 'scheduled' | 'not_asked';

/** What an operation made of one item. */
export type Done = { output: Output; item: Record<string, unknown> };

/** What an operation works with; the clock is read by the node alone. */
export type Given = {
	context: IExecuteFunctions;
	house: House;
	now: number;
	json: Record<string, unknown>;
	index: number;
	/** A person pressed *Execute*: nothing but test rows is stored. */
	trial: boolean;
};

/** A text parameter; blank is `null`. */
export function textParameter({ context, index }: Given, name: string): string | null {
	return text(context.getNodeParameter(name, index, ''));
}

/** A collection's values. */
export function collection({ context, index }: Given, name: string): Record<string, unknown> {
	const given: unknown = context.getNodeParameter(name, index, {});
	return isObject(given) ? given : {};
}

/** A text of a field or an item; blank and everything else is `null`. */
export function text(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const trimmed = String(value).trim();
	return trimmed === '' ? null : trimmed;
}

/** The id of one part of the item, as in `item.event.id`. */
export function idOf(json: Record<string, unknown>, part: string): string | null {
	const found = json[part];
	return isObject(found) ? text(found.id) : null;
}

/** @throws InputError when neither the parameter nor the item names a survey */
export function surveyKeyOf({ context, index }: Given): string {
	const given: unknown = context.getNodeParameter('surveyKey', index, '', { extractValue: true });
	const key = text(given);
	if (key !== null) return key;
	throw new InputError(
		'No survey is chosen.',
		'Choose one under Survey Key; the list shows every survey that was published.',
	);
}

/** @throws InputError when neither the parameter nor the item names an invitation */
export function invitationIdOf(given: Given): string {
	const id = textParameter(given, 'invitationId') ?? idOf(given.json, 'invitation');
	if (id !== null) return id;
	throw new InputError(
		'The item names no invitation.',
		'Connect an item that Satisfaction Survey or a trigger of this package made, or fill in Invitation ID.',
	);
}

/** Where the message of an item goes: what the message says, else the customer's own address. */
export function recipientOf(json: Record<string, unknown>, channel: string): string {
	const message = isObject(json.message) ? text(json.message.to) : null;
	const customer = isObject(json.customer) ? (json.customer as Partial<ItemCustomer>) : {};
	return message ?? text(channel === 'sms' ? customer.phone : customer.email) ?? '';
}
