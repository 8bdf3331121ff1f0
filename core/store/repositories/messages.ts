import type { MessageTable } from '../schema';
import type { Db, Tx } from '../store';

export type MessageRow = MessageTable;

/** Registers a logical message; a second caller gets the first one's row. */
export async function insertMessage(
	tx: Tx,
	row: MessageRow,
): Promise<{ row: MessageRow; inserted: boolean }> {
	const inserted = await tx
		.insertInto('message')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'message_key']).doNothing())
		.returningAll()
		.executeTakeFirst();
	if (inserted) return { row: inserted, inserted: true };
	const known = await tx
		.selectFrom('message')
		.selectAll()
		.where('workspace_id', '=', row.workspace_id)
		.where('message_key', '=', row.message_key)
		.executeTakeFirstOrThrow();
	return { row: known, inserted: false };
}

export async function updateMessage(
	tx: Tx,
	workspace: string,
	messageKey: string,
	change: Partial<MessageTable>,
): Promise<void> {
	await tx
		.updateTable('message')
		.set(change)
		.where('workspace_id', '=', workspace)
		.where('message_key', '=', messageKey)
		.execute();
}

/** Finds a message by its key or by the Message-ID a bounce quotes. */
export async function findMessage(
	db: Db | Tx,
	workspace: string,
	by: { key: string } | { messageId: string },
): Promise<MessageRow | undefined> {
	const query = db.selectFrom('message').selectAll().where('workspace_id', '=', workspace);
	return await (
		'key' in by
			? query.where('message_key', '=', by.key)
			: query.where('message_id', '=', by.messageId)
	).executeTakeFirst();
}
