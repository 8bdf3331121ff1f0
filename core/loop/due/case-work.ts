import type { SlaClock } from '../../case/case-facts';
import { workingCaseStates } from '../../model/states';
import { type CaseRow, findCase } from '../../store/repositories/cases';
import { type DueRow, dueAtNow } from '../../store/repositories/due';
import type { Tx } from '../../store/store';
import { actWithin } from '../case/act-on-case';
import type { House } from '../house';
import type { Prepared } from './due-kind';

/** Who acts when the clock does something to a case. */
export const clockActor = { kind: 'system' as const, id: null, name: 'Timer' };

/** What is planned with the work of a clock or a ladder. */
export type CaseDueData = { rung: number | null; clock: SlaClock | null };

/** The case, if somebody still has to work on it. */
export async function workingCase(tx: Tx, house: House, id: string): Promise<CaseRow | null> {
	const found = await findCase(tx, house.workspace, id);
	return found && workingCaseStates.includes(found.state) ? found : null;
}

/** Writes down that a clock has run out, and plans the message to the owner; once, whoever comes first. */
export async function recordBreach(
	tx: Tx,
	house: House,
	{ case_id: caseId, reopen_count: reopened }: CaseRow,
	clock: SlaClock,
	now: number,
): Promise<void> {
	await actWithin(tx, house, now, {
		caseId,
		action: { kind: 'breach', clock },
		actor: clockActor,
		stepKey: `breach:${clock}:${reopened}`,
	});
}

/** When a clock's work is to come, if it was moved after it had been claimed; `null` = it is due. */
export async function movedTo(
	tx: Tx,
	house: House,
	{ due_id: id, due_at: claimed }: Pick<DueRow, 'due_id' | 'due_at'>,
	now: number,
): Promise<Prepared | null> {
	const dueAt = (await dueAtNow(tx, house.workspace, id)) ?? claimed;
	return dueAt > now ? { kind: 'later', dueAt } : null;
}
