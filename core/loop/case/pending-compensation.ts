import { InputError } from '../../model/errors';
import { type CaseRow, listCompensations } from '../../store/repositories/cases';
import type { House } from '../house';

/**
 * The request a decision is about: the named one, else the only one that waits.
 *
 * @throws InputError if none waits, or several do and none is named
 */
export async function pendingCompensation(
	house: House,
	row: CaseRow,
	named: string | null,
): Promise<string> {
	if (named !== null) return named;
	const all = await listCompensations(house.store.db, house.workspace, row.case_id);
	const waiting = all.filter(({ state }) => state === 'requested');
	const [only] = waiting;
	if (only && waiting.length === 1) return only.compensation_id;
	throw new InputError(
		`In the case ${row.case_id} ${waiting.length === 0 ? 'no compensation waits' : `${waiting.length} compensations wait`} for a decision.`,
		'Give the Compensation ID: the operation Get lists them.',
	);
}
