import { newId } from '../../model/id';
import { isOneOf } from '../is-one-of';
import type { ErasureTable } from '../tables/erasure';
import type { Db, Tx } from '../store';
import type { ErasedRows } from './erasing';

export type ErasureRow = ErasureTable;

/** A new receipt's id. */
export const newErasureId = (): string => newId('ers');

/** Whether something is about somebody who was erased: the receipt stands in their place. */
export const isErasureId = (id: string): boolean => id.startsWith('ers_');

/** Stores a receipt. */
export async function insertErasure(
	tx: Tx,
	row: Pick<
		ErasureTable,
		'workspace_id' | 'erasure_id' | 'at' | 'by_kind' | 'by_id' | 'by_name' | 'in_flight' | 'test'
	>,
	{ removed, anonymised, masked }: ErasedRows,
): Promise<ErasureRow> {
	return await tx
		.insertInto('erasure')
		.values({ ...row, removed: JSON.stringify(removed), anonymised, masked, cleaned_at: null })
		.returningAll()
		.executeTakeFirstOrThrow();
}

export async function findErasure(
	db: Db | Tx,
	workspace: string,
	erasureId: string,
): Promise<ErasureRow | undefined> {
	return await db
		.selectFrom('erasure')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('erasure_id', '=', erasureId)
		.executeTakeFirst();
}

/** Receipts whose rows may still leave traces in the file, of all workspaces, which share it. */
export async function uncleanedErasures(
	db: Db | Tx,
): Promise<Array<Pick<ErasureRow, 'workspace_id' | 'erasure_id'>>> {
	return await db
		.selectFrom('erasure')
		.select(['workspace_id', 'erasure_id'])
		.where('cleaned_at', 'is', null)
		.execute();
}

/** How many were erased, and of how many the file may still have traces. */
export type ErasureCount = {
	all: number;
	/** When the file was cleaned last after some, epoch ms. */
	cleanedAt: number | null;
	waiting: number;
	/** When the oldest of those was, epoch ms. */
	oldest: number | null;
};

export async function countErasures(db: Db | Tx, workspace: string): Promise<ErasureCount> {
	const row = await db
		.selectFrom('erasure')
		.select(({ fn, eb }) => [
			fn.countAll<number>().as('all'),
			fn.count<number>('cleaned_at').as('cleaned'),
			fn.max('cleaned_at').as('cleanedAt'),
			fn.min(eb.case().when('cleaned_at', 'is', null).then(eb.ref('at')).end()).as('oldest'),
		])
		.where('workspace_id', '=', workspace)
		.executeTakeFirstOrThrow();
	const all = Number(row.all);
	const { cleanedAt, oldest } = row;
	return { all, cleanedAt, waiting: all - Number(row.cleaned), oldest };
}

/** The file was cleaned after these. */
export async function markCleaned(
	tx: Tx,
	erasures: ReadonlyArray<Pick<ErasureRow, 'workspace_id' | 'erasure_id'>>,
	now: number,
): Promise<void> {
	if (erasures.length === 0) return;
	await tx
		.updateTable('erasure')
		.set({ cleaned_at: now })
		.where(
			isOneOf(
				['workspace_id', 'erasure_id'],
				erasures.map((one) => [one.workspace_id, one.erasure_id]),
			),
		)
		.execute();
}

/** How many messages to somebody are being handed to a server at this moment. */
export async function messagesInFlight(
	tx: Tx,
	workspace: string,
	customerIds: readonly string[],
	/** Older marks are of a process that died. */
	since: number,
): Promise<number> {
	const { n } = await tx
		.selectFrom('message')
		.select(({ fn }) => fn.countAll<number>().as('n'))
		.where('workspace_id', '=', workspace)
		.where('customer_id', 'in', [...customerIds])
		.where('state', '=', 'sending')
		.where('updated_at', '>', since)
		.executeTakeFirstOrThrow();
	return Number(n);
}
