import { sayIn } from '../language/say';
import type { Absence, Person } from '../model/people';

/** The people of a workspace as they are now. */
export type Roster = {
	people: readonly Person[];
	absences: readonly Absence[];
	/** Open cases by person id; a person who is not named has none. */
	loads: Readonly<Record<string, number>>;
	/** Epoch ms. */
	now: number;
	/** In which the way to an owner is told; English if nothing is said. */
	language?: string;
};

export type Deputising = {
	person: Person | null;
	/** One sentence a step, for the record. */
	path: string[];
};

export function personById(roster: Roster, id: string): Person | null {
	return roster.people.find((person) => person.id === id) ?? null;
}

/** Why a person cannot take a case now; `null` when they can. */
export function unavailableBecause(person: Person, roster: Roster): string | null {
	const say = sayIn(roster.language ?? 'en');
	if (!person.active) return say('route.inactive');
	if (absenceOf(person, roster)) return say('route.absent');
	const load = Object.hasOwn(roster.loads, person.id) ? (roster.loads[person.id] ?? 0) : 0;
	if (person.maxOpenCases !== null && load >= person.maxOpenCases) {
		return say('route.full', { load, most: person.maxOpenCases });
	}
	return null;
}

/** The person, else their deputy, else the deputy's deputy, …; stops where the chain closes. */
export function personOrDeputy(person: Person, roster: Roster): Deputising {
	const say = sayIn(roster.language ?? 'en');
	const path: string[] = [];
	const asked = new Set<string>();
	let candidate: Person | null = person;
	while (candidate) {
		const why = unavailableBecause(candidate, roster);
		if (why === null) return { person: candidate, path };
		asked.add(candidate.id);
		const deputyId = deputyOf(candidate, roster);
		if (deputyId === null) {
			path.push(say('route.noDeputy', { person: candidate.name, why }));
			return { person: null, path };
		}
		if (asked.has(deputyId)) {
			path.push(say('route.circle', { person: candidate.name, why }));
			return { person: null, path };
		}
		const deputy = personById(roster, deputyId);
		path.push(
			deputy
				? say('route.deputy', { person: candidate.name, why, deputy: deputy.name })
				: say('route.deputyUnknown', { person: candidate.name, why, deputy: deputyId }),
		);
		candidate = deputy;
	}
	return { person: null, path };
}

function absenceOf(person: Person, { absences, now }: Roster): Absence | null {
	const current = absences.filter(
		({ personId, from, until }) => personId === person.id && from <= now && now < until,
	);
	return current.find(({ deputyId }) => deputyId !== null) ?? current[0] ?? null;
}

/** An absence may name its own deputy; it goes before the usual one. */
function deputyOf(person: Person, roster: Roster): string | null {
	return absenceOf(person, roster)?.deputyId ?? person.deputyId;
}
