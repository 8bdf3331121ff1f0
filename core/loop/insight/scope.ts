import { NotFoundError } from '../../model/errors';
import type { Person } from '../../model/people';
import type { ResponsibleScope, SummaryFilters } from '../../store/repositories/summary-scope';
import { personNamed } from '../team/team';

/**
 * The people that a team or an owner means.
 *
 * @throws NotFoundError for an owner who is not in the team
 */
export function responsibleScope(
	people: readonly Person[],
	{ team, owner }: Pick<SummaryFilters, 'team' | 'owner'>,
): ResponsibleScope {
	if (owner !== null) {
		const person = personNamed(people, owner);
		if (person) return { team: null, people: [person] };
		throw new NotFoundError(
			`"${owner}" is nobody in the team of this workspace.`,
			'Correct the ID or e-mail, or leave Owner empty.',
		);
	}
	if (team === null) return null;
	const members = people.filter((person) => person.team?.toLowerCase() === team.toLowerCase());
	return { team, people: members };
}
