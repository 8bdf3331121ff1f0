import { StoreError } from '../../model/errors';
import { newId } from '../../model/id';
import { identitiesOf, type Identity, strengthOf } from '../../model/identities';
import { mailboxOf } from '../../model/mailbox';
import type { Customer, Hold } from '../../store/repositories/customers';
import type { Settings } from '../../model/settings';
import { type FactPart, factParts } from '../../store/repositories/known-facts';
import { loadSettings } from '../../store/repositories/workspaces';
import type { IdentityTable } from '../../store/tables/known-people';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { type KnownPerson, People } from './people';
import { type Candidate, candidatesOf, contradicts, isAnother } from './recognise';
import { factsAfter, saidOf, type ToldFacts } from './told';
import { unstoredCustomer } from './unstored';

/** What one row tells, and which system tells it: its own id is worth most. */
export type Told = { facts: ToldFacts; source: string | null };

export type Resolved = {
	customer: Customer;
	became: 'created' | 'updated' | 'unchanged';
	/** Names of what was written over or added, of somebody who was known: columns, kinds of ids, facts. */
	changed: string[];
	/** What they were recognised by; `null` for somebody new. */
	by: IdentityTable | null;
	/** What was said and not written, since they were recognised by something weak. */
	withheld: string[];
	/** Identities of the row that are somebody else's, who may be the same person. */
	elsewhere: Identity[];
};

/** Somebody else takes the same identities at the same moment, and then has them. */
const mostTurns = 6;

/** A row with the identities that its facts have. */
type Row = Told & { identities: Identity[] };

/** A list that is ready to be looked up, and how to read what is stored. */
export type TellableList = {
	rows: readonly Row[];
	/** Of telephone numbers without one, of whoever has no country of their own. */
	country: string | null;
	/** Keys of the attributes that are a yes or no. */
	yesNo: ReadonlySet<string>;
	/** What is told of tags, dates and attributes, or cleared. */
	more: FactPart[];
};

/** What has to be looked at anew: somebody else was quicker, or customers have to be locked first. */
class Again {
	constructor(readonly lock: readonly string[] = []) {}
}

/**
 * Finds the customers whom the rows of a list are about, one row after the other, or stores new ones; `null`
 * for a row that names nobody. An id in a system names one person there; a mailbox is weaker, and a
 * telephone is weakest. By a weak identity gaps are filled and nothing is written over. Two at once about
 * somebody new make one customer. What becomes of a list is what becomes of its rows one by one.
 *
 * @param hold how all who are meant are held until the transaction ends
 * @returns one result for each row, in their order
 */
export async function resolveList(
	tx: Tx,
	house: House,
	list: readonly Told[],
	now: number,
	hold: Hold = 'share',
): Promise<Array<Resolved | null>> {
	return await resolveTellable(tx, house, await tellable(tx, house, list), now, hold);
}

/** The same for a list that was made ready before. */
export async function resolveTellable(
	tx: Tx,
	house: House,
	list: TellableList,
	now: number,
	hold: Hold = 'share',
): Promise<Array<Resolved | null>> {
	if (list.rows.every(({ identities }) => identities.length === 0)) {
		return list.rows.map(() => null);
	}
	const locks = new Set<string>();
	for (let turn = 0; turn < mostTurns; turn += 1) {
		const people = peopleIn(tx, house, list);
		const done = await once(people, list, { house, now, hold, locks, heals: turn > 0 });
		if (!(done instanceof Again)) {
			if (!people.isChanged || (await people.write(now))) return done;
			continue;
		}
		for (const id of done.lock) locks.add(id);
	}
	throw new StoreError(
		'Too many events about one customer came at the same moment.',
		'Send the event again.',
	);
}

/**
 * The same for a list of which nothing is new: it only looks, and so holds up nobody.
 *
 * @returns `null` if something would have to be written
 */
export async function resolveUnchanged(
	db: Db,
	house: House,
	list: TellableList,
	now: number,
): Promise<Array<Resolved | null> | null> {
	const people = peopleIn(db, house, list);
	const done = await once(people, list, { house, now, hold: 'share', locks: null, heals: false });
	if (done instanceof Again) return null;
	await people.forgetKnownDoubles();
	return people.isChanged ? null : done;
}

const peopleIn = (db: Db | Tx, { store, workspace }: House, { country }: TellableList): People =>
	new People({ db, dialect: store.dialect, workspace }, country);

async function tellable(tx: Tx, house: House, list: readonly Told[]): Promise<TellableList> {
	const asks = list.some(({ facts }) => facts.phone !== null || hasMore(facts));
	if (!asks) return listOf(list, { defaultCountry: null, customerAttributes: [] });
	return listOf(list, await loadSettings(tx, house.workspace));
}

/** Makes a list ready: who somebody is depends on what a workspace has set. */
export function listOf(
	list: readonly Told[],
	settings: Pick<Settings, 'defaultCountry' | 'customerAttributes'>,
): TellableList {
	const { defaultCountry: country, customerAttributes } = settings;
	const yesNo = customerAttributes.filter(({ type }) => type === 'yes_no').map(({ key }) => key);
	return {
		rows: list.map((told) => ({ ...told, identities: identitiesOf(told.facts, country) })),
		country,
		yesNo: new Set(yesNo),
		more: factParts.filter((part) => list.some(({ facts }) => tells(facts, part))),
	};
}

const hasMore = (facts: ToldFacts): boolean => factParts.some((part) => tells(facts, part));

/** Whether something is said about a part; what is cleared may be any of them. */
function tells(facts: ToldFacts, part: FactPart): boolean {
	if ((facts.cleared ?? []).length > 0) return true;
	const said = facts[part];
	return said !== undefined && said !== null && (part === 'tags' || Object.keys(said).length > 0);
}

/**
 * @param doing.locks customers to lock besides; `null` = nothing is written, so nobody is locked or held
 * @param doing.heals an identity whose customer is not there is nobody's; the first time somebody else may
 *   have merged or erased them between two readings
 */
async function once(
	people: People,
	{ rows, more, yesNo }: TellableList,
	doing: {
		house: House;
		now: number;
		hold: Hold;
		locks: ReadonlySet<string> | null;
		heals: boolean;
	},
): Promise<Array<Resolved | null> | Again> {
	const { house, now, hold, locks, heals } = doing;
	await people.find(rows.flatMap(({ identities }) => identities));
	const meant = new Set<string>();
	const toLock = new Set(locks);
	for (const { identities } of rows) {
		const holders = identities.map((one) => people.holder(one));
		const brings = identities.some((one, at) => !holders[at] && strengthOf(one) === 'person');
		// Somebody new, or another id: whoever only looks need not look further.
		const isNew = holders.length > 0 && holders.every((one) => one === null);
		if (locks === null && (brings || isNew)) return new Again();
		for (const holder of holders) {
			if (!holder) continue;
			meant.add(holder.customer_id);
			// Whoever is given another id at this moment might be another person then.
			if (brings || hold === 'alone') toLock.add(holder.customer_id);
		}
	}
	if (locks !== null) await people.lock([...toLock]);
	for (const id of toLock) meant.add(id);
	await people.read([...meant], { facts: more, yesNo, holds: locks !== null });
	if (heals) people.disownStray();
	const results: Array<Resolved | null> = [];
	const needed = new Set<string>();
	for (const row of rows) {
		const result = await tellRow(people, row, { house, now, rows, more });
		if (result instanceof Again) {
			if (result.lock.length === 0) return result;
			for (const id of result.lock) needed.add(id);
			results.push(null);
		} else results.push(result);
	}
	return needed.size > 0 ? new Again([...needed]) : results;
}

type Telling = { house: House; now: number; rows: readonly Row[]; more: readonly FactPart[] };

async function tellRow(
	people: People,
	row: Row,
	telling: Telling,
): Promise<Resolved | null | Again> {
	const { identities, source } = row;
	if (identities.length === 0) return null;
	const holders = identities.map((one) => people.holder(one));
	const known = holders.filter((one) => one !== null);
	const unknown = identities.filter((_, at) => holders[at] === null);
	for (const candidate of candidatesOf(identities, known, source)) {
		const person = await accepted(people, candidate, { ...row, unknown }, telling);
		if (person instanceof Again) return person;
		if (person)
			return await recognised(people, row, { candidate, person, known, unknown }, telling);
	}
	return await created(people, row, { known, unknown }, telling);
}

/** Whom the candidate stands for, unless the facts are about another person. */
async function accepted(
	people: People,
	candidate: Candidate,
	about: Row & { unknown: readonly Identity[] },
	telling: Telling,
): Promise<KnownPerson | null | Again> {
	const { customer_id: id, value } = candidate.by;
	const person = people.person(id);
	// Merged or erased between two readings.
	if (!person) return new Again();
	const brings = about.unknown.some((one) => strengthOf(one) === 'person');
	if (brings && !people.isLocked(id)) return new Again([id]);
	const held = brings ? person.identities : [];
	if (isAnother(candidate, person.customer, held, about)) return null;
	if (candidate.strength !== 'phone') return person;
	const trait = { kind: 'phone', value } as const;
	await readTraits(people, [trait], telling);
	return people.isShared(trait) ? null : person;
}

async function recognised(
	people: People,
	row: Row,
	found: {
		candidate: Candidate;
		person: KnownPerson;
		known: readonly IdentityTable[];
		unknown: readonly Identity[];
	},
	telling: Telling,
): Promise<Resolved> {
	const { candidate, person, known, unknown } = found;
	const { customer } = person;
	const { customer_id: id } = customer;
	const held = Object.entries(customer.external_ids).map(([kind, value]) => ({ kind, value }));
	const { said, withheld } = saidOf(customer, row.facts, candidate.strength);
	const told = { ...customer, ...said };
	// By a weak identity nobody gets another mailbox or number than they have.
	const isTold = Object.keys(said).length > 0;
	const others = known.filter(({ customer_id: other }) => other !== id);
	const isNews = isTold || unknown.length > 0 || others.length > 0;
	const theirs = isNews ? people.traitsOf(told) : [];
	const fresh = unknown.filter((one) =>
		strengthOf(one) === 'person'
			? !contradicts(one, held)
			: theirs.some(({ value }) => value === one.value),
	);
	for (const one of fresh) people.claim(person, one, candidate.by.merge_id);
	people.double(id, personsOf(others), 'named_together');
	// Who has a mailbox or number that somebody else is recognised by is compared with them.
	if (isTold || fresh.length > 0 || others.length > 0) {
		const left = people
			.traitsOf(customer)
			.filter((one) => !theirs.some((other) => other.value === one.value));
		await readTraits(people, [...theirs, ...left], telling);
		if (isTold) {
			people.lose(id, left);
			release(people, person, customer, said);
			person.customer = { ...person.customer, ...said, updated_at: telling.now };
		}
		people.gain(id, theirs);
	}
	const after =
		person.facts === null ? null : factsAfter(person.facts, row.facts, candidate.strength);
	const news = after?.news ?? [];
	const isKnownBetter = after !== null && after.facts !== person.facts;
	if (after && isKnownBetter) {
		person.facts = after.facts;
		person.customer = { ...person.customer, updated_at: telling.now };
	}
	return {
		customer: person.customer,
		became: isTold || fresh.length > 0 || isKnownBetter ? 'updated' : 'unchanged',
		changed: [...new Set([...Object.keys(said), ...fresh.map(({ kind }) => kind), ...news])],
		by: candidate.by,
		withheld: [...withheld, ...(after?.withheld ?? [])],
		elsewhere: others,
	};
}

/** Nobody is recognised any more by a mailbox that was theirs before, nor by a number that was taken away. */
function release(
	people: People,
	person: KnownPerson,
	before: Customer,
	said: { email?: string | null; phone?: string | null },
): void {
	const mailbox = said.email === undefined ? null : mailboxOf(before.email ?? '');
	if (mailbox !== null) people.release(person, { kind: 'email', value: mailbox });
	if (said.phone !== null || before.phone === null) return;
	const numbers = people.traitsOf(before).filter(({ kind }) => kind === 'phone');
	for (const { value } of numbers) people.release(person, { kind: 'phone', value });
}

async function created(
	people: People,
	{ facts }: Row,
	{ known, unknown }: { known: readonly IdentityTable[]; unknown: readonly Identity[] },
	telling: Telling,
): Promise<Resolved | null> {
	// Nothing but what is somebody else's or may be anybody's.
	if (unknown.length === 0) return null;
	const id = newId('cus');
	const { house, now, more } = telling;
	const nobody = unstoredCustomer(house.workspace, { id, facts: null }, now);
	const { said } = saidOf(nobody, facts, 'person');
	const empty = { tags: [], dates: {}, attributes: {} };
	const person = people.add(
		{ ...nobody, ...said },
		more.length > 0 ? factsAfter(empty, facts, 'person').facts : null,
	);
	for (const one of unknown) people.claim(person, one, null);
	const theirs = people.traitsOf(person.customer);
	await readTraits(people, theirs, telling);
	people.gain(id, theirs);
	people.double(id, personsOf(known), 'named_together');
	const { customer } = person;
	return {
		customer,
		became: 'created',
		changed: [],
		by: null,
		withheld: [],
		elsewhere: [...known],
	};
}

const personsOf = (rows: readonly IdentityTable[]): string[] =>
	rows.filter((one) => strengthOf(one) === 'person').map(({ customer_id: id }) => id);

/** Reads who has the traits, and with them those of all other rows of the list: one statement for all. */
async function readTraits(
	people: People,
	needed: Parameters<People['readTraits']>[0],
	{ rows }: Telling,
): Promise<void> {
	const isFirst = rows.length > 1 && !people.hasTraits;
	const all = isFirst ? rows.flatMap(({ facts }) => people.traitsOf(facts)) : [];
	await people.readTraits([...needed, ...all]);
}
