import type { DueKind } from '../../model/states';
import type { Store } from '../store';

/** Planned work of one kind that one and the same takes. */
export type WaitingWork = {
	kind: DueKind;
	/** Who takes it: a survey key, a receiver of events, or nothing (the clock). */
	scope: string;
	/** All that is planned, whenever it comes due. */
	planned: number;
	/** What has come due and is in nobody's hands. */
	overdue: number;
	/** When the oldest of that came due, epoch ms. */
	oldest: number | null;
	stuck: number;
	lastError: string | null;
};

/** How much work waits, by kind and by who takes it; test rows are left out. */
export async function waitingWork(
	store: Store,
	workspace: string,
	now: number,
): Promise<WaitingWork[]> {
	const query = store.db
		.selectFrom('due')
		.select(({ fn, eb }) => {
			const pending = eb('state', '=', 'pending');
			const late = eb.and([pending, eb('due_at', '<=', now), eb('lease_until', '<=', now)]);
			const isStuck = eb('state', '=', 'stuck');
			const one = eb.val(1);
			return [
				'kind',
				'scope',
				fn.count<number>(eb.case().when(pending).then(one).end()).as('planned'),
				fn.count<number>(eb.case().when(late).then(one).end()).as('overdue'),
				fn.min<number | null>(eb.case().when(late).then(eb.ref('due_at')).end()).as('oldest'),
				fn.count<number>(eb.case().when(isStuck).then(one).end()).as('stuck'),
				fn
					.max<string | null>(eb.case().when(isStuck).then(eb.ref('last_error')).end())
					.as('last_error'),
			];
		})
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.groupBy(['kind', 'scope'])
		.orderBy('kind')
		.orderBy('scope');
	const rows = await store.analyse(query);
	return rows.map((row) => ({
		kind: row.kind,
		scope: row.scope,
		planned: Number(row.planned),
		overdue: Number(row.overdue),
		oldest: row.oldest === null ? null : Number(row.oldest),
		stuck: Number(row.stuck),
		lastError: row.last_error,
	}));
}
