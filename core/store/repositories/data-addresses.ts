import type { Db, Tx } from '../store';
import type { DataAddressTable } from '../tables/data-address';

export type DataAddress = DataAddressTable;

/** @returns whether it was stored; not where another one of its name is there */
export async function insertDataAddress(tx: Tx, row: DataAddress): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('data_address')
		.values(row)
		.onConflict((c) => c.doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findDataAddress(
	db: Db | Tx,
	workspace: string,
	addressId: string,
): Promise<DataAddress | undefined> {
	return await db
		.selectFrom('data_address')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('address_id', '=', addressId)
		.executeTakeFirst();
}

/** The addresses that have not been ended, by name. */
export async function openDataAddresses(db: Db | Tx, workspace: string): Promise<DataAddress[]> {
	return await db
		.selectFrom('data_address')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('ended_at', 'is', null)
		.orderBy('name')
		.execute();
}

/**
 * Ends the address of a name.
 *
 * @returns whether there was one
 */
export async function endDataAddress(
	tx: Tx,
	workspace: string,
	name: string,
	at: number,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('data_address')
		.set({ ended_at: at })
		.where('workspace_id', '=', workspace)
		.where('name', '=', name)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
