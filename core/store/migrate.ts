import { sql } from 'kysely';

import { StoreError } from '../model/errors';
import { migrations } from './migrations';
import type { Store, Tx } from './store';

const newest = Math.max(...migrations.map(({ version }) => version));

/**
 * Brings the schema to this package's version. Safe when several processes start together: the
 * version is read again once the lock is held.
 *
 * @throws StoreError if the database was written by a newer package.
 */
export async function migrate(store: Store): Promise<void> {
	// Mostly there is nothing to do, and whoever opens the store need not wait for who writes to it.
	if ((await isMigrated(store)) && (await schemaVersion(store.db)) === newest) return;
	await store.patiently(async () => await store.transaction(bringUp(store)));
}

/** Runs what is missing, one migration after the other. */
function bringUp(store: Store): (tx: Tx) => Promise<void> {
	return async (tx) => {
		// The number is arbitrary but fixed: it names this package's migration lock.
		if (store.dialect === 'postgres')
			await sql`select pg_advisory_xact_lock(7265348291)`.execute(tx);
		await sql`create table if not exists schema_version (
			version integer not null primary key, name text not null)`.execute(tx);
		const current = await schemaVersion(tx);
		if (current > newest) {
			throw new StoreError(
				`The database has schema version ${current}, but this package knows only up to ${newest}.`,
				'A newer n8n-nodes-satisfaction has used this database. Update the package on this n8n.',
			);
		}
		for (const migration of migrations) {
			if (migration.version <= current) continue;
			for (const statement of migration.statements(store.dialect)) {
				await sql.raw(statement).execute(tx);
			}
			await migration.rewrite?.(tx);
			for (const statement of migration.closing?.() ?? []) await sql.raw(statement).execute(tx);
			await sql`insert into schema_version (version, name)
				values (${migration.version}, ${migration.name})`.execute(tx);
		}
	};
}

/** Whether any version of the schema is there. */
async function isMigrated({ dialect, db }: Store): Promise<boolean> {
	const table =
		dialect === 'sqlite'
			? sql`select name from sqlite_master where type = 'table' and name = 'schema_version'`
			: sql`select 1 where to_regclass('schema_version') is not null`;
	return (await table.execute(db)).rows.length > 0;
}

/** The schema version in the database; 0 before the first migration. */
export async function schemaVersion(db: Tx | Store['db']): Promise<number> {
	const found = await sql<{ version: number | null }>`
		select max(version) as version from schema_version`.execute(db);
	return found.rows[0]?.version ?? 0;
}
