import { Kysely, PostgresDialect, sql } from 'kysely';
import { type ClientBase, Pool, types } from 'pg';

import { StoreError } from '../../model/errors';
import { repeated } from '../repeated';
import type { Schema } from '../schema';
import type { Store, Tx } from '../store';
import { bounded, patiently } from './bounded';
import { isForgotten, preparing } from './prepare';
import { keepingStatistics, lookAt } from './statistics';

export type PostgresTarget = {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
	/** Tables live in a schema of their own. */
	schema: string;
	ssl: 'disable' | 'require' | 'verify';
	/** Connections of this process at most. */
	poolSize: number;
	/** After how many ms without an answer a connection is thrown away; 30 s where nothing is given. */
	answersWithin?: number;
};

const int8 = 20;

/** Counts and epoch milliseconds arrive as bigint and fit a double exactly. */
const typeParsers = {
	getTypeParser: (id: number, format?: 'text' | 'binary') =>
		id === int8 ? (value: string) => Number(value) : types.getTypeParser(id, format as 'text'),
};

/**
 * How long a connection is kept that nobody uses, ms. A new one costs more than a page does: the way
 * there, a process of the server's, and the plans of all its statements.
 */
const keptIdleFor = 5 * 60_000;
/** Firewalls forget a connection on which nothing is said for some minutes. */
const sayAliveAfter = 60_000;

/** Opens a PostgreSQL store. Connects at first use; the schema must be a plain name. */
export function openPostgres(target: PostgresTarget): Store {
	if (!/^[a-z_][a-z0-9_]{0,62}$/.test(target.schema)) {
		throw new StoreError(
			`"${target.schema}" is not a schema name this package accepts.`,
			'Use lower-case letters, digits and underscores, for example "satisfaction".',
		);
	}
	const pool = new Pool({
		host: target.host,
		port: target.port,
		database: target.database,
		user: target.user,
		password: target.password,
		max: target.poolSize,
		ssl: target.ssl === 'disable' ? false : { rejectUnauthorized: target.ssl === 'verify' },
		types: typeParsers,
		connectionTimeoutMillis: 10_000,
		idleTimeoutMillis: keptIdleFor,
		keepAlive: true,
		keepAliveInitialDelayMillis: sayAliveAfter,
		application_name: 'n8n-nodes-satisfaction',
		allowExitOnIdle: true,
		// Waited for; a connection that cannot be made ready is let go, or the pool would run dry of them.
		onConnect: async (client) => await makeReady(client, target),
	});
	// An idle connection that breaks is replaced; without a listener it would end the process.
	pool.on('error', () => {});
	// On a connection of its own: in somebody's transaction it would hold its locks.
	const lookNow = (tables: readonly string[]) =>
		void patiently(async () => await sql.raw(lookAt(tables)).execute(db)).catch(() => {});
	pool.on('connect', keepingStatistics(lookNow));
	pool.on('connect', preparing());
	const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
	return {
		dialect: 'postgres',
		db,
		transaction: async (work) =>
			await repeated(async () => await transacted(db, work), { isAgain: isForgotten }),
		patiently,
		analyse: async (query) => {
			const result = await patiently(async () => await db.executeQuery(query.compile()));
			return result.rows as never[];
		},
		clean: async () => {
			const tables = sql.raw(await tablesOf(db));
			await patiently(async () => await sql`vacuum ${tables}`.execute(db));
		},
		close: async () => await db.destroy(),
	};
}

/** Our tables, as a list. */
async function tablesOf(db: Kysely<Schema>): Promise<string> {
	const { rows } = await sql<{ name: string }>`select quote_ident(tablename) as name
		from pg_tables where schemaname = current_schema()`.execute(db);
	return rows.map(({ name }) => name).join(', ');
}

/** What every connection gets before anybody uses it. */
async function makeReady(
	client: ClientBase,
	{ schema, answersWithin }: PostgresTarget,
): Promise<void> {
	// One that breaks while it is in use fails whoever uses it; without a listener it would end the
	// process as well.
	client.on('error', () => {});
	bounded(client, answersWithin);
	await ensureSchema(client, schema);
	// A transaction whose process cannot be reached any more gives its locks back.
	await client.query(
		`set search_path to "${schema}"; set idle_in_transaction_session_timeout to '60s'`,
	);
}

/** Two processes may start together: the second one's "already exists" is as good as success. */
async function ensureSchema(client: ClientBase, schema: string): Promise<void> {
	const found = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
	if (found.rows.length > 0) return;
	try {
		await client.query(`create schema if not exists "${schema}"`);
	} catch (error) {
		const code = (error as { code?: unknown }).code;
		if (code !== '23505' && code !== '42P06') throw error;
	}
}

/** A transaction that fails with its own fault: on a broken connection the undoing fails, too. */
async function transacted<T>(db: Kysely<Schema>, work: (tx: Tx) => Promise<T>): Promise<T> {
	let fault: { cause: unknown } | null = null;
	const watched = async (tx: Tx): Promise<T> => {
		try {
			return await work(tx);
		} catch (cause) {
			fault = { cause };
			throw cause;
		}
	};
	return await db
		.transaction()
		.execute(watched)
		.catch((error: unknown) => {
			throw fault === null ? error : fault.cause;
		});
}
