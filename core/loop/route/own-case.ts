import { NotFoundError } from '../../model/errors';
import type { ItemOwner } from '../../model/item';
import { isObject } from '../../model/json';
import { findCase } from '../../store/repositories/cases';
import { findPerson } from '../../store/repositories/people';
import { caseOwner } from '../case/recipients';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/**
 * Whose the case of an item is; `null` for an item without a case.
 *
 * @throws NotFoundError if the case is not in this workspace
 */
export async function ownCase(
	house: House,
	item: Record<string, unknown>,
): Promise<{ owner: ItemOwner | null; text: string } | null> {
	const caseId = isObject(item.case) ? item.case.id : null;
	if (typeof caseId !== 'string' || caseId === '') return null;
	const { db } = house.store;
	const row = await findCase(db, house.workspace, caseId);
	if (!row) {
		throw new NotFoundError(
			`There is no case "${caseId}" in the workspace "${house.workspace}".`,
			'Use the Satisfaction Workspace credential of the workflow that opened it.',
		);
	}
	const person = row.owner_id ? await findPerson(db, house.workspace, row.owner_id) : undefined;
	const owner = caseOwner(row, person ? [person] : []);
	const say = sayOf(house);
	const name = owner?.name ?? owner?.email ?? owner?.id ?? null;
	const text =
		name === null
			? say('route.keptByNobody', { case: caseId })
			: say('route.kept', { case: caseId, owner: name });
	return { owner, text };
}
