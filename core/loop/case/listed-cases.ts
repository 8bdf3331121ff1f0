import { clockState } from '../../case/clock';
import type { TeamCase } from '../../pages/team-page';
import type { Person } from '../../model/people';
import { caseNames } from '../../store/repositories/case-list';
import type { CaseRow } from '../../store/repositories/cases';
import type { House } from '../house';
import { pauseOf, subjectName } from './case-row';
import { caseOwner } from './recipients';

/** Cases as a list shows them, to whom a link is made for. */
export async function listedCases(
	house: House,
	now: number,
	rows: readonly CaseRow[],
	given: { people: readonly Person[]; linkTo: (row: CaseRow) => string | null },
): Promise<TeamCase[]> {
	const { names, scores } = await caseNames(house.store.db, house.workspace, rows);
	return rows.map((row) => {
		const owner = caseOwner(row, given.people);
		return {
			id: row.case_id,
			link: given.linkTo(row),
			customerName: names.get(row.customer_id ?? '') ?? null,
			subjectTitle: subjectName(row),
			ownerName: owner?.name ?? owner?.email ?? owner?.id ?? null,
			state: row.state,
			priority: row.priority,
			rung: row.rung,
			score: scores.get(row.response_id ?? '') ?? null,
			comment: scores.get(row.response_id ?? '')?.comment ?? null,
			promised: row.promise_at !== null && row.promise_at >= now,
			clock: nextClock(row, now),
			pause: pauseOf(row, now),
		};
	});
}

/** The clock that runs out first, or has; that of the resolution when the response is done. */
export function nextClock(row: CaseRow, now: number): TeamCase['clock'] {
	const response = {
		dueAt: row.response_due_at,
		state: clockState(row.response_state, row.response_due_at, now),
	};
	const resolution = {
		dueAt: row.resolution_due_at,
		state: clockState(row.resolution_state, row.resolution_due_at, now),
	};
	const waiting = row.acknowledged_at === null && response.dueAt !== null;
	return waiting && resolution.state !== 'breached' ? response : resolution;
}
