import type { Db, Store } from '../store';
import { isOnScale } from './on-scale';

/** What was learned from comments, as it is stored. */
export type StoredModel = { learnedAt: number; learned: string; weights: string | null };

/**
 * What was learned from the comments of a workspace.
 *
 * @returns `isStale`: somebody was erased, or comments were forgotten, since they were read
 */
export async function loadCommentModel(
	db: Db,
	workspace: string,
): Promise<(StoredModel & { isStale: boolean }) | undefined> {
	const row = await db
		.selectFrom('comment_model')
		.select(['learned_at', 'learned', 'weights'])
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	if (!row) return undefined;
	const { learned_at: learnedAt, learned, weights } = row;
	const erased = await db
		.selectFrom('erasure')
		.select('erasure_id')
		.where('workspace_id', '=', workspace)
		.where('at', '>=', learnedAt)
		.limit(1)
		.executeTakeFirst();
	const forgotten = await db
		.selectFrom('retention_run')
		.select('run')
		.where('workspace_id', '=', workspace)
		.where('kind', 'in', ['answers', 'comments'])
		.where('at', '>=', learnedAt)
		.where('rows', '>', 0)
		.limit(1)
		.executeTakeFirst();
	return { learnedAt, learned, weights, isStale: Boolean(erased ?? forgotten) };
}

/** Keeps what was learned; of two that learn at once the later reading stays. */
export async function saveCommentModel(
	db: Db,
	workspace: string,
	{ learnedAt, learned, weights }: StoredModel,
): Promise<void> {
	await db
		.insertInto('comment_model')
		.values({ workspace_id: workspace, learned_at: learnedAt, learned, weights })
		.onConflict((conflict) =>
			conflict
				.columns(['workspace_id'])
				.doUpdateSet({ learned_at: learnedAt, learned, weights })
				.where('comment_model.learned_at', '<=', learnedAt),
		)
		.execute();
}

/** A comment and the level of its answer. */
export type CommentWithLevel = { text: string; isHigh: boolean; customer: string | null };

/** The newest comments of answers on their scale that were high or low, test rows left out. */
export async function scoredComments(
	store: Pick<Store, 'db' | 'analyse'>,
	workspace: string,
	most: number,
): Promise<CommentWithLevel[]> {
	const query = store.db
		.selectFrom('response')
		.select(['comment', 'level', 'customer_id'])
		.where('workspace_id', '=', workspace)
		.where('test', '=', 0)
		.where('level', 'in', ['low', 'high'])
		.where(isOnScale)
		.where('comment', 'is not', null)
		.orderBy('answered_at', 'desc')
		.orderBy('response_id')
		.limit(most);
	const rows = await store.analyse({ compile: () => query.compile() });
	return rows.map(({ comment, level, customer_id: customer }) => ({
		text: comment ?? '',
		isHigh: level === 'high',
		customer,
	}));
}
