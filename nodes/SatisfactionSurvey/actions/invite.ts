import { ask } from '../../../core/loop/ask/ask';
import { readCustomer } from '../../../core/loop/customer/customer-facts';
import { parseDuration } from '../../../core/model/duration';
import { InputError } from '../../../core/model/errors';
import { fillItem, type ItemOwner } from '../../../core/model/item';
import { isObject } from '../../../core/model/json';
import {
	collection,
	type Done,
	type Given,
	idOf,
	surveyKeyOf,
	text,
	textParameter,
} from './operation';

/** Asks the customer of an item, unless the contact policy says otherwise. */
export async function invite(given: Given): Promise<Done> {
	const { house, now, json, trial } = given;
	const surveyKey = surveyKeyOf(given);
	const options = collection(given, 'options');
	const eventId = text(options.eventId) ?? idOf(json, 'event');
	const caseId = text(options.caseId) ?? idOf(json, 'case');
	const customer = readCustomer(json.customer, collection(given, 'customer'));
	if (eventId === null && caseId === null && customer.id === null && customer.facts === null) {
		throw new InputError(
			'The item has no event and no customer, so there is nobody to ask.',
			'Connect a Satisfaction CRM Trigger, or fill in Customer.',
		);
	}
	const delay = text(options.delay);
	const { kind, item } = await ask(house, now, {
		surveyKey,
		eventId,
		caseId,
		customerId: customer.id,
		customer: customer.facts,
		owner: ownerOf(json.owner, collection(given, 'owner')),
		channel: textParameter(given, 'channel') === 'email' ? 'email' : 'other',
		wave: text(options.wave),
		delay: delay === null ? null : parseDuration(delay, 'delay'),
		test: trial || json.test === true || options.test === true,
	});
	return { output: kind, item: fillItem(json, item) };
}

/** The owner to remember for the answer; `null` leaves it to the event. */
function ownerOf(item: unknown, fields: Record<string, unknown>): ItemOwner | null {
	const base = isObject(item) ? item : {};
	const said = (key: string) => text(fields[key]) ?? text(base[key]);
	const owner = { id: said('id'), name: said('name'), email: said('email'), team: said('team') };
	if (Object.values(owner).every((value) => value === null)) return null;
	const channels = isObject(base.channels) ? (base.channels as Record<string, string>) : {};
	return { ...owner, channels };
}
