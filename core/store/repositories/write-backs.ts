import type { Db, Tx } from '../store';

/** A record of another system. */
export type WrittenRecord = { system: string; object: string; id: string };

/** An echo is met by the next look, a day later at most unless n8n is off; what is older is of no use, ms. */
const keptFor = 8 * 24 * 3_600_000;

/** Notes that a record was written, and forgets those of days ago. */
export async function keepWriteBack(
	db: Db | Tx,
	workspace: string,
	{ system, object, id }: WrittenRecord,
	at: number,
): Promise<void> {
	await db
		.deleteFrom('write_back')
		.where('workspace_id', '=', workspace)
		.where('at', '<', at - keptFor)
		.execute();
	await db
		.insertInto('write_back')
		.values({ workspace_id: workspace, system, object, record_id: id, at })
		.onConflict((c) =>
			c
				.columns(['workspace_id', 'system', 'record_id', 'object'])
				.doUpdateSet((eb) => ({ at: eb.ref('excluded.at') }))
				.where('write_back.at', '<', at),
		)
		.execute();
}

/** Whether a record of that id was written since then, of whatever kind it is. */
export async function wasWrittenSince(
	db: Db | Tx,
	workspace: string,
	{ system, id }: Omit<WrittenRecord, 'object'>,
	since: number,
): Promise<boolean> {
	const found = await db
		.selectFrom('write_back')
		.select('at')
		.where('workspace_id', '=', workspace)
		.where('system', '=', system)
		.where('record_id', '=', id)
		.where('at', '>=', since)
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}
