import { sql } from 'kysely';

import { createOrUpdate } from '../core/loop/customer/create-or-update';
import type { House } from '../core/loop/house';
import { type Cell, type Columns, rowsOf } from '../core/store/rows-of';
import type { DialectName } from '../core/store/store';
import type { Databases } from './databases';
import { longestBlock } from './event-loop';
import { type Figure, figureOf, median, rounded, spoken } from './figure';
import { emptyHouse } from './house';
import { say } from './say';

export type ImportSpeed = {
	/** New rows a second through the node's verb over those of the database's own insert of the same rows. */
	vsCopy: Figure;
	/** Rows a second that say nothing new over rows a second that are new. */
	unchangedVsNew: Figure;
	/** Longest time the event loop stood still in each round, ms. */
	longest: Figure;
	/** Medians, rows a second. */
	perSecond: { copied: number; created: number; unchanged: number };
};

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

/**
 * What an import costs: new rows through the verb of the node against the database's own insert of the rows
 * that come of them, in one transaction, and the same rows once more, of which none is new.
 */
export async function measureImport(
	databases: Databases,
	dialect: DialectName,
	{ customers, rounds }: { customers: number; rounds: number },
): Promise<ImportSpeed> {
	const rows = Array.from({ length: customers }, (_, at) => rowOf(at));
	const measured: Array<Record<'copied' | 'created' | 'unchanged' | 'longest', number>> = [];
	for (let round = 0; round < rounds; round++) {
		const house = await emptyHouse(await databases.target(dialect, `import_${round}`));
		const copy = await emptyHouse(await databases.target(dialect, `import_copy_${round}`));
		try {
			const created = await told(house, rows, 'created');
			const tables = await storedIn(house);
			const began = performance.now();
			await copied(copy, tables);
			const copiedMs = performance.now() - began;
			const unchanged = await told(house, rows, 'unchanged');
			measured.push({
				copied: copiedMs,
				created: created.tookMs,
				unchanged: unchanged.tookMs,
				longest: Math.max(created.ms, unchanged.ms),
			});
		} finally {
			await house.store.close();
			await copy.store.close();
		}
	}
	const vsCopy = figureOf(measured.map((one) => one.copied / one.created));
	const unchangedVsNew = figureOf(measured.map((one) => one.created / one.unchanged));
	const longest = figureOf(measured.map((one) => one.longest));
	const perSecond = (of: 'copied' | 'created' | 'unchanged') =>
		rounded((customers / median(measured.map((one) => one[of]))) * 1_000);
	say(
		`import: ${dialect} against its own insert ${spoken(vsCopy)}, unchanged against new ${spoken(unchangedVsNew)}, longest block ${spoken(longest)} ms`,
	);
	return {
		...{ vsCopy, unchangedVsNew, longest },
		perSecond: {
			copied: perSecond('copied'),
			created: perSecond('created'),
			unchanged: perSecond('unchanged'),
		},
	};
}

async function told(house: House, rows: readonly unknown[], expected: string) {
	const done = await longestBlock(async () => await createOrUpdate(house, Date.now(), rows, how));
	const other = done.result.find(({ outcome }) => outcome.code !== expected);
	if (other) throw new Error(`A row is not ${expected}: ${other.outcome.text}`);
	return done;
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
