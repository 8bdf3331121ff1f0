import { isReopening } from '../../model/event';
import { type EventRow, hasHappened } from '../../store/repositories/events';
import { wasWrittenSince } from '../../store/repositories/write-backs';
import type { Tx } from '../../store/store';

/** What is noted about an event that is the echo of our own write. */
export const ownWriteBackOutcome = 'own_write_back';

/** An echo comes at once, or with the next look of a system that is asked; ms. */
const echoWithin = 10 * 60_000;

/**
 * Whether an event is the echo of what we wrote into the record that it is about: some system tells its
 * rules of each change, our own, too, and a ticket whose score is written back is closed once more. It is
 * one if the record was written within ten minutes before it came and the same has happened to it before
 * in the same cycle: after a reopening a closing is a new one, whoever wrote what. A later word about an
 * answer is no echo.
 *
 * @param event in its place among those of its subject
 */
export async function isOwnWriteBack(tx: Tx, event: EventRow, now: number): Promise<boolean> {
	const { workspace_id: workspace, source: system, subject_id: id, type } = event;
	if (id === null || isReopening(type) || type === 'survey.answered') return false;
	if (!(await wasWrittenSince(tx, workspace, { system, id }, now - echoWithin))) return false;
	return await hasHappened(tx, event);
}
