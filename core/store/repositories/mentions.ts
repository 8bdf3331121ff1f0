import { sql } from 'kysely';

import { type Addresses, marksOf, marksWithin, maskedWithin } from '../../model/addresses-in';
import type { MentionTable } from '../tables/erasure';
import type { Db, Tx } from '../store';

/** Tables whose texts may name somebody else than the row is about, with the key of a row and these texts. */
export const mentioning = {
	response: { key: ['response_id'], texts: ['comment', 'answers', 'tags'], numbers: 'all' },
	event: { key: ['event_id'], texts: ['attributes', 'subject_title'], numbers: 'dialled' },
	case_file: {
		key: ['case_id'],
		texts: ['subject_title', 'promise_text', 'root_cause_note'],
		numbers: 'all',
	},
	case_step: { key: ['case_id', 'step_key'], texts: ['data'], numbers: 'all' },
	compensation: { key: ['compensation_id'], texts: ['note'], numbers: 'all' },
	customer_attribute: { key: ['customer_id', 'name'], texts: ['text'], numbers: 'all' },
} as const;

export type MentioningTable = keyof typeof mentioning;

/** Columns that hold JSON. */
const jsonColumns: readonly string[] = ['answers', 'tags', 'attributes', 'data'];

type Row = Record<string, unknown>;

/** What has to be noted for a row that is written, of the columns that are. */
export function mentionsOf(table: MentioningTable, workspace: string, row: object): MentionTable[] {
	const { key, texts, numbers } = mentioning[table];
	const values = row as Row;
	const found = texts.flatMap((column) => marksWithin(read(column, values[column]), numbers));
	const [one, two] = key;
	return [...new Set(found)].map((mark) => ({
		workspace_id: workspace,
		mark,
		table_name: table,
		key_1: String(values[one]),
		key_2: two === undefined ? '' : String(values[two]),
	}));
}

const looksEmpty = (text: string): boolean => text === '[]' || text === '{}' || text === '';

function read(column: string, value: unknown): unknown {
	if (typeof value !== 'string' || looksEmpty(value)) return null;
	if (!jsonColumns.includes(column)) return value;
	return JSON.parse(value) as unknown;
}

/** The write that notes them, of which there has to be some. */
export function noteMentionsQuery(db: Db | Tx, rows: readonly MentionTable[]) {
	return db
		.insertInto('mention')
		.values([...rows])
		.onConflict((c) => c.doNothing());
}

/** Notes the addresses in a row that is written; mostly there is none, and nothing is asked. */
export async function noteMentions(
	tx: Db | Tx,
	table: MentioningTable,
	workspace: string,
	row: object,
): Promise<void> {
	const rows = mentionsOf(table, workspace, row);
	if (rows.length > 0) await noteMentionsQuery(tx, rows).execute();
}

/** Rows that are looked at in one step. */
const atOnce = 200;

/**
 * Looks through the next texts that were stored before mentions were noted.
 *
 * @returns whether there may be more
 */
export async function scanForMentions(
	tx: Tx,
	workspace: string,
	table: MentioningTable,
): Promise<boolean> {
	const { key, texts } = mentioning[table];
	const place = await tx
		.selectFrom('mention_scan')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('table_name', '=', table)
		.executeTakeFirst();
	if (place?.done === 1) return false;
	const columns = key.map((column) => sql.ref(column));
	const from = [place?.key_1 ?? '', place?.key_2 ?? ''].slice(0, key.length);
	const { rows } =
		await sql<Row>`select ${sql.join([...columns, ...texts.map((one) => sql.ref(one))])}
		from ${sql.table(table)} where workspace_id = ${workspace}
			and (${sql.join(columns)}) > (${sql.join(from)})
		order by ${sql.join(columns)} limit ${atOnce}`.execute(tx);
	const found = rows.flatMap((row) => mentionsOf(table, workspace, row));
	for (let at = 0; at < found.length; at += atOnce) {
		await noteMentionsQuery(tx, found.slice(at, at + atOnce)).execute();
	}
	const done = rows.length < atOnce;
	const [one, two] = key;
	const last = rows.at(-1);
	const reached = {
		key_1: last ? String(last[one]) : (place?.key_1 ?? ''),
		key_2: last && two !== undefined ? String(last[two]) : (place?.key_2 ?? ''),
		done: done ? 1 : 0,
	};
	await tx
		.insertInto('mention_scan')
		.values({ workspace_id: workspace, table_name: table, ...reached })
		.onConflict((c) => c.columns(['workspace_id', 'table_name']).doUpdateSet(reached))
		.execute();
	return !done;
}

/** Forgets what was noted of rows that are no more. */
export async function dropMentions(
	tx: Tx,
	workspace: string,
	table: MentioningTable,
	keys: readonly string[],
): Promise<void> {
	if (keys.length === 0) return;
	await tx
		.deleteFrom('mention')
		.where('workspace_id', '=', workspace)
		.where('table_name', '=', table)
		.where('key_1', 'in', [...keys])
		.execute();
}

/**
 * Masks addresses wherever the texts of others have them; found by their marks, never by looking at all
 * texts.
 *
 * @returns in how many rows there was one
 */
export async function maskMentions(
	tx: Tx,
	workspace: string,
	addresses: Addresses,
): Promise<number> {
	let changed = 0;
	for (const mark of marksOf(addresses)) {
		const found = await tx
			.selectFrom('mention')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('mark', '=', mark)
			.execute();
		for (const mention of found) {
			if (!(await maskRow(tx, mention, addresses))) continue;
			changed += 1;
			await dropMention(tx, mention);
		}
	}
	return changed;
}

async function dropMention(tx: Tx, mention: MentionTable): Promise<void> {
	await tx
		.deleteFrom('mention')
		.where('workspace_id', '=', mention.workspace_id)
		.where('mark', '=', mention.mark)
		.where('table_name', '=', mention.table_name)
		.where('key_1', '=', mention.key_1)
		.where('key_2', '=', mention.key_2)
		.execute();
}

/** @returns whether the row had one of them; another number may end like theirs */
async function maskRow(tx: Tx, mention: MentionTable, addresses: Addresses): Promise<boolean> {
	const table = mention.table_name as MentioningTable;
	const { key, texts } = mentioning[table];
	const [one, two] = key;
	const where = sql`workspace_id = ${mention.workspace_id} and ${sql.ref(one)} = ${mention.key_1}
		${two === undefined ? sql`` : sql`and ${sql.ref(two)} = ${mention.key_2}`}`;
	const columns = sql.join(texts.map((column) => sql.ref(column)));
	const { rows } = await sql<Row>`select ${columns} from ${sql.table(table)}
		where ${where}`.execute(tx);
	const [row = {}] = rows;
	const changes = texts.flatMap((column) => {
		const before = row[column];
		if (typeof before !== 'string') return [];
		const value = read(column, before);
		const told = maskedWithin(value, addresses);
		const after = jsonColumns.includes(column) ? JSON.stringify(told) : told;
		const same = value === null || JSON.stringify(told) === JSON.stringify(value);
		return same ? [] : [sql`${sql.ref(column)} = ${after as string}`];
	});
	if (changes.length === 0) return false;
	await sql`update ${sql.table(table)} set ${sql.join(changes)} where ${where}`.execute(tx);
	return true;
}
