import { type RawBuilder, sql } from 'kysely';

import type { AttributeValue, KnownFacts } from '../../model/customer-record';
import { type KnownDay, onDate } from '../../model/known-day';
import { type Cell, type Columns, listOf, rowsIn, rowsOf } from '../rows-of';
import type { Db, DialectName, Tx } from '../store';

export type FactPart = keyof KnownFacts;
export const factParts = ['tags', 'dates', 'attributes'] as const satisfies FactPart[];

type At = { db: Db | Tx; dialect: DialectName; workspace: string };

/** Columns of a statement about customers with all their facts of some parts, as `factsIn` reads them. */
export type FactLists = { [Part in FactPart]?: string | readonly unknown[][] | null };

/**
 * What a statement selects to have the facts of each of its customers beside them.
 *
 * @param customer the id of the customer in that statement
 */
export function factLists(
	dialect: DialectName,
	workspace: string,
	customer: RawBuilder<unknown>,
	parts: readonly FactPart[],
): Array<RawBuilder<unknown>> {
	return parts.map((part) => {
		const { table, cells } = listed(dialect)[part];
		const list = sql`select ${listOf(dialect, cells)} from ${sql.ref(table)} as f
			where f.workspace_id = ${workspace} and f.customer_id = ${customer}`;
		return sql`(${list}) as ${sql.ref(part)}`;
	});
}

const listed = (dialect: DialectName): Record<FactPart, { table: string; cells: string[] }> => ({
	tags: { table: 'customer_tag', cells: ['f.tag'] },
	dates: {
		table: 'customer_date',
		cells: ['f.name', 'f.calendar', 'f.year', 'f.month', 'f.day', 'f.leap'],
	},
	attributes: {
		table: 'customer_attribute',
		// Every digit of it, which is not what JSON of SQLite always has.
		cells: [
			'f.name',
			'f.text',
			dialect === 'sqlite' ? "iif(f.number is null, null, format('%!.17g', f.number))" : 'f.number',
		],
	},
});

type DateCells = [string, KnownDay['calendar'], number | null, number, number | null, number];
type AttributeCells = [string, string | null, string | number | null];

/** @param yesNo keys of the attributes that are a yes or no, which are stored as 1 and 0 */
export function factsIn(row: FactLists, yesNo: ReadonlySet<string>): KnownFacts {
	const facts: KnownFacts = { tags: [], dates: {}, attributes: {} };
	for (const [tag] of rowsIn<[string]>(row.tags)) facts.tags.push(tag);
	// In one order on both databases.
	facts.tags.sort();
	for (const [name, calendar, year, month, day, leap] of rowsIn<DateCells>(row.dates)) {
		facts.dates[name] = { calendar, year, month, day, leap: leap === 1 };
	}
	for (const [name, text, number] of rowsIn<AttributeCells>(row.attributes)) {
		const value = text ?? (yesNo.has(name) ? Number(number) === 1 : Number(number));
		facts.attributes[name] = value;
	}
	return facts;
}

/**
 * Tags, dates and attributes of customers by their id; everybody who is asked for is there.
 *
 * @param yesNo keys of the attributes that are a yes or no, which are stored as 1 and 0
 */
export async function knownFactsOf(
	{ db, dialect, workspace }: At,
	customerIds: readonly string[],
	yesNo: ReadonlySet<string>,
): Promise<Map<string, KnownFacts>> {
	const ids = [...new Set(customerIds)].map((id) => [id]);
	if (ids.length === 0) return new Map();
	const lists = factLists(dialect, workspace, sql`asked.id`, factParts);
	const { rows } = await sql<FactLists & { id: string }>`select asked.id, ${sql.join(lists)}
		from ${rowsOf(dialect, 'asked', { id: 'text' }, ids)}`.execute(db);
	return new Map(rows.map((row) => [row.id, factsIn(row, yesNo)]));
}

/** What becomes of the tags, dates and attributes of customers; `null` takes one away. */
export type FactChange = { customerId: string } & (
	| { kind: 'tag'; tag: string; has: boolean }
	| { kind: 'date'; name: string; day: KnownDay | null }
	| { kind: 'attribute'; name: string; value: AttributeValue | null }
);

/** Writes changes of any number of customers; of one fact there is at most one change. */
export async function changeFacts(at: At, changes: readonly FactChange[]): Promise<void> {
	const cells = { tag: [] as Cell[][], date: [] as Cell[][], attribute: [] as Cell[][] };
	const gone = { tag: [] as Cell[][], date: [] as Cell[][], attribute: [] as Cell[][] };
	for (const change of changes) {
		const { kind, customerId: id } = change;
		if (kind === 'tag') (change.has ? cells : gone).tag.push([id, change.tag]);
		else if (kind === 'date' && change.day)
			cells.date.push([id, change.name, ...ofDay(change.day)]);
		else if (kind === 'attribute' && change.value !== null) {
			const isText = typeof change.value === 'string';
			const value = isText ? [change.value, null] : [null, Number(change.value)];
			cells.attribute.push([id, change.name, ...(value as Cell[])]);
		} else gone[kind].push([id, (change as { name: string }).name]);
	}
	await put(at, 'customer_tag', { customer_id: 'text', tag: 'text' }, cells.tag);
	await put(at, 'customer_date', dateColumns, cells.date);
	await put(at, 'customer_attribute', attributeColumns, cells.attribute);
	await take(at, 'customer_tag', 'tag', gone.tag);
	await take(at, 'customer_date', 'name', gone.date);
	await take(at, 'customer_attribute', 'name', gone.attribute);
}

const dateColumns = {
	customer_id: 'text',
	name: 'text',
	calendar: 'text',
	year: 'bigint',
	month: 'bigint',
	day: 'bigint',
	leap: 'bigint',
	on_date: 'text',
} as const satisfies Columns;

const attributeColumns = {
	customer_id: 'text',
	name: 'text',
	text: 'text',
	number: 'double precision',
} as const satisfies Columns;

function ofDay(day: KnownDay): Cell[] {
	return [day.calendar, day.year, day.month, day.day, day.leap ? 1 : 0, onDate(day)];
}

async function put(
	{ db, dialect, workspace }: At,
	table: string,
	columns: Columns,
	rows: Cell[][],
): Promise<void> {
	if (rows.length === 0) return;
	const [customer, key, ...values] = Object.keys(columns).map((name) => sql.ref(name));
	const given = sql.join([customer, key, ...values].map((name) => sql`given.${name}`));
	const said = values.map((name) => sql`${name} = excluded.${name}`);
	await sql`insert into ${sql.ref(table)} (workspace_id, ${sql.join([customer, key, ...values])})
		select cast(${workspace} as text), ${given} from ${rowsOf(dialect, 'given', columns, rows)} where true
		on conflict (workspace_id, ${customer}, ${key}) do ${said.length === 0 ? sql`nothing` : sql`update set ${sql.join(said)}`}`.execute(
		db,
	);
}

async function take(
	{ db, dialect, workspace }: At,
	table: string,
	key: string,
	rows: Cell[][],
): Promise<void> {
	if (rows.length === 0) return;
	const gone = rowsOf(dialect, 'gone', { id: 'text', name: 'text' }, rows);
	await sql`delete from ${sql.ref(table)} where workspace_id = ${workspace}
		and (customer_id, ${sql.ref(key)}) in (select id, name from ${gone})`.execute(db);
}
