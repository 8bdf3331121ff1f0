import type { RefusalCode } from '../../model/delivery';
import type { MessageTable } from '../schema';
import { askedOnce } from '../compiled-once';
import type { Db, Tx } from '../store';

export type MessageRow = MessageTable;

/** A way by which a message was refused for good. */
export type RefusedWay = {
	channel: string;
	/** Epoch ms. */
	at: number;
	code: RefusalCode;
	/** In one sentence. */
	reason: string;
};

/** The ways by which a message was refused since it was begun anew, in their order. */
export function refusedWays({ ways }: Pick<MessageRow, 'ways'>): RefusedWay[] {
	return ways === null ? [] : (JSON.parse(ways) as RefusedWay[]);
}

/** What every message begins with. */
export const noWays = { unsure_by: null, ways: null } satisfies Partial<MessageRow>;

/** Registers a logical message; a second caller gets the first one's row. */
export async function insertMessage(
	tx: Tx,
	row: MessageRow,
): Promise<{ row: MessageRow; inserted: boolean }> {
	const [inserted] = (await insertedMessage(tx, row)).rows;
	if (inserted) return { row: inserted, inserted: true };
	const known = await tx
		.selectFrom('message')
		.selectAll()
		.where('workspace_id', '=', row.workspace_id)
		.where('message_key', '=', row.message_key)
		.executeTakeFirstOrThrow();
	return { row: known, inserted: false };
}

const insertedMessage = askedOnce((db, row: MessageRow) =>
	db
		.insertInto('message')
		.values(row)
		.onConflict((c) => c.columns(['workspace_id', 'message_key']).doNothing())
		.returningAll(),
);

/**
 * Takes a message that is not new for another try, unless somebody else has taken it since it was read.
 *
 * @returns whether it is ours now
 */
export async function takeMessage(
	tx: Tx,
	read: MessageRow,
	change: Pick<MessageTable, 'recipient' | 'updated_at'> & Partial<MessageTable>,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('message')
		.set({ ...change, state: 'sending', tries: read.tries + 1 })
		.where('workspace_id', '=', read.workspace_id)
		.where('message_key', '=', read.message_key)
		.where('tries', '=', read.tries)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/**
 * Says that a message is still being sent.
 *
 * @param taken as it was taken; whoever has taken it since has counted another try
 * @returns whether nobody has
 */
export async function renewMessage(
	db: Db | Tx,
	workspace: string,
	taken: MessageRow,
	now: number,
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('message')
		.set({ updated_at: now })
		.where('workspace_id', '=', workspace)
		.where('message_key', '=', taken.message_key)
		.where('tries', '=', taken.tries)
		.where('state', '=', 'sending')
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

/**
 * Lets a message wait that is being sent; one that somebody else has sent meanwhile stays sent.
 *
 * @param change.unsure_by the channel that may have taken it all the same; left out: as it is
 */
export async function waitMessage(
	db: Db | Tx,
	workspace: string,
	messageKey: string,
	change: Pick<MessageTable, 'updated_at'> & Partial<Pick<MessageTable, 'unsure_by' | 'ways'>>,
): Promise<void> {
	await db
		.updateTable('message')
		.set({ ...change, state: 'waiting' })
		.where('workspace_id', '=', workspace)
		.where('message_key', '=', messageKey)
		.where('state', '=', 'sending')
		.execute();
}

export async function updateMessage(
	tx: Tx,
	workspace: string,
	messageKey: string,
	change: Partial<MessageTable>,
): Promise<void> {
	await changeMessage(tx, { workspace, messageKey, change });
}

const changeMessage = askedOnce(
	(db, of: { workspace: string; messageKey: string; change: Partial<MessageTable> }) =>
		db
			.updateTable('message')
			.set(of.change)
			.where('workspace_id', '=', of.workspace)
			.where('message_key', '=', of.messageKey),
);

/** Finds a message by its key or by the Message-ID a bounce quotes. */
export async function findMessage(
	db: Db | Tx,
	workspace: string,
	by: MessageBy,
): Promise<MessageRow | undefined> {
	return (await messageBy(db, { workspace, by })).rows[0];
}

type MessageBy = { key: string } | { messageId: string };

const messageBy = askedOnce((db, { workspace, by }: { workspace: string; by: MessageBy }) => {
	const query = db.selectFrom('message').selectAll().where('workspace_id', '=', workspace);
	return 'key' in by
		? query.where('message_key', '=', by.key)
		: query.where('message_id', '=', by.messageId);
});

/** How many of these messages there are, sent or not. */
export async function countMessages(
	db: Db | Tx,
	workspace: string,
	keys: readonly string[],
): Promise<number> {
	const { known } = await db
		.selectFrom('message')
		.select(({ fn }) => fn.countAll<number>().as('known'))
		.where('workspace_id', '=', workspace)
		.where('message_key', 'in', [...keys])
		.executeTakeFirstOrThrow();
	return Number(known);
}

/** Of these messages those that wait after a try that could not send them, each with its tries. */
export async function postponedTries(
	db: Db | Tx,
	workspace: string,
	keys: readonly string[],
): Promise<Map<string, number>> {
	if (keys.length === 0) return new Map();
	const rows = await db
		.selectFrom('message')
		.select(['message_key', 'tries'])
		.where('workspace_id', '=', workspace)
		.where('message_key', 'in', [...keys])
		.where('state', '=', 'waiting')
		.where('tries', '>', 0)
		.execute();
	return new Map(rows.map(({ message_key: key, tries }) => [key, tries]));
}
