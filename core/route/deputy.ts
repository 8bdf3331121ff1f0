import type { Absence, Person } from '../model/people';

/** The people of a workspace as they are now. */
export type Roster = {
	people: readonly Person[];
	absences: readonly Absence[];
	/** Open cases by person id; a person who is not named has none. */
	loads: Readonly<Record<string, number>>;
	/** Epoch ms. */
	now: number;
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
	if (!person.active) return 'is not active';
	if (absenceOf(person, roster)) return 'is absent';
	const load = Object.hasOwn(roster.loads, person.id) ? (roster.loads[person.id] ?? 0) : 0;
	if (person.maxOpenCases !== null && load >= person.maxOpenCases) {
		return `has ${load} open cases, of at most ${person.maxOpenCases}`;
	}
	return null;
}

/** The person, else their deputy, else the deputy's deputy, …; stops where the chain closes. */
export function personOrDeputy(person: Person, roster: Roster): Deputising {
	const path: string[] = [];
	const asked = new Set<string>();
	let candidate: Person | null = person;
	while (candidate) {
		const why = unavailableBecause(candidate, roster);
		if (why === null) return { person: candidate, path };
		asked.add(candidate.id);
		const deputyId = deputyOf(candidate, roster);
		if (deputyId === null) {
			path.push(`${candidate.name} ${why} and has no deputy`);
			return { person: null, path };
		}
		if (asked.has(deputyId)) {
			path.push(`${candidate.name} ${why}; the deputies lead in a circle`);
			return { person: null, path };
		}
		const deputy = personById(roster, deputyId);
		path.push(
			deputy
				? `${candidate.name} ${why}; deputy is ${deputy.name}`
				: `${candidate.name} ${why}; the deputy "${deputyId}" is not in the team list`,
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
