import type { ItemOwner } from '../../model/item';
import type { Person } from '../../model/people';
import { personOrDeputy, type Roster, unavailableBecause } from '../../route/deputy';
import type { CaseRow } from '../../store/repositories/cases';
import { ownerOfPerson, storedOwner } from '../item/item-parts';

/** Who is meant: one person, or a role, first in the case's team and then anywhere. */
export function personFor(
	who: { role: string } | { person: string },
	team: string | null,
	roster: Roster,
): Person | null {
	if ('person' in who) {
		const named = roster.people.find(({ id }) => id === who.person);
		return named ? (personOrDeputy(named, roster).person ?? named) : null;
	}
	const able = roster.people.filter(
		(person) => person.role === who.role && unavailableBecause(person, roster) === null,
	);
	return able.find((person) => person.team === team) ?? able[0] ?? null;
}

/** The owner of a case as an item carries them: from the team list, else as routed. */
export function caseOwner(row: CaseRow, people: readonly Person[]): ItemOwner | null {
	const person = people.find(({ id }) => id === row.owner_id);
	return person ? ownerOfPerson(person) : storedOwner(row.owner);
}
