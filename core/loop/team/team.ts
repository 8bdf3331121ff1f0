import { comparable, sameAddress } from '../../model/mailbox';
import { InputError, NotFoundError } from '../../model/errors';
import { derivedId } from '../../model/id';
import type { Absence, Person } from '../../model/people';
import { readOptionalText } from '../../model/read-input';
import { unavailableBecause } from '../../route/deputy';
import { openCaseLoads } from '../../store/repositories/cases';
import { listAbsences, listPeople, saveAbsence, savePerson } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { changesBetween } from '../audit/changes';
import { noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import type { House } from '../house';
import { sayOf, spokenIn } from '../workspace/spoken';
import { type ClearableFact, mergePerson, type PersonFacts, readPersonFacts } from './person-facts';
import { readMoment } from '../../calendar/read-moment';
import { Roster } from './roster';
import { forgetTeam } from './team-now';

export type SavedPerson = {
	code: 'created' | 'updated' | 'unchanged';
	text: string;
	person: Person;
};

/**
 * Creates or updates a person, who is recognised by id, else by an external id, else by e-mail. What
 * the input leaves blank stays as it was.
 *
 * @throws InputError for a field that is wrong, or a person nobody could recognise
 */
export async function upsertPerson(
	house: House,
	now: number,
	input: { facts: Record<string, unknown>; cleared: readonly ClearableFact[]; doer?: Doer },
): Promise<SavedPerson> {
	const facts = readPersonFacts(input.facts);
	const saved = await house.store.transaction(async (tx) => {
		const roster = new Roster(await listPeople(tx, house.workspace));
		const { cleared, doer } = input;
		return await upsertWithin(tx, house, now, { facts, cleared, roster, doer });
	});
	forgetTeam(house);
	return saved;
}

/** The same inside a transaction of the caller's, who has read the team; it is kept up to date. */
export async function upsertWithin(
	tx: Tx,
	house: House,
	now: number,
	input: {
		facts: PersonFacts;
		cleared: readonly ClearableFact[];
		roster: Roster;
		doer?: Doer;
	},
): Promise<SavedPerson> {
	const { facts, cleared, roster } = input;
	const known = roster.recognised(facts);
	const id = known?.id ?? facts.id ?? newPersonId(facts);
	const deputyId =
		facts.deputy === null ? null : (personNamed(roster.all(), facts.deputy)?.id ?? null);
	const person = mergePerson(
		known,
		facts,
		// A sheet may name a deputy who stands further down: kept as written until they arrive.
		{ id, deputyId: deputyId ?? facts.deputy },
		cleared,
	);
	if (person.deputyId === person.id) {
		throw new InputError(
			`${person.name} is named as the deputy of themselves.`,
			'Name another person, or leave Deputy empty.',
		);
	}
	const say = sayOf(house);
	if (known && JSON.stringify(known) === JSON.stringify(person)) {
		const text = say('person.unchanged', { person: person.name });
		return { code: 'unchanged', text, person };
	}
	await savePerson(tx, house.workspace, person, now);
	roster.put(person);
	await settleDeputies(tx, house, roster, person, now);
	const code = known ? 'updated' : 'created';
	await notePerson(tx, house, now, { known, person, doer: input.doer ?? thePackage });
	return { code, text: say(`person.${code}`, { person: person.name }), person };
}

async function notePerson(
	tx: Tx,
	house: House,
	now: number,
	{ known, person, doer }: { known: Person | null; person: Person; doer: Doer },
): Promise<void> {
	const about = { doer, target: { kind: 'person' as const, id: person.id } };
	const { name } = person;
	await (known
		? noteDeed(tx, house, now, {
				...about,
				action: 'person_updated',
				details: { name, changes: changesBetween(known, person) },
			})
		: noteDeed(tx, house, now, { ...about, action: 'person_created', details: { name } }));
}

/** Those who had named this person as their deputy by e-mail or external id get the id. */
async function settleDeputies(
	tx: Tx,
	house: House,
	roster: Roster,
	arrived: Person,
	now: number,
): Promise<void> {
	for (const person of roster.unsettled()) {
		if (person.id === arrived.id || !personNamed([arrived], person.deputyId ?? '')) continue;
		const settled = { ...person, deputyId: arrived.id };
		await savePerson(tx, house.workspace, settled, now);
		roster.put(settled);
	}
}

/** The id of somebody who is recognised by address, or by that of a system: the same wherever they come from. */
export function newPersonId(facts: Pick<PersonFacts, 'name' | 'email' | 'externalIds'>): string {
	if (facts.email !== null) return derivedId('prs', 'email', comparable(facts.email));
	const [external] = Object.entries(facts.externalIds ?? {});
	if (external) return derivedId('prs', ...external);
	throw new InputError(
		`The person ${facts.name === null ? 'of this item' : `"${facts.name}"`} has no ID, e-mail or external ID.`,
		'Fill in at least one of them, so that the same person is recognised the next time.',
	);
}

/**
 * The person an id, an e-mail, an external id or, if only one has it, a name or the address on a
 * channel means: what a button in a chat knows of who pressed it.
 */
export function personNamed(people: readonly Person[], given: string): Person | null {
	const text = given.trim();
	const lower = text.toLowerCase();
	return (
		people.find(({ id }) => id === text) ??
		people.find(({ email }) => sameAddress(email, text)) ??
		people.find(({ externalIds }) => Object.values(externalIds).includes(text)) ??
		only(people.filter(({ name }) => name.toLowerCase() === lower)) ??
		only(people.filter(({ channels }) => Object.values(channels).includes(text))) ??
		null
	);
}

const only = (found: readonly Person[]): Person | undefined =>
	found.length === 1 ? found[0] : undefined;

export type SavedAbsence = { text: string; person: Person; absence: Absence };

/**
 * Records that a person is away; the same beginning again replaces the absence. Times without a zone
 * are the workspace's, a last day counts to its end.
 *
 * @throws NotFoundError for somebody who is not in the team; InputError for a span without length
 */
export async function setAbsence(
	house: House,
	now: number,
	input: {
		person: unknown;
		from: unknown;
		until: unknown;
		deputy: unknown;
		note: unknown;
		doer?: Doer;
	},
): Promise<SavedAbsence> {
	const saved = await house.store.transaction(async (tx) => {
		const people = await listPeople(tx, house.workspace);
		const { timeZone } = await loadSettings(tx, house.workspace);
		const person = member(people, 'person', input.person);
		const from = readMoment(input.from, 'from', timeZone) ?? now;
		const until = readMoment(input.until, 'until', timeZone, true);
		if (until === null || until <= from) {
			throw new InputError(
				until === null
					? `The absence of ${person.name} has no end.`
					: `The absence of ${person.name} ends at ${iso(until)}, not after its start at ${iso(from)}.`,
				'Give Until a date or time after From.',
			);
		}
		const named = readOptionalText(asText(input.deputy), 'deputy', 200);
		const deputy = named === null ? null : member(people, 'deputy', named);
		if (deputy?.id === person.id) {
			throw new InputError(
				`${person.name} cannot be their own deputy.`,
				'Name another person, or leave Deputy empty.',
			);
		}
		const absence: Absence = {
			personId: person.id,
			from,
			until,
			deputyId: deputy?.id ?? null,
			note: readOptionalText(input.note, 'note', 500),
		};
		await saveAbsence(tx, house.workspace, absence);
		const stand = deputy ?? people.find(({ id }) => id === person.deputyId);
		const say = sayOf(house);
		const covered = stand ? say('person.covered', { other: stand.name }) : say('person.uncovered');
		const span = { from: iso(from), until: iso(until) };
		await noteDeed(tx, house, now, {
			action: 'absence_set',
			doer: input.doer ?? thePackage,
			target: { kind: 'person', id: person.id },
			details: { name: person.name, ...span, deputy: stand?.name ?? null },
		});
		const text = say('person.away', { person: person.name, ...span, covered });
		return { text, person, absence };
	});
	forgetTeam(house);
	return saved;
}

function member(people: readonly Person[], path: string, given: unknown): Person {
	const named = readOptionalText(asText(given), path, 200);
	if (named === null) {
		throw new InputError(`"${path}" is empty.`, 'Give the ID, e-mail or external ID of a person.');
	}
	const person = personNamed(people, named);
	if (person) return person;
	throw new NotFoundError(
		`"${named}" is nobody in the team of this workspace.`,
		'Add the person with the operation Upsert first, or correct the ID or e-mail.',
	);
}

export type TeamMember = Person & {
	openCases: number;
	available: boolean;
	/** Why not, e.g. `is absent`. */
	unavailableBecause: string | null;
	/** Present and coming ones, by their beginning. */
	absences: Absence[];
};

/** The people of the workspace with their load and absences, by id. */
export async function listTeam(
	house: House,
	now: number,
	filter: { team: string | null; onlyActive: boolean },
): Promise<TeamMember[]> {
	const { db } = house.store;
	const [people, absences, loads] = await Promise.all([
		listPeople(db, house.workspace),
		listAbsences(db, house.workspace, now),
		openCaseLoads(db, house.workspace),
	]);
	const roster = { people, absences, loads, now, language: spokenIn(house) };
	return people
		.filter(({ team }) => filter.team === null || team?.toLowerCase() === filter.team.toLowerCase())
		.filter(({ active }) => active || !filter.onlyActive)
		.map((person) => {
			const why = unavailableBecause(person, roster);
			return {
				...person,
				openCases: loads[person.id] ?? 0,
				available: why === null,
				unavailableBecause: why,
				absences: absences.filter(({ personId }) => personId === person.id),
			};
		});
}

const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
const iso = (time: number): string => new Date(time).toISOString();
