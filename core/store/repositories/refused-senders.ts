import type { RefusedSenderTable } from '../tables/crm';
import type { Db, Tx } from '../store';

export type RefusedSender = Omit<RefusedSenderTable, 'workspace_id'>;

/** Notes that a sender was refused once more. */
export async function keepRefused(
	db: Db | Tx,
	workspace: string,
	{ receiver, system, reason, at }: Omit<RefusedSender, 'times'>,
): Promise<void> {
	await db
		.insertInto('refused_sender')
		.values({ workspace_id: workspace, receiver, system, reason, at, times: 1 })
		.onConflict((c) =>
			c.columns(['workspace_id', 'receiver']).doUpdateSet((eb) => ({
				system,
				reason,
				at,
				times: eb('refused_sender.times', '+', 1),
			})),
		)
		.execute();
}

/** Notes that a sender is let in, or that its trigger was published anew. */
export async function dropRefused(db: Db | Tx, workspace: string, receiver: string): Promise<void> {
	await db
		.deleteFrom('refused_sender')
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.execute();
}

/** The senders that were refused when they came last, those of long ago first. */
export async function refusedSenders(db: Db, workspace: string): Promise<RefusedSender[]> {
	return await db
		.selectFrom('refused_sender')
		.select(['receiver', 'system', 'reason', 'at', 'times'])
		.where('workspace_id', '=', workspace)
		.orderBy('at')
		.execute();
}
