import { NotFoundError } from '../../model/errors';
import type { Person } from '../../model/people';
import { soughtOwners } from '../../store/repositories/owner-marks';
import type { ResponsibleScope, SummaryFilters } from '../../store/repositories/summary-scope';
import type { WorkspaceStore } from '../../store/store';
import { personNamed } from '../team/team';

/**
 * The people that a team or an owner means.
 *
 * @throws NotFoundError for an owner who is not in the team
 */
export async function responsibleScope(
	place: WorkspaceStore,
	people: readonly Person[],
	{ team, owner }: Pick<SummaryFilters, 'team' | 'owner'>,
): Promise<ResponsibleScope> {
	const of = async (one: { team: string | null; people: Person[] }) => ({
		...one,
		owners: await soughtOwners(place, one),
	});
	if (owner !== null) {
		const person = personNamed(people, owner);
		if (person) return await of({ team: null, people: [person] });
		throw new NotFoundError(
			`"${owner}" is nobody in the team of this workspace.`,
			'Correct the ID or e-mail, or leave Owner empty.',
		);
	}
	if (team === null) return null;
	const members = people.filter((person) => person.team?.toLowerCase() === team.toLowerCase());
	return await of({ team, people: members });
}
