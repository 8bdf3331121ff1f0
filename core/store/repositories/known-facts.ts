import { sql } from 'kysely';

import type { AttributeValue, KnownFacts } from '../../model/customer-record';
import { type KnownDay, onDate } from '../../model/known-day';
import { type Cell, type Columns, lookedUp, rowsOf } from '../rows-of';
import type { Db, DialectName, Tx } from '../store';
import type {
	CustomerAttributeTable,
	CustomerDateTable,
	CustomerTagTable,
} from '../tables/known-facts';

export type FactPart = keyof KnownFacts;

type At = { db: Db | Tx; dialect: DialectName; workspace: string };

/**
 * Tags, dates and attributes of customers by their id; everybody who is asked for is there.
 *
 * @param parts what is looked up; what is not among them is given as if there were none
 * @param yesNo keys of the attributes that are a yes or no, which are stored as 1 and 0
 */
export async function knownFactsOf(
	{ db, dialect, workspace }: At,
	customerIds: readonly string[],
	yesNo: ReadonlySet<string>,
	parts: readonly FactPart[] = ['tags', 'dates', 'attributes'],
): Promise<Map<string, KnownFacts>> {
	const found = new Map<string, KnownFacts>(
		customerIds.map((id) => [id, { tags: [], dates: {}, attributes: {} }]),
	);
	const ids = [...found.keys()].map((id) => [id]);
	const rows = async <Row>(part: FactPart, table: string, key: string): Promise<Row[]> => {
		if (ids.length === 0 || !parts.includes(part)) return [];
		const ref = sql.ref(table);
		const theirs = sql`${ref}.workspace_id = ${workspace} and ${ref}.customer_id = asked.id`;
		const query = sql<Row>`select ${ref}.* from ${rowsOf(dialect, 'asked', { id: 'text' }, ids)}
			${lookedUp(dialect, table, theirs)} order by customer_id, ${sql.ref(key)}`;
		return (await query.execute(db)).rows;
	};
	for (const { customer_id: id, tag } of await rows<CustomerTagTable>(
		'tags',
		'customer_tag',
		'tag',
	)) {
		found.get(id)?.tags.push(tag);
	}
	for (const row of await rows<CustomerDateTable>('dates', 'customer_date', 'name')) {
		const facts = found.get(row.customer_id);
		if (facts) facts.dates[row.name] = dayOf(row);
	}
	for (const row of await rows<CustomerAttributeTable>(
		'attributes',
		'customer_attribute',
		'name',
	)) {
		const facts = found.get(row.customer_id);
		const value = row.text ?? (yesNo.has(row.name) ? row.number === 1 : row.number);
		if (facts && value !== null) facts.attributes[row.name] = value;
	}
	// In one order on both databases.
	for (const { tags } of found.values()) tags.sort();
	return found;
}

function dayOf({ calendar, year, month, day, leap }: CustomerDateTable): KnownDay {
	return { calendar, year, month, day, leap: leap === 1 };
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
