import { InputError } from '../../model/errors';
import { listPeople } from '../../store/repositories/people';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { type PersonFacts, readPersonFacts } from './person-facts';
import { type SavedPerson, upsertWithin } from './team';
import { Roster } from './roster';
import { forgetTeam } from './team-now';

/**
 * Creates or updates the people of a list, all of them or none: each is recognised as `upsertPerson`
 * does. A row that says nothing but a role is left out. A deputy may stand further down.
 *
 * @throws InputError naming the row, for a deputy whom nobody is, or for a list of nobody
 */
export async function upsertPeople(
	house: House,
	now: number,
	rows: ReadonlyArray<Record<string, unknown>>,
	doer?: Doer,
): Promise<SavedPerson[]> {
	const saved = await house.store.transaction(async (tx) => {
		const people: SavedPerson[] = [];
		const roster = new Roster(await listPeople(tx, house.workspace));
		for (const [index, row] of rows.entries()) {
			try {
				const facts = readPersonFacts(row);
				if (isBlank(facts)) continue;
				people.push(await upsertWithin(tx, house, now, { facts, cleared: [], roster, doer }));
			} catch (error) {
				throw inRow(index, error);
			}
		}
		if (people.length === 0) {
			throw new InputError(
				'The list has no person.',
				'Add the people, each with a name and an e-mail.',
			);
		}
		// Somebody further down may have settled who a deputy is.
		return people.map((one) => {
			const person = roster.get(one.person.id) ?? one.person;
			const { deputyId, name } = person;
			if (deputyId !== null && !roster.has(deputyId)) {
				throw new InputError(
					`The deputy "${deputyId}" of ${name} is nobody in the team.`,
					'Add them to the list, or write the name or the e-mail of somebody who is in it.',
				);
			}
			return { ...one, person };
		});
	});
	forgetTeam(house);
	return saved;
}

/** A new row of the node has a role already. */
function isBlank({ role: _usual, ...facts }: PersonFacts): boolean {
	return Object.values(facts).every((fact) => fact === null);
}

function inRow(index: number, error: unknown): unknown {
	if (!(error instanceof InputError)) return error;
	return new InputError(`Person ${index + 1} of the list: ${error.message}`, error.hint);
}
