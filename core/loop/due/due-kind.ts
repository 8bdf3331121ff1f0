import type { SatisfactionItem } from '../../model/item';
import { fillItem, isoTime } from '../../model/item';
import type { DueKind } from '../../model/states';
import type { DueRow } from '../../store/repositories/due';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/** What claimed work turns out to be. */
export type Prepared =
	/** Hand these items to the workflow. */
	| { kind: 'give'; items: Array<Partial<SatisfactionItem>> }
	/** Done, or void by now. */
	| { kind: 'done' }
	/** Not yet: the policy moved it. */
	| { kind: 'later'; dueAt: number };

/** Turns one claimed row into work, inside a transaction; doing it twice must do no harm. */
export type Prepare = (tx: Tx, house: House, row: DueRow, now: number) => Promise<Prepared>;

/**
 * Who takes work of a kind: the workspace's clock does an `effect` by itself and gives a `message` to
 * whoever sends it; what was interrupted comes out again at the trigger where it began, what could not be
 * told at the one that tells it.
 */
export type Taker = 'effect' | 'message' | 'answers' | 'events' | 'activities';

export type DueKindOf<Key extends DueKind = DueKind> = {
	key: Key;
	takers: readonly Taker[];
	prepare: Prepare;
};

export const done: Prepared = { kind: 'done' };

/** Data planned with a row. */
export function dueData<Data extends object>(row: DueRow): Partial<Data> {
	return JSON.parse(row.data) as Partial<Data>;
}

/** An item as it leaves: what came due is named on it. */
export function dueItem(
	row: DueRow,
	parts: Partial<SatisfactionItem>,
): SatisfactionItem & Record<string, unknown> {
	const { cause } = dueData<{ cause: DueKind }>(row);
	return fillItem(
		{},
		{
			...parts,
			test: row.test === 1 || parts.test === true,
			due: {
				id: row.due_id,
				kind: cause ?? row.kind,
				dueAt: isoTime(row.due_at) ?? '',
				attempt: row.attempt,
			},
		},
	);
}
