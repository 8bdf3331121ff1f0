import type { KnownFacts } from '../../model/customer-record';
import { type Identity, ownKinds, type Trait, traitsOf } from '../../model/identities';
import { isSameDay } from '../../model/known-day';
import {
	type AttributeChange,
	noteAttributeChanges,
} from '../../store/repositories/attribute-changes';
import type { Customer } from '../../store/repositories/customers';
import { changeFacts, type FactChange, type FactPart } from '../../store/repositories/known-facts';
import {
	type At,
	changeTraits,
	claimAll,
	type CustomerChange,
	customersWith,
	type Double,
	type HeldTrait,
	holdersOf,
	insertCustomers,
	knownDoubles,
	lockCustomers,
	mostHolders,
	noteAllDoubles,
	releaseAll,
	toldColumns,
	updateCustomers,
	whoHas,
} from '../../store/repositories/people-at-once';
import type { DoubleReason, IdentityTable } from '../../store/tables/known-people';

/** A customer as they are after what was told so far, and as they are stored. */
export type KnownPerson = {
	customer: Customer;
	/** `null` = new. */
	stored: Customer | null;
	/** What they are recognised by. */
	identities: IdentityTable[];
	/** `null` = not looked at. */
	facts: KnownFacts | null;
	storedFacts: KnownFacts | null;
};

export const identityKey = ({ kind, value }: Identity): string => `${kind}\n${value}`;

/** Of what many have, no more are compared: a switchboard makes nobody a double of hundreds. */
const mostCompared = 5;

type Holders = { ids: Set<string>; many: boolean };

/**
 * All who may be meant by a list of facts, held in memory: they are read in few statements, change as one
 * row after the other is told, and what has changed is written in few statements. A later row sees what
 * the earlier ones have told.
 */
export class People {
	readonly #identities = new Map<
		string,
		{ stored: IdentityTable | null; now: IdentityTable | null }
	>();
	readonly #people = new Map<string, KnownPerson>();
	readonly #locked = new Set<string>();
	readonly #traits = new Map<string, Holders>();
	readonly #traitChanges = new Map<string, HeldTrait & { has: boolean }>();
	readonly #doubles = new Map<string, Double>();
	/** Identities that lead to nobody. */
	readonly #stray: IdentityTable[] = [];

	constructor(
		private readonly at: At,
		private readonly country: string | null,
	) {}

	/** Looks up who has these identities. */
	async find(identities: readonly Identity[]): Promise<void> {
		const asked: Identity[] = [];
		for (const one of identities) {
			const key = identityKey(one);
			if (this.#identities.has(key)) continue;
			this.#identities.set(key, { stored: null, now: null });
			asked.push(one);
		}
		for (const row of await whoHas(this.at, asked)) {
			this.#identities.set(identityKey(row), { stored: row, now: row });
		}
	}

	/** Locks customers; nobody else tells anything about them until the transaction ends. */
	async lock(customerIds: readonly string[]): Promise<void> {
		await lockCustomers(this.at, customerIds);
		for (const id of customerIds) this.#locked.add(id);
	}

	/** Whether nobody else can change a customer: locked, or new. */
	isLocked(id: string): boolean {
		return this.#locked.has(id) || this.#people.get(id)?.stored === null;
	}

	/**
	 * Reads customers, and of their tags, dates and attributes what is asked for.
	 *
	 * @param how.holds something may be written: nobody erases or merges them until the transaction ends
	 */
	async read(
		customerIds: readonly string[],
		how: { facts: readonly FactPart[]; yesNo: ReadonlySet<string>; holds: boolean },
	): Promise<void> {
		const found = await customersWith(this.at, customerIds, how);
		for (const [id, { customer, identities, facts }] of found) {
			this.#people.set(id, {
				customer,
				stored: customer,
				identities,
				facts,
				storedFacts: facts,
			});
			for (const row of identities) {
				const key = identityKey(row);
				if (!this.#identities.has(key)) this.#identities.set(key, { stored: row, now: row });
			}
		}
	}

	/** Who has an identity, after what was told so far. */
	holder(one: Identity): IdentityTable | null {
		return this.#identities.get(identityKey(one))?.now ?? null;
	}

	/** A customer; `undefined` = not there any more, or joined with another. */
	person(id: string): KnownPerson | undefined {
		const known = this.#people.get(id);
		return known?.customer.merged_into === null ? known : undefined;
	}

	/** What leads to somebody who is not there is nobody's: whoever has it now may take it. */
	disownStray(): void {
		for (const [key, { stored }] of this.#identities) {
			if (stored === null || this.person(stored.customer_id)) continue;
			this.#stray.push(stored);
			this.#identities.set(key, { stored: null, now: null });
		}
	}

	/** Somebody new. */
	add(customer: Customer, facts: KnownFacts | null): KnownPerson {
		const person = { customer, stored: null, identities: [], facts, storedFacts: null };
		this.#people.set(customer.customer_id, person);
		return person;
	}

	/** A customer is recognised by it from now on. */
	claim(person: KnownPerson, { kind, value }: Identity, mergeId: string | null): void {
		const { workspace_id, customer_id } = person.customer;
		const row = { workspace_id, kind, value, customer_id, merge_id: mergeId };
		const entry = this.#identities.get(identityKey(row));
		if (entry) entry.now = row;
		else this.#identities.set(identityKey(row), { stored: null, now: row });
		person.identities = [...person.identities, row];
		if (ownKinds.includes(kind)) return;
		const { customer } = person;
		person.customer = { ...customer, external_ids: { ...customer.external_ids, [kind]: value } };
	}

	/** A customer is recognised by it no longer; what is somebody else's stays theirs. */
	release(person: KnownPerson, one: Identity): void {
		const key = identityKey(one);
		const entry = this.#identities.get(key);
		if (entry?.now?.customer_id !== person.customer.customer_id) return;
		entry.now = null;
		person.identities = person.identities.filter((held) => identityKey(held) !== key);
	}

	/** Reads who has these traits, of those that are not known yet. */
	async readTraits(traits: readonly Trait[]): Promise<void> {
		const fresh = new Map<string, Trait>();
		for (const one of traits) {
			const key = identityKey(one);
			if (!this.#traits.has(key)) fresh.set(key, one);
		}
		const asked = [...fresh.values()];
		const found = await holdersOf(this.at, asked);
		asked.forEach((one, at) => {
			const ids = found[at] ?? [];
			this.#traits.set(identityKey(one), {
				ids: new Set(ids),
				many: ids.length >= mostHolders,
			});
		});
	}

	/** Whether more than one customer has a trait that was read. */
	isShared(trait: Trait): boolean {
		const { ids, many } = this.#holders(trait);
		return many || ids.size > 1;
	}

	/** A customer has traits that were read, and whoever has the same may be them. */
	gain(id: string, traits: readonly Trait[]): void {
		for (const trait of traits) {
			const holders = this.#holders(trait);
			if (holders.ids.has(id)) continue;
			const others = [...holders.ids].sort().slice(0, mostCompared);
			this.double(id, others, trait.kind);
			holders.ids.add(id);
			this.#traitChanges.set(`${identityKey(trait)}\n${id}`, {
				...trait,
				customerId: id,
				has: true,
			});
		}
	}

	/** A customer has traits that were read no longer. */
	lose(id: string, traits: readonly Trait[]): void {
		for (const trait of traits) {
			this.#holders(trait).ids.delete(id);
			this.#traitChanges.set(`${identityKey(trait)}\n${id}`, {
				...trait,
				customerId: id,
				has: false,
			});
		}
	}

	/** Somebody and others may be one person. */
	double(id: string, others: readonly string[], reason: DoubleReason): void {
		for (const two of others) {
			if (two === id) continue;
			const [one = '', other = ''] = [id, two].sort();
			this.#doubles.set(`${one} ${other} ${reason}`, { one, other, reason });
		}
	}

	/** The traits of a customer, by what they are called and where they are reached. */
	traitsOf(customer: Parameters<typeof traitsOf>[0]): Trait[] {
		return traitsOf(customer, this.country);
	}

	#holders(trait: Trait): Holders {
		const known = this.#traits.get(identityKey(trait));
		if (known) return known;
		throw new Error(`Nobody has read who has the trait ${trait.kind}.`);
	}

	/** Whether anybody has asked who has a trait. */
	get hasTraits(): boolean {
		return this.#traits.size > 0;
	}

	/** Pairs that are stored already are no news. */
	async forgetKnownDoubles(): Promise<void> {
		const known = await knownDoubles(this.at, [...this.#doubles.values()]);
		for (const { one, other, reason } of known) this.#doubles.delete(`${one} ${other} ${reason}`);
	}

	/** Whether anything is different from what is stored. */
	get isChanged(): boolean {
		return (
			this.#stray.length > 0 ||
			this.#doubles.size > 0 ||
			this.#traitChanges.size > 0 ||
			[...this.#people.values()].some(
				({ stored, customer, facts, storedFacts }) => stored !== customer || facts !== storedFacts,
			) ||
			[...this.#identities.values()].some(({ stored, now }) => stored !== now)
		);
	}

	/**
	 * Writes what has changed.
	 *
	 * @returns `false` if somebody else took an identity at the same moment: nothing is written then
	 */
	async write(now: number): Promise<boolean> {
		const gone: IdentityTable[] = [];
		const taken: IdentityTable[] = [];
		const moved: IdentityTable[] = [];
		for (const { stored, now: after } of this.#identities.values()) {
			if (stored?.customer_id === after?.customer_id) continue;
			if (stored) gone.push(stored);
			if (after) (stored ? moved : taken).push(after);
		}
		await releaseAll(this.at, this.#stray);
		if (!(await claimAll(this.at, taken))) return false;
		await releaseAll(this.at, gone);
		// What one of the list has left and another has taken: nobody else can have it.
		await claimAll(this.at, moved);
		const people = [...this.#people.values()].filter(({ stored, customer }) => stored !== customer);
		const added = people.filter(({ stored }) => stored === null);
		await insertCustomers(
			this.at,
			added.map(({ customer }) => customer),
			now,
		);
		await updateCustomers(this.at, people.flatMap(changeOf), now);
		const traits = [...this.#traitChanges.values()];
		await changeTraits(this.at, {
			gained: traits.filter(({ has }) => has),
			lost: traits.filter(({ has }) => !has),
		});
		await noteAllDoubles(this.at, [...this.#doubles.values()], now);
		const known = [...this.#people.values()];
		await changeFacts(this.at, known.flatMap(factChanges));
		await noteAttributeChanges(this.at, known.flatMap(attributeChanges), now);
		return true;
	}
}

function changeOf({ stored, customer }: KnownPerson): CustomerChange[] {
	if (stored === null) return [];
	const columns = toldColumns.filter((name) => stored[name] !== customer[name]);
	return columns.length === 0 ? [] : [{ customerId: customer.customer_id, columns, row: customer }];
}

function factChanges({ customer, facts, storedFacts }: KnownPerson): FactChange[] {
	if (facts === null || facts === storedFacts) return [];
	const customerId = customer.customer_id;
	const before = storedFacts ?? { tags: [], dates: {}, attributes: {} };
	const changes: FactChange[] = [];
	for (const tag of new Set([...before.tags, ...facts.tags])) {
		const has = facts.tags.includes(tag);
		if (has !== before.tags.includes(tag)) changes.push({ customerId, kind: 'tag', tag, has });
	}
	for (const name of namesOf(before.dates, facts.dates)) {
		const day = facts.dates[name] ?? null;
		if (!isSameDay(before.dates[name] ?? null, day)) {
			changes.push({ customerId, kind: 'date', name, day });
		}
	}
	for (const { name, after } of attributeChanges({ customer, facts, storedFacts })) {
		changes.push({ customerId, kind: 'attribute', name, value: after });
	}
	return changes;
}

function attributeChanges({
	customer,
	facts,
	storedFacts,
}: Pick<KnownPerson, 'customer' | 'facts' | 'storedFacts'>): AttributeChange[] {
	if (facts === null || facts === storedFacts) return [];
	const { customer_id: customerId } = customer;
	const stored = storedFacts?.attributes ?? {};
	return [...namesOf(stored, facts.attributes)].flatMap((name) => {
		const before = stored[name] ?? null;
		const after = facts.attributes[name] ?? null;
		return before === after ? [] : { customerId, name, before, after };
	});
}

const namesOf = (one: object, other: object): Set<string> =>
	new Set([...Object.keys(one), ...Object.keys(other)]);
