import type { Person } from '../model/people';
import type { LadderRung, Settings } from '../model/settings';

/**
 * Whether a person may act on a case in its owner's place: somebody in a role that the ladder or the
 * approvals name, on the cases of their own team. Who belongs to no team leads all of them; a case
 * without a team is every lead's; and whoever an escalation has reached may act wherever they sit.
 */
export function leadsCase(
	person: Person,
	about: { team: string | null; rung: number },
	settings: Pick<Settings, 'ladder' | 'compensation'>,
): boolean {
	if (!person.active) return false;
	const reached = settings.ladder.slice(0, about.rung);
	if (reached.some(({ notify }) => isMeant(person, notify))) return true;
	if (!isLead(person, settings)) return false;
	return person.team === null || about.team === null || sameTeam(person.team, about.team);
}

/** Whether a person's role leads at all. */
export function isLead(
	person: Person,
	{ ladder, compensation }: Pick<Settings, 'ladder' | 'compensation'>,
): boolean {
	return (
		person.role === compensation.approverRole ||
		ladder.some(({ notify }) => isMeant(person, notify))
	);
}

/**
 * Whether a person may see what a lead of this team sees; who belongs to no team may see them all.
 *
 * @param team `*` = all teams
 */
export function leadsTeam(
	person: Person,
	team: string,
	settings: Pick<Settings, 'ladder' | 'compensation'>,
): boolean {
	if (!person.active || !isLead(person, settings)) return false;
	return person.team === null || sameTeam(person.team, team);
}

function isMeant(person: Person, notify: LadderRung['notify']): boolean {
	return 'role' in notify ? notify.role === person.role : notify.person === person.id;
}

function sameTeam(one: string, other: string): boolean {
	return one.trim().toLowerCase() === other.trim().toLowerCase();
}
