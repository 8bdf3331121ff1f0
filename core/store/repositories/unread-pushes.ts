import { cleanLine } from '../../language/plain-text';
import type { UnreadPushTable } from '../tables/crm';
import type { Db, Tx } from '../store';

export type UnreadPush = Omit<UnreadPushTable, 'workspace_id'>;

/** How long what could not be read is kept, ms. */
export const unreadKept = 30 * 86_400_000;
/** Most that is kept of one trigger. */
export const mostUnread = 500;
/** Letters that are kept of what is wrong. */
const longestWhy = 300;

/**
 * Keeps what could not be read; a repetition says anew what is wrong with it.
 *
 * @returns false where no more are kept of this trigger
 */
export async function keepUnread(
	db: Db | Tx,
	workspace: string,
	push: UnreadPush,
): Promise<boolean> {
	if (await keepOn(db, workspace, push, push.why)) return true;
	const isFull = (await keptOf(db, workspace, push.receiver)) >= mostUnread;
	// Where no clock runs, nobody else forgets them.
	if (isFull && (await forgetLong(db, workspace, push)) === 0) return false;
	await db
		.insertInto('unread_push')
		.values({ workspace_id: workspace, ...push, why: cleanLine(push.why, longestWhy) })
		.onConflict((c) => c.columns(['workspace_id', 'receiver', 'push_id']).doNothing())
		.execute();
	return true;
}

async function keptOf(db: Db | Tx, workspace: string, receiver: string): Promise<number> {
	const { rows } = await db
		.selectFrom('unread_push')
		.select(({ fn }) => fn.countAll<number>().as('rows'))
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.executeTakeFirstOrThrow();
	return Number(rows);
}

/** Forgets what is older than anything is kept. @returns how many */
async function forgetLong(
	db: Db | Tx,
	workspace: string,
	{ receiver, at }: Pick<UnreadPush, 'receiver' | 'at'>,
): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('unread_push')
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('at', '<', at - unreadKept)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

/** Says anew what is wrong with one. @returns whether it is kept */
export async function keepOn(
	db: Db | Tx,
	workspace: string,
	{ receiver, push_id }: Pick<UnreadPush, 'receiver' | 'push_id'>,
	why: string,
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('unread_push')
		.set({ why: cleanLine(why, longestWhy) })
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('push_id', '=', push_id)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The ids of what is kept of a trigger, in the order in which it came: all of it may be some 40 MB. */
export async function unreadIds(db: Db, workspace: string, receiver: string): Promise<string[]> {
	const rows = await db
		.selectFrom('unread_push')
		.select('push_id')
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.orderBy('at')
		.orderBy('push_id')
		.execute();
	return rows.map(({ push_id: id }) => id);
}

/** One of what is kept; `undefined` = it is not, any more. */
export async function findUnread(
	db: Db,
	workspace: string,
	{ receiver, push_id }: Pick<UnreadPush, 'receiver' | 'push_id'>,
): Promise<UnreadPush | undefined> {
	return await db
		.selectFrom('unread_push')
		.select(['receiver', 'push_id', 'system', 'at', 'why', 'request'])
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('push_id', '=', push_id)
		.executeTakeFirst();
}

/** Forgets one that has been read. */
export async function dropUnread(
	db: Db | Tx,
	workspace: string,
	{ receiver, push_id }: Pick<UnreadPush, 'receiver' | 'push_id'>,
): Promise<void> {
	await db
		.deleteFrom('unread_push')
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('push_id', '=', push_id)
		.execute();
}

/** Forgets all of a workspace. @returns how many */
export async function forgetUnread(tx: Tx, workspace: string): Promise<number> {
	const { numDeletedRows } = await tx
		.deleteFrom('unread_push')
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

/** `at`: when the last of them came. */
export type UnreadCount = Pick<UnreadPush, 'receiver' | 'system' | 'why' | 'at'> & {
	pushes: number;
};

/** How many are kept of each trigger, with what is wrong with the last; those of long ago first. */
export async function unreadCounts(db: Db, workspace: string): Promise<UnreadCount[]> {
	const rows = await db
		.selectFrom('unread_push')
		.select(['receiver', 'system', 'why', 'at'])
		.where('workspace_id', '=', workspace)
		.orderBy('at')
		.orderBy('push_id')
		.execute();
	const counts = new Map<string, UnreadCount>();
	for (const row of rows) {
		const pushes = (counts.get(row.receiver)?.pushes ?? 0) + 1;
		counts.set(row.receiver, { ...row, pushes });
	}
	return [...counts.values()];
}
