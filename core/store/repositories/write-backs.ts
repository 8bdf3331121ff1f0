import { sql } from 'kysely';

import { isObject } from '../../model/json';
import type { DialectName, Tx } from '../store';
import { isDuplicate, MovedError } from '../together';

/** A record of another system. */
export type WrittenRecord = { system: string; object: string; id: string };

/** What was written into a record, by name: a keyed mark of the value, empty where it was emptied. */
export type WroteMarks = ReadonlyMap<string, string>;

export type WriteBack = WrittenRecord & {
	wrote: WroteMarks;
	/** Marks of what the record held when it was last pushed; `null`: it was not. */
	content: string | null;
	created: boolean;
	/** How often it was written within the hour before its last write. */
	times: number;
};

/** An echo is met by the next look, a day later at most unless n8n is off; what is older is of no use, ms. */
export const writeBacksKept = 8 * 24 * 3_600_000;
/** Writes are counted for so long, ms. */
const countedFor = 3_600_000;
/** What the name of a record begins with that is being made, and whose id is not known. */
const unnamed = 'new:';

/**
 * Notes that a record is written; what was written before stays noted beside it.
 *
 * @param written.created whether it is made by us
 * @returns whether it was noted for that time, or a later one, already
 */
export async function keepWriteBack(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	{ system, object, id }: WrittenRecord,
	written: { at: number; wrote: WroteMarks; created: boolean },
): Promise<boolean> {
	const { at, created } = written;
	await tx
		.deleteFrom('write_back')
		.where('workspace_id', '=', workspace)
		.where('at', '<', at - writeBacksKept)
		.execute();
	const key = { workspace_id: workspace, system, object, record_id: id };
	await tx
		.insertInto('write_back')
		.values({
			...{ ...key, at, wrote: null, content: null },
			...{ created: created ? 1 : 0, times: 0, times_since: at },
		})
		.onConflict((c) => c.columns(['workspace_id', 'system', 'record_id', 'object']).doNothing())
		.execute();
	const asked = tx
		.selectFrom('write_back')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object);
	const known = await (dialect === 'sqlite' ? asked : asked.forUpdate()).executeTakeFirstOrThrow();
	const isNewHour = at - known.times_since > countedFor;
	await tx
		.updateTable('write_back')
		.set({
			at: Math.max(known.at, at),
			wrote: textOf(new Map([...wroteIn(known.wrote), ...written.wrote])),
			created: created ? 1 : known.created,
			times: isNewHour ? 1 : known.times + 1,
			times_since: isNewHour ? at : known.times_since,
		})
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object)
		.execute();
	return known.wrote !== null && known.at >= at;
}

/**
 * Takes back what was noted of a write that was refused after all: somebody who does the same by hand is
 * no echo. What another write has noted since stays.
 */
export async function takeBackMarks(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
	{ system, object, id }: WrittenRecord,
	refused: WroteMarks,
): Promise<void> {
	const asked = tx
		.selectFrom('write_back')
		.select('wrote')
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object);
	const known = await (dialect === 'sqlite' ? asked : asked.forUpdate()).executeTakeFirst();
	if (!known) return;
	const left = [...wroteIn(known.wrote)].filter(([name, mark]) => refused.get(name) !== mark);
	await tx
		.updateTable('write_back')
		.set({ wrote: textOf(new Map(left)) })
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object)
		.execute();
}

/** The name of a record that is about to be made. */
export const namedBefore = (id: string): string => `${unnamed}${id}`;

/**
 * Forgets a record that was not made after all, or is known by its id by now.
 *
 * @returns whether it was noted
 */
export async function dropWriteBack(
	tx: Tx,
	workspace: string,
	{ system, object, id }: WrittenRecord,
): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('write_back')
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object)
		.executeTakeFirstOrThrow();
	return numDeletedRows > 0;
}

/**
 * What was last written since then into a record of that id, of whatever kind it is, and the records that
 * are being made in its system, whose ids nobody knows yet. One statement: a record that learns its id
 * between two of them would be seen by neither.
 */
export async function writtenOrBeingMade(
	tx: Tx,
	workspace: string,
	{ system, id }: Omit<WrittenRecord, 'object'>,
	since: number,
): Promise<{ known: WriteBack | null; made: WriteBack[] }> {
	const rows = await tx
		.selectFrom('write_back')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where((is) => is.or([is('record_id', '=', id), is('record_id', 'like', `${unnamed}%`)]))
		.where('at', '>=', since)
		.orderBy((of) => of.case().when('record_id', '=', id).then(0).else(1).end())
		.orderBy('at')
		.limit(100)
		.execute();
	const found = rows.map(writeBackOf);
	return {
		known: found.findLast((one) => one.id === id) ?? null,
		made: found.filter((one) => one.id !== id),
	};
}

/**
 * Gives a record that is being made the id that it turns out to have.
 *
 * @returns whether nobody else has
 * @throws MovedError where somebody has given the id to another one meanwhile
 */
export async function nameWriteBack(
	tx: Tx,
	workspace: string,
	{ system, object, id }: WrittenRecord,
	found: string,
): Promise<boolean> {
	const named = await tx
		.updateTable('write_back')
		.set({ record_id: found })
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object)
		.returning('object')
		.execute()
		.catch((error: unknown) => {
			throw isDuplicate(error) ? new MovedError() : error;
		});
	return named.length > 0;
}

/** Keeps what a record that we have written held when it was pushed. */
export async function keepContent(
	tx: Tx,
	workspace: string,
	{ system, object, id }: WrittenRecord,
	content: string | null,
): Promise<void> {
	await tx
		.updateTable('write_back')
		.set({ content })
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('object', '=', object)
		.execute();
}

/** Forgets what is noted of these records: somebody is erased who stands behind them. */
export async function forgetRecords(
	tx: Tx,
	workspace: string,
	ids: readonly string[],
): Promise<number> {
	if (ids.length === 0) return 0;
	await tx
		.updateTable('poll_record')
		.set({ content: null })
		.where('workspace_id', '=', workspace)
		.where('record_id', 'in', [...ids])
		.where('content', 'is not', null)
		.execute();
	const { numAffectedRows } = await sql`delete from write_back
		where workspace_id = ${workspace} and record_id in (${sql.join([...ids])})`.execute(tx);
	return Number(numAffectedRows ?? 0);
}

type Row = {
	system: string;
	object: string;
	record_id: string;
	wrote: string | null;
	content: string | null;
	created: number;
	times: number;
};

const writeBackOf = ({ system, object, record_id: id, ...row }: Row): WriteBack => ({
	...{ system, object, id, wrote: wroteIn(row.wrote), content: row.content },
	...{ created: row.created === 1, times: row.times },
});

const textOf = (wrote: WroteMarks): string => JSON.stringify(Object.fromEntries(wrote));

function wroteIn(text: string | null): Map<string, string> {
	const read: unknown = text === null ? null : JSON.parse(text);
	const entries = isObject(read) ? Object.entries(read) : [];
	return new Map(
		entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}
