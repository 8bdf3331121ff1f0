import { stepRef } from '../../care/books';
import { lookAgainAt, plannedStepsOf } from '../../store/repositories/care';
import { dropPlannedSteps } from '../../store/repositories/care-writes';
import { releaseContacts } from '../../store/repositories/contacts';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/**
 * Takes back what care has planned for a customer of whom something was heard that bears on it, and gives back what
 * it had reserved. The next run looks at it anew, and says why where it is not sent.
 */
export async function unplanCare(
	tx: Tx,
	{ store, workspace }: House,
	customerId: string,
	now: number,
): Promise<void> {
	const steps = await plannedStepsOf(tx, workspace, customerId);
	const careIds = [...new Set(steps.map((step) => step.care_id))];
	const refs = steps.map((step) => stepRef(step.care_id, step.step));
	await releaseContacts(tx, store.dialect, workspace, refs);
	await dropPlannedSteps(tx, store.dialect, workspace, careIds);
	await lookAgainAt(tx, workspace, careIds, now);
}
