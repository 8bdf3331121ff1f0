import type { SatisfactionItem } from '../../model/item';
import { fillItem, isoTime } from '../../model/item';
import type { Level } from '../../model/metric';
import type { Tx } from '../../store/store';
import type { DueRow } from '../../store/repositories/due';
import type { House } from '../house';

/** What claimed work turns out to be. */
export type Prepared =
	/** Hand these items to the workflow; `level` tells answers apart. */
	| { kind: 'emit'; items: Array<Partial<SatisfactionItem>>; level: Level | null }
	/** Nothing to do (any more). */
	| { kind: 'done' }
	/** Not yet: the policy moved it. */
	| { kind: 'later'; dueAt: number };

/** Turns one claimed row into work, inside a transaction; doing it twice must do no harm. */
export type Prepare = (tx: Tx, house: House, row: DueRow, now: number) => Promise<Prepared>;

/** An item as it leaves the timer: what came due is named on it. */
export function dueItem(
	row: DueRow,
	parts: Partial<SatisfactionItem>,
): SatisfactionItem & Record<string, unknown> {
	return fillItem(
		{},
		{
			...parts,
			test: row.test === 1 || parts.test === true,
			due: {
				id: row.due_id,
				kind: row.kind,
				dueAt: isoTime(row.due_at) ?? '',
				attempt: row.attempt,
			},
		},
	);
}

/** Data planned with the row. */
export function dueData(row: DueRow): { rung?: number | null; clock?: string | null } {
	return JSON.parse(row.data) as { rung?: number | null; clock?: string | null };
}
