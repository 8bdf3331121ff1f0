import type { CustomerFacts } from '../../model/event';
import { type strengthOf, traitsOf } from '../../model/identities';
import { mailboxOf, sameAddress } from '../../model/mailbox';
import { type Customer, updateCustomer } from '../../store/repositories/customers';
import { dropTraits } from '../../store/repositories/doubles';
import { releaseIdentity } from '../../store/repositories/identities';
import type { CustomerTable } from '../../store/schema';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** What facts change about a customer. */
export type Said = Partial<
	Pick<CustomerTable, 'name' | 'email' | 'phone' | 'language' | 'time_zone' | 'segment'>
>;

/** By a mailbox gaps are filled, and what changes from day to day is told; by a telephone gaps alone. */
const kept = {
	person: [],
	mailbox: ['name', 'email', 'phone'],
	phone: ['name', 'email', 'phone', 'language', 'time_zone', 'segment'],
} as const;

/** What the facts say that is new; what they leave out stays as it is. */
export function saidOf(
	customer: Customer,
	facts: CustomerFacts,
	strength: ReturnType<typeof strengthOf>,
): Said {
	const given: Said = {
		name: facts.name,
		email: facts.email,
		phone: facts.phone,
		language: facts.language,
		time_zone: facts.timeZone,
		segment: facts.segment,
	};
	const keeps: readonly string[] = kept[strength];
	const news = Object.entries(given).filter(([key, value]) => {
		const before = customer[key as keyof Said];
		if (value === null || value === '' || value === before) return false;
		// Their own choice stands before what a system says.
		if (key === 'language' && customer.preferred_language !== null) return false;
		if (key === 'email' && sameAddress(before ?? null, value)) return false;
		return before === null || before === '' || !keeps.includes(key);
	});
	return Object.fromEntries(news);
}

/** Writes it down. Nobody is recognised any more by a mailbox that was theirs before. */
export async function tellCustomer(
	tx: Tx,
	{ workspace }: House,
	customer: Customer,
	said: Said,
	{ country, now }: { country: string | null; now: number },
): Promise<Customer> {
	const { customer_id: id } = customer;
	const told = { ...customer, ...said };
	await updateCustomer(tx, workspace, id, { ...said, updated_at: now });
	const left = traitsOf(customer, country).filter(
		(one) => !traitsOf(told, country).some((other) => other.value === one.value),
	);
	await dropTraits(tx, workspace, id, left);
	const before = said.email === undefined ? null : mailboxOf(customer.email ?? '');
	if (before !== null) {
		await releaseIdentity(tx, workspace, id, { kind: 'email', value: before });
	}
	return told;
}
