import { type RawBuilder, sql } from 'kysely';

import { type Addresses, marksOf, marksWithin, maskedWithin } from '../../model/addresses-in';
import { isOneOf } from '../is-one-of';
import type { MentionTable } from '../tables/erasure';
import type { DialectName, Tx } from '../store';
import { withAuditOpen } from './audit';
import { type MentioningTable, mentioningOf } from './mentioning';

type Row = Record<string, unknown>;

/** By which rows of a table are found; the second is empty where one column is enough. */
type Key = readonly [string, string];

/** Rows that are looked at in one step. */
const atOnce = 200;

/** The addresses in a row, by their marks. */
function mentionsOf(table: MentioningTable, workspace: string, row: Row): MentionTable[] {
	const { key, texts, numbers } = mentioningOf(table);
	const found = texts.flatMap((column) => marksWithin(read(table, column, row[column]), numbers));
	const [one, two] = key;
	return [...new Set(found)].map((mark) => ({
		workspace_id: workspace,
		mark,
		table_name: table,
		key_1: String(row[one]),
		key_2: two === undefined ? '' : String(row[two]),
	}));
}

const isJson = (table: MentioningTable, column: string): boolean =>
	mentioningOf(table).json?.includes(column) ?? false;

function read(table: MentioningTable, column: string, value: unknown): unknown {
	if (typeof value !== 'string' || ['', '[]', '{}'].includes(value)) return null;
	return isJson(table, column) ? (JSON.parse(value) as unknown) : value;
}

const keyColumns = (table: MentioningTable): RawBuilder<unknown>[] =>
	mentioningOf(table).key.map((column) => sql.ref(column));

/** Notes the addresses in some rows of a table. */
async function noteRows(
	tx: Tx,
	workspace: string,
	table: MentioningTable,
	keys: readonly Key[],
): Promise<void> {
	if (keys.length === 0) return;
	const { key, texts } = mentioningOf(table);
	const columns = [...new Set<string>([...key, ...texts])].map((column) => sql.ref(column));
	const named = isOneOf(
		key,
		keys.map((one) => one.slice(0, key.length)),
	);
	const { rows } = await sql<Row>`select ${sql.join(columns)} from ${sql.table(table)}
		where workspace_id = ${workspace} and ${named}`.execute(tx);
	const found = rows.flatMap((row) => mentionsOf(table, workspace, row));
	for (let at = 0; at < found.length; at += atOnce) {
		await tx
			.insertInto('mention')
			.values(found.slice(at, at + atOnce))
			.onConflict((c) => c.doNothing())
			.execute();
	}
}

/**
 * Looks through the next texts that were stored before the database noted which have an address.
 *
 * @returns whether there may be more
 */
export async function scanForMentions(
	tx: Tx,
	workspace: string,
	table: MentioningTable,
): Promise<boolean> {
	const { key } = mentioningOf(table);
	const place = await tx
		.selectFrom('mention_scan')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('table_name', '=', table)
		.executeTakeFirst();
	if (place?.done === 1) return false;
	const columns = sql.join(keyColumns(table));
	const from = [place?.key_1 ?? '', place?.key_2 ?? ''].slice(0, key.length);
	const { rows } = await sql<Row>`select distinct ${columns} from ${sql.table(table)}
		where workspace_id = ${workspace} and (${columns}) > (${sql.join(from)})
		order by ${columns} limit ${atOnce}`.execute(tx);
	const [one, two] = key;
	const keys = rows.map((row): Key => [
		String(row[one]),
		two === undefined ? '' : String(row[two]),
	]);
	await noteRows(tx, workspace, table, keys);
	const done = rows.length < atOnce;
	// Where it has come to the end no place is kept: it would be the key of somebody's row.
	const [key_1, key_2] = (done ? undefined : keys.at(-1)) ?? ['', ''];
	const reached = { key_1, key_2, done: done ? 1 : 0 };
	await tx
		.insertInto('mention_scan')
		.values({ workspace_id: workspace, table_name: table, ...reached })
		.onConflict((c) => c.columns(['workspace_id', 'table_name']).doUpdateSet(reached))
		.execute();
	return !done;
}

/**
 * Reads the next rows that were written with something like an address in them. Such as are being written
 * at this moment come later.
 *
 * @returns whether there may be more
 */
export async function readPending(
	tx: Tx,
	dialect: DialectName,
	workspace: string,
): Promise<boolean> {
	const held = dialect === 'postgres' ? sql`for update skip locked` : sql``;
	const { rows } = await sql<{ table_name: MentioningTable; key_1: string; key_2: string }>`
		delete from mention_pending where workspace_id = ${workspace}
			and (table_name, key_1, key_2) in (
				select table_name, key_1, key_2 from mention_pending where workspace_id = ${workspace}
				limit ${atOnce} ${held})
		returning table_name, key_1, key_2`.execute(tx);
	for (const table of new Set(rows.map((row) => row.table_name))) {
		const own = rows.filter((row) => row.table_name === table);
		await noteRows(
			tx,
			workspace,
			table,
			own.map(({ key_1: one, key_2: two }): Key => [one, two]),
		);
	}
	return rows.length === atOnce;
}

/** Forgets what was noted of rows that are no more. */
export async function dropMentions(
	tx: Tx,
	workspace: string,
	table: MentioningTable,
	keys: readonly string[],
): Promise<void> {
	for (let at = 0; at < keys.length; at += atOnce) {
		await tx
			.deleteFrom('mention')
			.where('workspace_id', '=', workspace)
			.where('table_name', '=', table)
			.where(table === 'consent' ? 'key_2' : 'key_1', 'in', keys.slice(at, at + atOnce))
			.$if(table === 'consent', (query) =>
				query.where('key_1', 'in', ['customer', 'mailbox', 'erased']),
			)
			.execute();
	}
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
			const masked = await maskRows(tx, mention, addresses);
			// Another number may end like theirs.
			if (masked === 0) continue;
			changed += masked ?? 0;
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

/** @returns how many of the rows had one of them; `null` where there is no such row any more */
async function maskRows(
	tx: Tx,
	mention: MentionTable,
	addresses: Addresses,
): Promise<number | null> {
	const table = mention.table_name as MentioningTable;
	const { key, texts } = mentioningOf(table);
	const keys = [mention.key_1, mention.key_2].slice(0, key.length);
	const where = sql`workspace_id = ${mention.workspace_id} and ${isOneOf(key, [keys])}`;
	const columns = texts.map((column) => sql.ref(column));
	const { rows } = await sql<Row>`select ${sql.join(columns)} from ${sql.table(table)}
		where ${where}`.execute(tx);
	if (rows.length === 0) return null;
	let changed = 0;
	for (const row of rows) {
		const changes = changesOf(table, row, addresses);
		if (changes.length === 0) continue;
		changed += 1;
		if (table === 'customer_tag') {
			await maskTag(tx, mention, String(changes[0]?.after));
			continue;
		}
		const set = changes.map(({ column, after }) => sql`${sql.ref(column)} = ${after}`);
		const same = changes.map(({ column, before }) => sql`${sql.ref(column)} = ${before}`);
		const update = sql`update ${sql.table(table)} set ${sql.join(set)}
			where ${where} and ${sql.join(same, sql` and `)}`;
		const write = async () => await update.execute(tx);
		await (table === 'audit' ? withAuditOpen(tx, write) : write());
	}
	return changed;
}

type TextChange = { column: string; before: string; after: string };

function changesOf(table: MentioningTable, row: Row, addresses: Addresses): TextChange[] {
	return mentioningOf(table).texts.flatMap((column) => {
		const before = row[column];
		if (typeof before !== 'string') return [];
		const value = read(table, column, before);
		const told = maskedWithin(value, addresses);
		const text = JSON.stringify(told);
		if (value === null || text === JSON.stringify(value)) return [];
		return [{ column, before, after: isJson(table, column) ? text : String(told) }];
	});
}

/** A tag is its own key, and who has it may have the masked one as well. */
async function maskTag(tx: Tx, mention: MentionTable, tag: string): Promise<void> {
	const { workspace_id, key_1: customerId, key_2: before } = mention;
	await tx
		.deleteFrom('customer_tag')
		.where('workspace_id', '=', workspace_id)
		.where('customer_id', '=', customerId)
		.where('tag', '=', before)
		.execute();
	await tx
		.insertInto('customer_tag')
		.values({ workspace_id, customer_id: customerId, tag })
		.onConflict((c) => c.doNothing())
		.execute();
}
