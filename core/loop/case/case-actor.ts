import type { CaseActor } from '../../case/action';
import { leadsCase } from '../../case/lead';
import { NotFoundError } from '../../model/errors';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import type { CaseRow } from '../../store/repositories/cases';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { personNamed } from '../team/team';

/** As what a person acts on a case; `null` when they have no say in it. */
export function actorFor(
	row: Pick<CaseRow, 'owner_id' | 'team' | 'rung'>,
	person: Person,
	settings: Pick<Settings, 'ladder' | 'compensation'>,
): CaseActor | null {
	if (!person.active) return null;
	const who = { id: person.id, name: person.name };
	if (row.owner_id === person.id) return { kind: 'owner', ...who };
	return leadsCase(person, row, settings) ? { kind: 'lead', ...who } : null;
}

/** The person an id, an e-mail, an external id or a name means. */
export async function personIn(house: House, given: string): Promise<Person> {
	const person = personNamed(await listPeople(house.store.db, house.workspace), given);
	if (person) return person;
	throw new NotFoundError(
		`"${given}" is nobody in the team of the workspace "${house.workspace}".`,
		'Add the person with Satisfaction Team first, or correct the ID or e-mail.',
	);
}

/**
 * Who acts when a workflow does something to a case: the workflow itself, or the person in whose
 * name it does (who pressed a button in a chat, say). Somebody with no say in the case acts as a
 * guest of the workflow: only what it may do, within their own limit.
 *
 * @throws NotFoundError for somebody who is not in the team
 */
export async function workflowActor(
	house: House,
	row: CaseRow,
	given: { inNameOf: string | null; workflow: string },
	decides: boolean,
): Promise<CaseActor> {
	if (given.inNameOf === null) return { kind: 'workflow', id: null, name: given.workflow };
	const person = await personIn(house, given.inNameOf);
	const settings = await loadSettings(house.store.db, house.workspace);
	const known = actorFor(row, person, settings);
	if (known) return known;
	// An approver comes to somebody else's case; whether they may decide is the decision's to say.
	return { kind: decides ? 'lead' : 'workflow', id: person.id, name: person.name };
}
