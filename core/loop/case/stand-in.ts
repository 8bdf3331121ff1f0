import type { LadderRung } from '../../model/settings';
import { personOrDeputy, type Roster, unavailableBecause } from '../../route/deputy';
import type { Person } from '../../model/people';
import { personFor } from './recipients';

/**
 * Who is told, and may act, in place of somebody who is away or has left: their deputy, else whoever the
 * ladder names first in the team of the case. How many cases they have does not matter for that.
 *
 * @returns `null` when the person is there, or nobody can stand in
 */
export function standInFor(
	personId: string | null,
	team: string | null,
	{ people, absences, now }: Omit<Roster, 'loads'>,
	ladder: readonly LadderRung[],
): Person | null {
	const free = people.map((one) => ({ ...one, maxOpenCases: null }));
	const roster = { people: free, absences, loads: {}, now };
	const person = free.find(({ id }) => id === personId);
	if (!person || unavailableBecause(person, roster) === null) return null;
	const deputy = personOrDeputy(person, roster).person;
	if (deputy) return deputy;
	const named = ladder.map(({ notify }) => personFor(notify, team ?? person.team, roster));
	return named.find((one) => one && unavailableBecause(one, roster) === null) ?? null;
}
