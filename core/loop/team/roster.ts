import { mailboxOf } from '../../model/mailbox';
import type { Person } from '../../model/people';
import type { PersonFacts } from './person-facts';

/**
 * The team while people are added to it: read once, and kept as it is written, so that a list of five
 * thousand costs five thousand times what one person costs.
 */
export class Roster {
	readonly #people = new Map<string, Person>();
	/** Ids of those who can be recognised by an address or an external id. */
	readonly #known = new Map<string, Set<string>>();
	/** Ids of those whose deputy was nobody in the team when they were put. */
	readonly #unsettled = new Set<string>();

	constructor(people: readonly Person[]) {
		for (const person of people) this.#people.set(person.id, person);
		for (const person of people) this.put(person);
	}

	/** Adds a person, or puts them in the place of who they were. */
	put(person: Person): void {
		const before = this.#people.get(person.id);
		if (before) for (const mark of marksOf(before)) this.#known.get(mark)?.delete(person.id);
		this.#people.set(person.id, person);
		for (const mark of marksOf(person)) {
			const ids = this.#known.get(mark) ?? new Set();
			this.#known.set(mark, ids.add(person.id));
		}
		this.#unsettled.delete(person.id);
		if (this.#isUnsettled(person)) this.#unsettled.add(person.id);
	}

	has(id: string): boolean {
		return this.#people.has(id);
	}

	get(id: string): Person | undefined {
		return this.#people.get(id);
	}

	all(): Person[] {
		return [...this.#people.values()];
	}

	/** Who is meant: by id, else by an external id, else by e-mail. */
	recognised({ id, externalIds, email }: PersonFacts): Person | null {
		if (id !== null) return this.#people.get(id) ?? null;
		const external = Object.entries(externalIds ?? {}).map(([system, own]) => mark(system, own));
		return this.#first(external) ?? this.#first(email ? [mailMark(email)] : []);
	}

	/** Those who have a deputy whom nobody is so far. */
	unsettled(): Person[] {
		return [...this.#unsettled]
			.map((id) => this.#people.get(id))
			.filter((person) => person !== undefined)
			.filter((person) => this.#isUnsettled(person));
	}

	#isUnsettled({ deputyId }: Person): boolean {
		return deputyId !== null && !this.#people.has(deputyId);
	}

	/** Of all who have one of the marks, the first by id. */
	#first(marks: readonly string[]): Person | null {
		const [first] = marks.flatMap((one) => [...(this.#known.get(one) ?? [])]).sort();
		return first === undefined ? null : (this.#people.get(first) ?? null);
	}
}

const mark = (system: string, own: string): string => JSON.stringify([system, own]);

/** What a person is recognised by; no system has an empty name. */
function marksOf({ email, externalIds }: Person): string[] {
	const external = Object.entries(externalIds).map(([system, own]) => mark(system, own));
	return email === null ? external : [...external, mailMark(email)];
}

const mailMark = (email: string): string => mark('', mailboxOf(email) ?? email.toLowerCase());
