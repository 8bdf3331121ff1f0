import { isReopening } from '../../model/event';
import { type EventRow, hasHappened } from '../../store/repositories/events';
import { wasWrittenSince } from '../../store/repositories/write-backs';
import type { Tx } from '../../store/store';

/** What is noted about an event that is the echo of our own write. */
export const ownWriteBackOutcome = 'own_write_back';

/** An echo is of a change at once after the write, by a clock that may differ; ms. */
const echoWithin = 10 * 60_000;

/**
 * Whether an event is the echo of what we wrote into the record that it is about: some system tells its
 * rules of each change, our own, too, and a ticket whose score is written back is closed once more. It is
 * one if the record was written within ten minutes before it was changed, or since, and the same has happened to it before
 * in the same cycle: after a reopening a closing is a new one, whoever wrote what. A later word about an
 * answer is no echo.
 *
 * @param event in its place among those of its subject
 * @param changedAt when the record was changed, epoch ms: of a system that is asked that may be long ago;
 *   where nobody says so, when the event came
 */
export async function isOwnWriteBack(tx: Tx, event: EventRow, changedAt: number): Promise<boolean> {
	const { workspace_id: workspace, source: system, subject_id: id, type } = event;
	if (id === null || isReopening(type) || type === 'survey.answered') return false;
	if (!(await wasWrittenSince(tx, workspace, { system, id }, changedAt - echoWithin))) return false;
	return await hasHappened(tx, event);
}
