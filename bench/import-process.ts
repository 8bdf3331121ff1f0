/**
 * The process of the import measurement: it holds nothing but what an import does, since what is tidied up in
 * memory stops the event loop as well.
 */
import { sql } from 'kysely';

import { createOrUpdate } from '../core/loop/customer/create-or-update';
import type { House } from '../core/loop/house';
import type { StoreTarget } from '../core/store/registry';
import { type Cell, type Columns, rowsOf } from '../core/store/rows-of';
import { type Block, longestBlock } from './event-loop';
import { emptyHouse } from './house';
import { onOrder } from './own-process';

/** Where the import goes, and where its rows are copied to. */
export type ImportOrder = { target: StoreTarget; copy: StoreTarget; customers: number };
/** Each in ms. */
export type ImportRound = { created: Block; unchanged: Block; copiedMs: number };

const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] } as const;

/** A row as a sheet has it. */
const rowOf = (at: number): Record<string, string> => ({
	客户编号: `k${at}`,
	姓名: `Customer ${at}`,
	邮箱: `c${at}@example.com`,
	手机: `+86138${String(at).padStart(8, '0')}`,
	生日: `${1960 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`,
	标签: at % 2 === 0 ? 'vip, old' : 'new',
	分组: at % 3 === 0 ? 'gold' : 'silver',
});

onOrder<ImportOrder>(async ({ target, copy, customers }): Promise<ImportRound> => {
	const rows = Array.from({ length: customers }, (_, at) => rowOf(at));
	const house = await emptyHouse(target);
	const created = await told(house, rows, 'created');
	const unchanged = await told(house, rows, 'unchanged');
	const tables = await storedIn(house);
	const other = await emptyHouse(copy);
	const began = performance.now();
	await copied(other, tables);
	const copiedMs = performance.now() - began;
	await house.store.close();
	await other.store.close();
	return { created, unchanged, copiedMs };
});

async function told(house: House, rows: readonly unknown[], expected: string): Promise<Block> {
	const { result, ...block } = await longestBlock(
		async () => await createOrUpdate(house, Date.now(), rows, how),
	);
	const other = result.find(({ outcome }) => outcome.code !== expected);
	if (other) throw new Error(`A row is not ${expected}: ${other.outcome.text}`);
	return block;
}

const names = ['customer', 'identity', 'customer_trait', 'customer_tag', 'customer_date'] as const;

type Table = { name: string; columns: Columns; rows: Cell[][] };

/** All rows that came of the import. */
async function storedIn({ store }: House): Promise<Table[]> {
	const tables: Table[] = [];
	for (const name of names) {
		const rows = (await store.db.selectFrom(name).selectAll().execute()) as Array<
			Record<string, Cell>
		>;
		const keys = Object.keys(rows[0] ?? {});
		const kindOf = (key: string) =>
			rows.some((row) => typeof row[key] === 'number') ? 'double precision' : 'text';
		tables.push({
			name,
			columns: Object.fromEntries(keys.map((key) => [key, kindOf(key)])),
			rows: rows.map((row) => keys.map((key) => row[key] ?? null)),
		});
	}
	return tables;
}

const chunk = 5_000;

async function copied({ store }: House, tables: readonly Table[]): Promise<void> {
	const { dialect } = store;
	await store.transaction(async (tx) => {
		for (const { name, columns, rows } of tables) {
			const keys = Object.entries(columns);
			// What is never there has no type of its own.
			const filled = keys.filter((_, at) => rows.some((row) => row[at] !== null));
			const into = sql.join(filled.map(([key]) => sql.ref(key)));
			for (let from = 0; from < rows.length; from += chunk) {
				const given = rowsOf(dialect, 'given', columns, rows.slice(from, from + chunk));
				await sql`insert into ${sql.ref(name)} (${into}) select ${into} from ${given}`.execute(tx);
			}
		}
	});
}
