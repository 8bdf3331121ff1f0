import { sql } from 'kysely';

import type { Store, Tx } from './store';

/** For the transaction of the statement: PostgreSQL's commit does not wait for the disk. */
export const notWaiting = sql`set_config('synchronous_commit', 'off', true)`;

/**
 * Says of a transaction that what it writes would be written anew if it got lost, so that PostgreSQL's commit need
 * not wait for the disk. It is there before any later one that does.
 */
export async function isRepeatable({ dialect }: Store, tx: Tx): Promise<void> {
	if (dialect === 'postgres') await sql`select ${notWaiting}`.execute(tx);
}
