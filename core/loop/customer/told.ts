import type { CustomerRecord, KnownFacts } from '../../model/customer-record';
import type { CustomerFacts } from '../../model/event';
import { isSameDay } from '../../model/known-day';
import type { strengthOf } from '../../model/identities';
import { sameAddress } from '../../model/mailbox';
import type { Customer } from '../../store/repositories/customers';
import { type ToldColumn, toldColumns } from '../../store/repositories/people-at-once';
import type { CustomerTable } from '../../store/schema';

/** What is told about somebody: who they are, and all else that is known. */
export type ToldFacts = CustomerFacts &
	Partial<Omit<CustomerRecord, keyof CustomerFacts>> & {
		/** What is to be forgotten where nothing new is said: columns, `tags`, and names of dates and attributes. */
		cleared?: readonly string[];
	};

/** What facts change about a customer. */
export type Said = Partial<Pick<CustomerTable, ToldColumn>>;

type Strength = ReturnType<typeof strengthOf>;

/** By a mailbox gaps are filled, and what changes from day to day is told; by a telephone gaps alone. */
const kept: Record<Strength, readonly string[]> = {
	person: [],
	mailbox: ['name', 'email', 'phone', 'title', 'birth'],
	phone: toldColumns,
};

/** What was said and is not written, since it was said by an identity too weak for it. */
export type Withheld = { withheld: string[] };

/** What the facts say that is new; what they leave out stays as it is. */
export function saidOf(
	customer: Customer,
	facts: ToldFacts,
	strength: Strength,
): { said: Said } & Withheld {
	const { owner, value } = facts;
	const given: Said = {
		name: facts.name,
		email: facts.email,
		phone: facts.phone,
		language: facts.language,
		time_zone: facts.timeZone,
		segment: facts.segment,
		title: facts.title ?? null,
		country: facts.country ?? null,
		owner: owner ? JSON.stringify({ id: owner.id, name: owner.name, email: owner.email }) : null,
		value_amount: value?.amount ?? null,
		value_currency: value?.currency ?? null,
	};
	const said: Record<string, string | number | null> = {};
	const withheld: string[] = [];
	for (const key of toldColumns) {
		const now = given[key] ?? null;
		const before = customer[key];
		if (now === null || now === '') {
			const goes = strength !== 'phone' && (facts.cleared ?? []).includes(key);
			if (goes && before !== null) said[key] = null;
			continue;
		}
		if (now === before) continue;
		// Their own choice stands before what a system says.
		if (key === 'language' && customer.preferred_language !== null) continue;
		if (key === 'email' && sameAddress(customer.email, String(now))) continue;
		if (before === null || before === '' || !kept[strength].includes(key)) said[key] = now;
		else withheld.push(key);
	}
	return { said: said as Said, withheld };
}

/** Tags, dates and attributes after what was told; the same object if nothing is new. */
export function factsAfter(
	before: KnownFacts,
	told: ToldFacts,
	strength: Strength,
): { facts: KnownFacts; news: string[] } & Withheld {
	const news: string[] = [];
	const withheld: string[] = [];
	const cleared = strength === 'phone' ? [] : (told.cleared ?? []);
	const holds = (name: string) => strength === 'phone' || kept[strength].includes(name);
	let { tags } = before;
	const said = told.tags ?? (cleared.includes('tags') ? [] : null);
	if (said !== null && !sameWords(said, tags)) {
		if (tags.length > 0 && holds('tags')) withheld.push('tags');
		else {
			tags = [...said].sort();
			news.push('tags');
		}
	}
	const part = <Value>(
		old: Record<string, Value>,
		given: Record<string, Value>,
		same: (one: Value, other: Value) => boolean,
	): Record<string, Value> => {
		const after = { ...old };
		let isNew = false;
		for (const [name, value] of Object.entries(given)) {
			const known = Object.hasOwn(old, name) ? old[name] : undefined;
			if (known !== undefined && same(known, value)) continue;
			if (known !== undefined && holds(name)) {
				withheld.push(name);
				continue;
			}
			after[name] = value;
			news.push(name);
			isNew = true;
		}
		for (const name of cleared) {
			if (Object.hasOwn(given, name) || !Object.hasOwn(old, name)) continue;
			delete after[name];
			news.push(name);
			isNew = true;
		}
		return isNew ? after : old;
	};
	const dates = part(before.dates, told.dates ?? {}, isSameDay);
	const attributes = part(before.attributes, told.attributes ?? {}, Object.is);
	const isSame = tags === before.tags && dates === before.dates && attributes === before.attributes;
	return { facts: isSame ? before : { tags, dates, attributes }, news, withheld };
}

const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((word) => other.includes(word));
