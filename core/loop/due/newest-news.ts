import type { CaseMailKind } from '../../mail/case-mail-view';
import { type DueRow, pendingDueOf } from '../../store/repositories/due';
import { findCase } from '../../store/repositories/cases';
import { listAbsences, listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { Notice } from '../case/notices';
import { standInFor } from '../case/stand-in';
import type { House } from '../house';
import { dueData } from './due-kind';

/** News of where a case stands, the later ones last: the newest makes the others old. */
const news: readonly CaseMailKind[] = [
	'new_case',
	'breach_response',
	'rung',
	'breach_resolution',
	'reassigned',
	'reopened',
];

/**
 * Whether the same person is told something newer about the case. After a stand-still of the clock much
 * comes due at once; each person gets one mail, with the state the case is in by then.
 *
 * Whoever stands in for somebody who is away is one reader, too.
 *
 * @param row the message as work; anything but a notice yields to every notice
 */
export async function isOvertaken(
	tx: Tx,
	house: House,
	row: DueRow,
	recipient: Notice['recipient'] | null,
	now: number,
): Promise<boolean> {
	const own = place(row);
	if (own === null || recipient === null) return false;
	const rows = await pendingDueOf(tx, house.workspace, row.ref_id);
	const about = await findCase(tx, house.workspace, row.ref_id);
	const people = await listPeople(tx, house.workspace);
	const absences = await listAbsences(tx, house.workspace, now);
	const { ladder } = await loadSettings(tx, house.workspace);
	const readerOf = ({ id, email }: Notice['recipient']) =>
		standInFor(id, about?.team ?? null, { people, absences, now }, ladder)?.id ?? id ?? email;
	return rows.some((one) => {
		const other = one.kind === 'notice' && one.due_id !== row.due_id ? place(one) : null;
		const to = other && dueData<Notice>(one).recipient;
		if (!other || !to || readerOf(to) !== readerOf(recipient)) return false;
		return row.kind !== 'notice' || isAfter(other, own);
	});
}

type Place = readonly [createdAt: number, rank: number, rung: number];

/** Where a message stands among the news; `null` = it is none, and is told whatever else is. */
function place(row: DueRow): Place | null {
	if (row.kind !== 'notice') return [row.created_at, -1, 0];
	const { kind, step } = dueData<Notice>(row);
	const rank = news.findIndex((one) => one === kind);
	if (rank < 0) return null;
	return [row.created_at, rank, kind === 'rung' ? Number(step?.split(':')[1]) : 0];
}

function isAfter(one: Place, other: Place): boolean {
	const index = one.findIndex((part, at) => part !== other[at]);
	return index >= 0 && (one[index] ?? 0) > (other[index] ?? 0);
}
