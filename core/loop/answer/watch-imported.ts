import type { Settings } from '../../model/settings';
import { dropDue, type PlannedDue, planDue } from '../../store/repositories/due';
import { receiverOf } from '../../store/repositories/events';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/**
 * What follows an answer from elsewhere that an event brought; what a sheet brought can be brought again.
 * The net under the workflow: a recent low score must become a case even if the workflow dies now, and
 * comes out again as its event. Half an answer is closed after its time, as one to our own surveys is. What somebody
 * tries out in the editor needs no net, and starts no published workflow later.
 *
 * @param watched.eventId what brought it; an answer to an invitation is about another event, the one that led to it
 */
export async function watchImported(
	tx: Tx,
	house: House,
	settings: Settings,
	watched: { row: ResponseRow; recent: boolean; eventId: string | null },
	now: number,
): Promise<void> {
	const { row, recent, eventId } = watched;
	if (eventId === null || row.test === 1) return;
	const scope = await receiverOf(tx, house.workspace, eventId);
	if (scope === undefined) return;
	const { response_id: id } = row;
	const about = { key: id, refId: id, scope, data: { eventId }, test: false };
	const planned: PlannedDue[] = [];
	if (row.state === 'partial') {
		const dueAt = row.answered_at + settings.closePartialAfter * settings.timeScale;
		planned.push({ ...about, kind: 'partial_to_close', dueAt });
	} else {
		await dropDue(tx, house.workspace, id, ['partial_to_close']);
	}
	if (row.level === 'low' && recent && row.purpose !== 'verification') {
		const dueAt = now + settings.safetyNetAfter * settings.timeScale;
		planned.push({ ...about, kind: 'low_score_without_case', dueAt });
	}
	await planDue(tx, house.workspace, planned, now);
}
