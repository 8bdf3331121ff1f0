import { sql } from 'kysely';

import type { KnownFacts } from '../../model/customer-record';
import type { Identity, Trait } from '../../model/identities';
import { type Cell, type Columns, listOf, lookedUp, rowsIn, rowsOf } from '../rows-of';
import type { CustomerTable } from '../schema';
import type { Db, DialectName, Tx } from '../store';
import type { DoubleReason, IdentityTable, TraitKind } from '../tables/known-people';
import { type Customer, customerFound } from './customers';
import { type FactLists, factLists, type FactPart, factParts, factsIn } from './known-facts';
import { isHeld } from './lock';

/**
 * Reads and writes about many customers at once: each is one statement, however many they are. SQLite joins
 * in the order that is written where it says `cross join`, and would look through a workspace otherwise.
 */
export type At = { db: Db | Tx; dialect: DialectName; workspace: string };

const identityColumns = { kind: 'text', value: 'text' } as const satisfies Columns;

/** Those of the identities that somebody has, with whom. */
export async function whoHas(
	{ db, dialect, workspace }: At,
	identities: readonly Identity[],
): Promise<IdentityTable[]> {
	if (identities.length === 0) return [];
	const asked = rowsOf(
		dialect,
		'asked',
		identityColumns,
		identities.map(({ kind, value }) => [kind, value]),
	);
	const held = sql`identity.workspace_id = ${workspace} and identity.kind = asked.kind
		and identity.value = asked.value`;
	const query = sql<IdentityTable>`select identity.* from ${asked} ${lookedUp(dialect, 'identity', held)}`;
	return (await query.execute(db)).rows;
}

/** A customer, every way they are recognised, and of what else is known what was asked for. */
export type Found = { customer: Customer; identities: IdentityTable[]; facts: KnownFacts | null };

/**
 * Customers by their id; a record that was joined with another is given as it is.
 *
 * @param how.facts parts of what is known to read with them; nothing is read and given of no part
 * @param how.yesNo keys of the attributes that are a yes or no
 * @param how.holds until the transaction ends nobody erases or merges them, see `holdCustomer`
 */
export async function customersWith(
	{ db, dialect, workspace }: At,
	customerIds: readonly string[],
	how: { facts: readonly FactPart[]; yesNo: ReadonlySet<string>; holds: boolean },
): Promise<Map<string, Found>> {
	if (customerIds.length === 0) return new Map();
	const { facts, yesNo, holds } = how;
	// Always in the same order, so that two who hold the same ones do not wait for one another.
	const asked = rowsOf(
		dialect,
		'asked',
		{ id: 'text' },
		[...customerIds].sort().map((id) => [id]),
	);
	type Row = CustomerTable & FactLists & { identities: string | unknown[][] | null };
	const meant = sql`customer.workspace_id = ${workspace} and customer.customer_id = asked.id`;
	const lists = [
		sql`(select ${listOf(dialect, ['i.kind', 'i.value', 'i.merge_id'])} from identity as i
			where i.workspace_id = ${workspace} and i.customer_id = customer.customer_id) as identities`,
		...factLists(dialect, workspace, sql`customer.customer_id`, facts),
	];
	const { rows } = await sql<Row>`select customer.*, ${sql.join(lists)}
		from ${asked} ${lookedUp(dialect, 'customer', meant, 'cross join', holds)}`.execute(db);
	// Copied by their names: leaving out what stands beside them takes ten times as long.
	const names = Object.keys(rows[0] ?? {}).filter((name) => !beside.has(name));
	const found = new Map<string, Found>();
	for (const row of rows) {
		const { workspace_id, customer_id } = row;
		const customer: Record<string, unknown> = {};
		for (const name of names) customer[name] = row[name as keyof Row];
		const identities = rowsIn<[string, string, string | null]>(row.identities).map(
			([kind, value, merge_id]) => ({ workspace_id, kind, value, customer_id, merge_id }),
		);
		const whole = customerFound({ customer: [customer as CustomerTable], identities });
		const known = facts.length > 0 ? factsIn(row, yesNo) : null;
		if (whole) found.set(customer_id, { customer: whole, identities, facts: known });
	}
	return found;
}

/**
 * The records under which customers are kept, by the ids that were asked for: of one that was joined with another,
 * that other.
 *
 * @returns nothing of whom is not there
 */
export async function keptIds(
	{ db, dialect, workspace }: At,
	customerIds: readonly string[],
): Promise<Map<string, string>> {
	const into = new Map<string, string | null>();
	for (let left = [...new Set(customerIds)]; left.length > 0;) {
		const asked = rowsOf(
			dialect,
			'asked',
			{ id: 'text' },
			left.map((id) => [id]),
		);
		const meant = sql`customer.workspace_id = ${workspace} and customer.customer_id = asked.id`;
		const { rows } = await sql<{ id: string; merged_into: string | null }>`
			select customer.customer_id as id, customer.merged_into
			from ${asked} ${lookedUp(dialect, 'customer', meant)}`.execute(db);
		for (const { id, merged_into: other } of rows) into.set(id, other);
		const others = rows.flatMap(({ merged_into: other }) => other ?? []);
		left = [...new Set(others)].filter((id) => !into.has(id));
	}
	const kept = new Map<string, string>();
	for (const id of customerIds) {
		let last = id;
		for (let next = into.get(id); typeof next === 'string'; next = into.get(next)) last = next;
		if (into.has(last)) kept.set(id, last);
	}
	return kept;
}

const beside: ReadonlySet<string> = new Set(['identities', ...factParts]);

/**
 * Locks customers for the rest of the transaction, always in the same order: nobody else changes what is known
 * of them. Whoever only keeps them from being erased is not waited for.
 */
export async function lockCustomers(
	{ db, dialect, workspace }: At,
	customerIds: readonly string[],
): Promise<void> {
	// SQLite holds the write lock already.
	if (dialect === 'sqlite' || customerIds.length === 0) return;
	await sql`select customer_id from customer where workspace_id = ${workspace}
		and customer_id = any(${[...customerIds]}::text[])
		order by customer_id for no key update`.execute(db);
}

/** The same for all whom any of the identities leads to, whatever becomes of them. */
export async function lockHolders(at: At, identities: readonly Identity[]): Promise<void> {
	if (at.dialect === 'sqlite') return;
	const held = await whoHas(at, identities);
	await lockCustomers(at, [...new Set(held.map(({ customer_id: id }) => id))]);
}

/**
 * Takes identities that nobody has yet. On PostgreSQL it waits for whoever is taking one of them at
 * this moment.
 *
 * @returns whether it got all of them; those it got are given back if not
 */
export async function claimAll(
	at: At,
	claims: readonly Omit<IdentityTable, 'workspace_id'>[],
): Promise<boolean> {
	if (claims.length === 0) return true;
	const { db, dialect, workspace } = at;
	// Always in the same order, so that two who want the same ones do not wait for one another.
	const rows = [...claims]
		.sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1))
		.map(({ kind, value, customer_id: id, merge_id: merge }): Cell[] => [kind, value, id, merge]);
	const columns = { ...identityColumns, customer_id: 'text', merge_id: 'text' } as const;
	const { rows: taken } = await sql<Identity & { customer_id: string; merge_id: string | null }>`
		insert into identity (workspace_id, kind, value, customer_id, merge_id)
		select cast(${workspace} as text), given.kind, given.value, given.customer_id, given.merge_id
		from ${rowsOf(dialect, 'given', columns, rows)} where true
		on conflict do nothing returning kind, value, customer_id, merge_id`.execute(db);
	if (taken.length < rows.length) {
		await releaseAll(at, taken);
		return false;
	}
	const merged = taken.filter(({ merge_id: mergeId }) => mergeId !== null);
	if (merged.length > 0) await cameByMerge(at, merged);
	return true;
}

const inOrder = ({ kind, value }: Identity): string => `${kind}\n${value}`;

/** What a merged identity brings along belongs to its side of the merge. */
async function cameByMerge(
	{ db, dialect, workspace }: At,
	taken: ReadonlyArray<Identity & { merge_id: string | null }>,
): Promise<void> {
	const rows = rowsOf(
		dialect,
		'given',
		{ merge_id: 'text', ...identityColumns },
		taken.map(({ merge_id: mergeId, kind, value }) => [mergeId, kind, value]),
	);
	await sql`insert into customer_merge_row
		(workspace_id, merge_id, table_name, key_1, key_2, moved, before)
		select cast(${workspace} as text), given.merge_id, 'identity', given.kind, given.value, 1, null
		from ${rows} where true on conflict do nothing`.execute(db);
}

/** Customers are not recognised by these any more. */
export async function releaseAll(
	{ db, dialect, workspace }: At,
	gone: ReadonlyArray<Identity & { customer_id: string }>,
): Promise<void> {
	if (gone.length === 0) return;
	const rows = rowsOf(
		dialect,
		'gone',
		{ ...identityColumns, customer_id: 'text' },
		gone.map(({ kind, value, customer_id: id }) => [kind, value, id]),
	);
	await sql`delete from identity where workspace_id = ${workspace}
		and (kind, value) in (select kind, value from ${rows})
		and customer_id || '' in (select customer_id from ${rows})`.execute(db);
}

const factColumns = {
	name: 'text',
	email: 'text',
	phone: 'text',
	language: 'text',
	time_zone: 'text',
	segment: 'text',
	title: 'text',
	country: 'text',
	owner: 'text',
	value_amount: 'double precision',
	value_currency: 'text',
} as const satisfies Columns;

/** Columns of a customer that a system tells. */
export type ToldColumn = keyof typeof factColumns;
export const toldColumns = Object.keys(factColumns) as ToldColumn[];

/** Stores customers who are new. */
export async function insertCustomers(
	{ db, dialect, workspace }: At,
	customers: readonly CustomerTable[],
	now: number,
): Promise<void> {
	if (customers.length === 0) return;
	const columns = { customer_id: 'text', ...factColumns } as const;
	const names = Object.keys(columns) as Array<keyof typeof columns>;
	const rows = rowsOf(
		dialect,
		'given',
		columns,
		customers.map((customer) => names.map((name) => customer[name])),
	);
	await sql`insert into customer
		(workspace_id, created_at, updated_at, ${sql.join(names.map((name) => sql.ref(name)))})
		select cast(${workspace} as text), cast(${Math.round(now)} as bigint), cast(${Math.round(now)} as bigint),
			${sql.join(names.map((name) => sql`given.${sql.ref(name)}`))} from ${rows}`.execute(db);
}

/** What is said about a customer anew, and nothing else. */
export type CustomerChange = {
	customerId: string;
	columns: readonly ToldColumn[];
	row: CustomerTable;
};

/** Writes what was said; a column that was not told stays as somebody else may have written it. */
export async function updateCustomers(
	{ db, dialect, workspace }: At,
	changes: readonly CustomerChange[],
	now: number,
): Promise<void> {
	const groups = new Map<string, CustomerChange[]>();
	for (const change of changes) {
		const key = change.columns.join();
		groups.set(key, [...(groups.get(key) ?? []), change]);
	}
	for (const group of groups.values()) {
		const names = group[0]?.columns ?? [];
		const columns: Columns = {
			customer_id: 'text',
			...Object.fromEntries(names.map((name) => [name, factColumns[name]])),
		};
		const rows = rowsOf(
			dialect,
			'told',
			columns,
			group.map(({ customerId, row }) => [customerId, ...names.map((name) => row[name])]),
		);
		const said = names.map((name) => sql`${sql.ref(name)} = said.${sql.ref(name)}`);
		const news = sql.join([...said, sql`updated_at = ${Math.round(now)}`]);
		await sql`with said as materialized (select * from ${rows})
			update customer set ${news} from said
			where customer.workspace_id = ${workspace} and customer.customer_id = said.customer_id
				and customer.customer_id in (select customer_id from said)`.execute(db);
	}
}

/** Of a trait of many, so many are looked at: enough to compare with, and to know that it is shared. */
export const mostHolders = 12;

const traitColumns = { kind: 'text', value: 'text' } as const satisfies Columns;

/** Who has traits, at most `mostHolders` of each, in the order of the traits. */
export async function holdersOf(
	{ db, dialect, workspace }: At,
	traits: readonly Trait[],
): Promise<string[][]> {
	if (traits.length === 0) return [];
	const asked = rowsOf(
		dialect,
		'asked',
		{ ...traitColumns, place: 'bigint' },
		traits.map(({ kind, value }, place) => [kind, value, place]),
	);
	const list = sql.raw(dialect === 'sqlite' ? 'json_group_array' : 'json_agg');
	const { rows } = await sql<{ place: number; held: string | string[] | null }>`
		select asked.place, (select ${list}(customer_id) from
			(select customer_id from customer_trait where workspace_id = ${workspace}
				and kind = asked.kind and value = asked.value
				order by customer_id limit ${sql.lit(mostHolders)}) as h) as held
		from ${asked}`.execute(db);
	const found: string[][] = traits.map(() => []);
	for (const { place, held } of rows) {
		const ids = typeof held === 'string' ? (JSON.parse(held) as string[]) : (held ?? []);
		found[Number(place)] = ids;
	}
	return found;
}

export type HeldTrait = { kind: TraitKind; value: string; customerId: string };

/** Customers have some traits now, and others no longer. */
export async function changeTraits(
	{ db, dialect, workspace }: At,
	{ gained, lost }: { gained: readonly HeldTrait[]; lost: readonly HeldTrait[] },
): Promise<void> {
	const columns = { ...traitColumns, customer_id: 'text' } as const;
	const cells = (held: readonly HeldTrait[]) =>
		held.map(({ kind, value, customerId }) => [kind, value, customerId]);
	if (lost.length > 0) {
		const rows = rowsOf(dialect, 'gone', columns, cells(lost));
		await sql`delete from customer_trait where workspace_id = ${workspace}
			and (kind, value, customer_id) in (select kind, value, customer_id from ${rows})`.execute(db);
	}
	if (gained.length > 0) {
		const rows = rowsOf(dialect, 'given', columns, cells(gained));
		await sql`insert into customer_trait (workspace_id, kind, value, customer_id)
			select cast(${workspace} as text), given.kind, given.value, given.customer_id from ${rows}
			where true on conflict do nothing`.execute(db);
	}
}

export type Double = { one: string; other: string; reason: DoubleReason };

const doubleColumns = { customer_id: 'text', other_id: 'text', reason: 'text' } as const;

/** Always in the same order, so that two who note the same pairs do not wait for one another. */
const doubleCells = (doubles: readonly Double[]): Cell[][] =>
	doubles.map(({ one, other, reason }) => [one, other, reason]).sort(byText);

const byText = (a: readonly string[], b: readonly string[]): number =>
	a.join('\n') < b.join('\n') ? -1 : 1;

/** Those of the pairs that are stored. */
export async function knownDoubles(
	{ db, dialect, workspace }: At,
	doubles: readonly Double[],
): Promise<Double[]> {
	if (doubles.length === 0) return [];
	const asked = rowsOf(dialect, 'asked', doubleColumns, doubleCells(doubles));
	const query = sql<Double>`select d.customer_id as one, d.other_id as other, d.reason
		from ${asked} cross join likely_double as d where d.workspace_id = ${workspace}
			and d.customer_id = asked.customer_id and d.other_id = asked.other_id
			and d.reason = asked.reason`;
	return (await query.execute(db)).rows;
}

/** Pairs who may be one person, the smaller id first; whoever is not there any more is nobody's double. */
export async function noteAllDoubles(
	{ db, dialect, workspace }: At,
	doubles: readonly Double[],
	now: number,
): Promise<void> {
	if (doubles.length === 0) return;
	const rows = rowsOf(dialect, 'given', doubleColumns, doubleCells(doubles));
	await sql`insert into likely_double (workspace_id, customer_id, other_id, reason, found_at)
		select cast(${workspace} as text), given.customer_id, given.other_id, given.reason,
			cast(${Math.round(now)} as bigint) from ${rows}
		where ${isHeld(dialect, workspace, sql`given.customer_id`)}
			and ${isHeld(dialect, workspace, sql`given.other_id`)}
		on conflict do nothing`.execute(db);
}
