import type { KnownFacts } from '../../model/customer-record';
import { isoTime } from '../../model/item';
import { onDate } from '../../model/known-day';
import type { Customer } from '../../store/repositories/customers';
import { customerPart } from './item-parts';

/** The customer of an item, with all that is known of them beside who they are. */
export function wholeCustomer(customer: Customer, known: KnownFacts) {
	const { value_amount: amount, value_currency: currency } = customer;
	return {
		...customerPart(customer),
		title: customer.title,
		country: customer.country,
		tags: known.tags,
		value: amount === null ? null : { amount, currency },
		/** By name; `date` is `YYYY-MM-DD` of a solar day that is known in full. */
		dates: Object.fromEntries(
			Object.entries(known.dates).map(([name, day]) => [name, { ...day, date: onDate(day) }]),
		),
		attributes: known.attributes,
		pause: isoTime(customer.paused_until),
		/** Known by their own word at an open link alone. */
		unproven: customer.self_named !== null,
		knownSince: isoTime(customer.created_at),
		updatedAt: isoTime(customer.updated_at),
	};
}
