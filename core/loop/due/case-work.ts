import type { SlaClock } from '../../case/case-facts';
import { workingCaseStates } from '../../model/states';
import { type CaseRow, findCase } from '../../store/repositories/cases';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** Who acts when the clock does something to a case. */
export const clockActor = { kind: 'system' as const, id: null, name: 'Timer' };

/** What is planned with the work of a clock or a ladder. */
export type CaseDueData = { rung: number | null; clock: SlaClock | null };

/** The case, if somebody still has to work on it. */
export async function workingCase(tx: Tx, house: House, id: string): Promise<CaseRow | null> {
	const found = await findCase(tx, house.workspace, id);
	return found && workingCaseStates.includes(found.state) ? found : null;
}
