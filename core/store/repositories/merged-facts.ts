import type { Sides } from '../tables/known-people';
import type { Tx } from '../store';

/** What is known of a customer, one row each, with what tells two of them apart. */
export const factTables = [
	{ table: 'customer_tag', key: 'tag' },
	{ table: 'customer_date', key: 'name' },
	{ table: 'customer_attribute', key: 'name' },
] as const;

type FactTable = (typeof factTables)[number];
type Row = Record<string, string | number | null>;

/** The kept one takes over what it lacks; of what both have the merged one's stays where it is. */
export async function uniteFacts(tx: Tx, workspace: string, sides: Sides): Promise<void> {
	for (const one of factTables) {
		const kept = await factsOf(tx, workspace, one, sides.keptId);
		const known = new Set(kept.map((row) => row[one.key]));
		const merged = await factsOf(tx, workspace, one, sides.mergedId);
		const lacking = merged.filter((row) => !known.has(row[one.key] ?? null));
		if (lacking.length === 0) continue;
		await remove(tx, workspace, one, sides.mergedId, lacking);
		await insert(tx, one, sides.keptId, lacking);
		await tx
			.insertInto('customer_merge_row')
			.values(
				lacking.map((row) => ({
					workspace_id: workspace,
					merge_id: sides.mergeId,
					table_name: one.table,
					key_1: String(row[one.key]),
					key_2: '',
					moved: 1,
					before: JSON.stringify(row),
				})),
			)
			.execute();
	}
}

/** Back to what the merged one had; what the kept one was told since stays with it. */
export async function partFacts(tx: Tx, workspace: string, sides: Sides): Promise<void> {
	for (const one of factTables) {
		const noted = await tx
			.selectFrom('customer_merge_row')
			.select('before')
			.where('workspace_id', '=', workspace)
			.where('merge_id', '=', sides.mergeId)
			.where('table_name', '=', one.table)
			.execute();
		const moved = noted.map(({ before }) => JSON.parse(before ?? '{}') as Row);
		if (moved.length === 0) continue;
		const kept = await factsOf(tx, workspace, one, sides.keptId);
		const same = kept.filter((row) => moved.some((was) => isSame(was, row)));
		await remove(tx, workspace, one, sides.keptId, same);
		await insert(tx, one, sides.mergedId, moved);
	}
}

function isSame(was: Row, row: Row): boolean {
	return Object.keys(was).every((key) => key === 'customer_id' || was[key] === row[key]);
}

async function factsOf(
	tx: Tx,
	workspace: string,
	{ table }: FactTable,
	customerId: string,
): Promise<Row[]> {
	return (await tx
		.selectFrom(table)
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.execute()) as Row[];
}

async function remove(
	tx: Tx,
	workspace: string,
	{ table, key }: FactTable,
	customerId: string,
	rows: readonly Row[],
): Promise<void> {
	if (rows.length === 0) return;
	const column: 'tag' | 'name' = key;
	await tx
		.deleteFrom(table)
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', customerId)
		.where(column as never, 'in', rows.map((row) => row[key]) as never)
		.execute();
}

async function insert(
	tx: Tx,
	{ table }: FactTable,
	customerId: string,
	rows: readonly Row[],
): Promise<void> {
	await tx
		.insertInto(table)
		.values(rows.map((row) => ({ ...row, customer_id: customerId })) as never)
		.onConflict((c) => c.doNothing())
		.execute();
}
