import type { Db, DialectName, Tx } from '../store';

/** Whose poll, and of what. */
export type PollKey = { workspace: string; receiver: string; scope: string };

const keyOf = ({ workspace, receiver, scope }: PollKey) => ({
	workspace_id: workspace,
	receiver,
	scope,
});

/** How far a poll has come, epoch ms. */
export type PollCursor = {
	/** What was changed before is not told. */
	learnedFrom: number;
	/** All that was changed before has been read. */
	readUntil: number;
	/** Whether what records held by then is still to be learned. */
	isLearning: boolean;
	/** Where a look was cut off, as it was kept. */
	reading: string | null;
};

/** How far a poll has come; `undefined` before it has begun. */
export async function pollCursor(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
): Promise<PollCursor | undefined> {
	const row = await db
		.selectFrom('poll_cursor')
		.select(['learned_from', 'read_until', 'reading'])
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.executeTakeFirst();
	if (!row) return undefined;
	const { learned_from: learnedFrom, read_until: stored, reading } = row;
	return { learnedFrom, readUntil: Math.abs(stored), isLearning: stored < 0, reading };
}

/** Whose records are looked at, and what is learned of them: what they hold at the start, epoch ms. */
export type FirstLook = { system: string; object: string; learnedFrom: number; start: number };

/** Begins a poll, which is still to learn; one that has begun already stays where it is. */
export async function beginPoll(
	db: Db | Tx,
	key: PollKey,
	{ system, object, learnedFrom, start }: FirstLook,
	now: number,
): Promise<void> {
	await db
		.insertInto('poll_cursor')
		.values({
			...keyOf(key),
			system,
			object,
			learned_from: learnedFrom,
			read_until: -start,
			reading: null,
			failure: null,
			failed_at: null,
			updated_at: now,
		})
		.onConflict((c) => c.columns(['workspace_id', 'receiver', 'scope']).doNothing())
		.execute();
}

/**
 * Keeps where a look is, unless another process has kept something else meanwhile.
 *
 * @param change.from what this look has kept last
 * @returns whether it is kept
 */
export async function keepReading(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
	{ from, to }: { from: string | null; to: string | null },
): Promise<boolean> {
	const kept = await db
		.updateTable('poll_cursor')
		.set({ reading: to })
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.where('reading', from === null ? 'is' : '=', from)
		.returning('scope')
		.execute();
	return kept.length > 0;
}

/**
 * Notes that all that was changed before `until` has been read, and learned; never goes back.
 *
 * @param reading what the look that has come to its end has kept last
 */
export async function advancePoll(
	db: Db | Tx,
	key: PollKey,
	{ until, reading }: { until: number; reading: string | null },
	now: number,
): Promise<void> {
	const { workspace, receiver, scope } = key;
	await keepReading(db, key, { from: reading, to: null });
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

/** What was last seen of a record, and when; `content`: marks of all that it held, where they are kept. */
export type SeenMark = { mark: string; seenAt: number; content: string | null };

/** What is kept of a record. */
export type KeptMark = { id: string } & Pick<SeenMark, 'mark' | 'content'>;

/** What was last seen of these records, by their ids. */
export async function pollMarks(
	db: Db | Tx,
	{ workspace, receiver, scope }: PollKey,
	ids: readonly string[],
): Promise<Map<string, SeenMark>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('poll_record')
		.select(['record_id', 'mark', 'content', 'seen_at'])
		.where('workspace_id', '=', workspace)
		.where('receiver', '=', receiver)
		.where('scope', '=', scope)
		.where('record_id', 'in', ids)
		.execute();
	return new Map(
		rows.map(({ record_id: id, seen_at: seenAt, ...row }) => [id, { ...row, seenAt }]),
	);
}

/** The mark of one record, held until the transaction ends so that two who look at it follow one another. */
export async function heldMark(
	tx: Tx,
	dialect: DialectName,
	key: PollKey,
	id: string,
): Promise<SeenMark | null> {
	// Whoever has never been seen has a row from now on, which others wait for.
	await tx
		.insertInto('poll_record')
		.values({ ...keyOf(key), record_id: id, mark: unseen, content: null, seen_at: 0 })
		.onConflict((c) => c.columns(['workspace_id', 'receiver', 'scope', 'record_id']).doNothing())
		.execute();
	const asked = tx
		.selectFrom('poll_record')
		.select(['mark', 'content', 'seen_at'])
		.where('workspace_id', '=', key.workspace)
		.where('receiver', '=', key.receiver)
		.where('scope', '=', key.scope)
		.where('record_id', '=', id);
	const {
		mark,
		content,
		seen_at: seenAt,
	} = await (dialect === 'sqlite' ? asked : asked.forUpdate()).executeTakeFirstOrThrow();
	return mark === unseen ? null : { mark, content, seenAt };
}

/** No mark that is kept is empty. */
const unseen = '';

/** Keeps what was seen of a record. */
export async function keepMark(
	tx: Tx,
	{ workspace, receiver, scope }: PollKey,
	{ id, mark, content }: KeptMark,
	now: number,
): Promise<void> {
	await tx
		.updateTable('poll_record')
		.set({ mark, content, seen_at: now })
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
	marks: readonly KeptMark[],
	now: number,
): Promise<void> {
	if (marks.length === 0) return;
	await db
		.insertInto('poll_record')
		.values(
			marks.map(({ id, mark, content }) => ({
				...{ ...keyOf(key), record_id: id, mark, content },
				seen_at: now,
			})),
		)
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

/** A system that could not be read when it was last asked. */
export type FailedPoll = {
	receiver: string;
	/** The key of the system. */
	system: string;
	object: string;
	failure: string;
	/** Since when, epoch ms. */
	failedAt: number;
};

/** The polls of a workspace whose system could not be read when it was last asked, the oldest first. */
export async function failedPolls(db: Db, workspace: string): Promise<FailedPoll[]> {
	const rows = await db
		.selectFrom('poll_cursor')
		.select(['receiver', 'system', 'object', 'failure', 'failed_at'])
		.where('workspace_id', '=', workspace)
		.where('failure', 'is not', null)
		.orderBy('failed_at')
		.execute();
	return rows.flatMap(({ failure, failed_at: failedAt, ...row }) =>
		failure === null || failedAt === null ? [] : [{ ...row, failure, failedAt }],
	);
}
