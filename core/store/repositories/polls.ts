import type { Db, DialectName, Tx } from '../store';
import type { PollCursorTable } from '../tables/poll';

/** Whose poll, and of what. */
export type PollKey = { workspace: string; receiver: string; scope: string };

const keyOf = ({ workspace, receiver, scope }: PollKey) => ({
	workspace_id: workspace,
	receiver,
	scope,
});

/** How far a poll has read; `undefined` before it has begun. */
export async function pollCursor(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
): Promise<PollCursorTable | undefined> {
	return await db
		.selectFrom('poll_cursor')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.executeTakeFirst();
}

/** Begins a poll; one that has begun already stays where it is. */
export async function beginPoll(
	db: Db | Tx,
	key: PollKey,
	begin: Pick<PollCursorTable, 'system' | 'object' | 'learned_from' | 'read_until'>,
	now: number,
): Promise<void> {
	await db
		.insertInto('poll_cursor')
		.values({ ...keyOf(key), ...begin, failure: null, failed_at: null, updated_at: now })
		.onConflict((c) => c.columns(['workspace_id', 'receiver', 'scope']).doNothing())
		.execute();
}

/** Notes that all that was changed before `until` has been read; never goes back. */
export async function advancePoll(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
	until: number,
	now: number,
): Promise<void> {
	await db
		.updateTable('poll_cursor')
		.set((eb) => ({
			read_until: eb
				.case()
				.when('read_until', '<', until)
				.then(until)
				.else(eb.ref('read_until'))
				.end(),
			failure: null,
			failed_at: null,
			updated_at: now,
		}))
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.execute();
}

/**
 * Notes that the system could not be read.
 *
 * @returns whether that was not known yet, so that of several who note it one tells
 */
export async function failPoll(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
	failure: string,
	now: number,
): Promise<boolean> {
	const noted = await db
		.updateTable('poll_cursor')
		.set({ failure, failed_at: now, updated_at: now })
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.where('failure', 'is', null)
		.returning('failed_at')
		.execute();
	return noted.length > 0;
}

/** What was last seen of a record, and when. */
export type SeenMark = { mark: string; seenAt: number };

/** What was last seen of these records, by their ids. */
export async function pollMarks(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
	ids: readonly string[],
): Promise<Map<string, SeenMark>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('poll_record')
		.select(['record_id', 'mark', 'seen_at'])
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.where('record_id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.record_id, { mark: row.mark, seenAt: row.seen_at }]));
}

/** The mark of one record, held until the transaction ends so that two who look at it follow one another. */
export async function heldMark(
	tx: Tx,
	dialect: DialectName,
	key: PollKey,
	id: string,
): Promise<string | null> {
	// Whoever has never been seen has a row from now on, which others wait for.
	await tx
		.insertInto('poll_record')
		.values({ ...keyOf(key), record_id: id, mark: unseen, seen_at: 0 })
		.onConflict((c) => c.columns(['workspace_id', 'receiver', 'scope', 'record_id']).doNothing())
		.execute();
	const asked = tx
		.selectFrom('poll_record')
		.select('mark')
		.where('workspace_id', '=', key.workspace)
		.where('receiver', '=', key.receiver)
		.where('scope', '=', key.scope)
		.where('record_id', '=', id);
	const { mark } = await (
		dialect === 'sqlite' ? asked : asked.forUpdate()
	).executeTakeFirstOrThrow();
	return mark === unseen ? null : mark;
}

/** No mark that is kept is empty. */
const unseen = '';

/** Keeps what was seen of a record. */
export async function keepMark(
	tx: Tx,
	{ workspace, receiver, scope }: PollKey,
	{ id, mark }: { id: string; mark: string },
	now: number,
): Promise<void> {
	await tx
		.updateTable('poll_record')
		.set({ mark, seen_at: now })
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.where('record_id', '=', id)
		.execute();
}

/** Keeps what is seen of records of which nothing was seen before. */
export async function learnMarks(
	db: Db | Tx,
	key: PollKey,
	marks: ReadonlyArray<{ id: string; mark: string }>,
	now: number,
): Promise<void> {
	if (marks.length === 0) return;
	await db
		.insertInto('poll_record')
		.values(marks.map(({ id, mark }) => ({ ...keyOf(key), record_id: id, mark, seen_at: now })))
		.onConflict((c) => c.columns(['workspace_id', 'receiver', 'scope', 'record_id']).doNothing())
		.execute();
}

/** Notes that these records hold what they held. */
export async function touchMarks(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
	ids: readonly string[],
	now: number,
): Promise<void> {
	if (ids.length === 0) return;
	await db
		.updateTable('poll_record')
		.set({ seen_at: now })
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.where('record_id', 'in', ids)
		.execute();
}

/** Forgets records that were not seen since. */
export async function forgetMarks(db: Db | Tx, workspace: string, before: number): Promise<void> {
	await db
		.deleteFrom('poll_record')
		.where('workspace_id', '=', workspace)
		.where('seen_at', '<', before)
		.execute();
}
