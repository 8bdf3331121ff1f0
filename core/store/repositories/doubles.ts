import type { Trait } from '../../model/identities';
import type { DoubleReason, LikelyDoubleTable } from '../tables/known-people';
import type { Db, Tx } from '../store';

/** Of what many have, no more are compared: a switchboard makes nobody a double of hundreds. */
const mostCompared = 5;

/** Stores what a customer has, and who else has the same. */
export async function saveTraits(
	tx: Tx,
	workspace: string,
	customerId: string,
	traits: readonly Trait[],
	now: number,
): Promise<void> {
	if (traits.length === 0) return;
	const fresh = await tx
		.insertInto('customer_trait')
		.values(traits.map((one) => ({ workspace_id: workspace, ...one, customer_id: customerId })))
		.onConflict((c) => c.doNothing())
		.returning(['kind', 'value'])
		.execute();
	for (const { kind, value } of fresh) {
		const others = await tx
			.selectFrom('customer_trait')
			.select('customer_id')
			.where('workspace_id', '=', workspace)
			.where('kind', '=', kind)
			.where('value', '=', value)
			.where('customer_id', '<>', customerId)
			.limit(mostCompared)
			.execute();
		const ids = others.map((other) => other.customer_id);
		await noteDoubles(tx, workspace, customerId, ids, kind, now);
	}
}

/** A customer has these no longer. */
export async function dropTraits(
	tx: Tx,
	workspace: string,
	customerId: string,
	traits: readonly Trait[],
): Promise<void> {
	for (const { kind, value } of traits) {
		await tx
			.deleteFrom('customer_trait')
			.where('workspace_id', '=', workspace)
			.where('kind', '=', kind)
			.where('value', '=', value)
			.where('customer_id', '=', customerId)
			.execute();
	}
}

/** Somebody and others may be one person. */
export async function noteDoubles(
	tx: Tx,
	workspace: string,
	customerId: string,
	others: readonly string[],
	reason: DoubleReason,
	now: number,
): Promise<void> {
	const rows = others
		.filter((other) => other !== customerId)
		.map((other) => {
			const [one = '', two = ''] = [customerId, other].sort();
			return {
				workspace_id: workspace,
				customer_id: one,
				other_id: two,
				reason,
				found_at: Math.round(now),
			};
		});
	if (rows.length === 0) return;
	await tx
		.insertInto('likely_double')
		.values(rows)
		.onConflict((c) => c.doNothing())
		.execute();
}

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
