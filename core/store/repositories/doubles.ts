import type { LikelyDoubleTable } from '../tables/known-people';
import type { Db, Tx } from '../store';

/** The newest pairs first, at most `limit`. */
export async function newestDoubles(
	db: Db | Tx,
	workspace: string,
	limit: number,
): Promise<LikelyDoubleTable[]> {
	return await db
		.selectFrom('likely_double')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.orderBy('found_at', 'desc')
		.orderBy('customer_id')
		.orderBy('other_id')
		.limit(limit)
		.execute();
}
