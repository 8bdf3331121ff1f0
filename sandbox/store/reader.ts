import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { Pool, types } from 'pg';

/** Looks into the package's database without ever writing to it. */
export type StoreReader = {
	/** All rows of a query with `?` for its values; none while there is no database yet. */
	rows: <Row>(sql: string, ...values: Array<string | number>) => Promise<Row[]>;
	/** The one number of a `select count(*)`. */
	count: (sql: string, ...values: Array<string | number>) => Promise<number>;
	close: () => Promise<void>;
};

/** The file that the package makes unless the credential names another. */
export const storeFile = (userFolder: string): string =>
	join(userFolder, '.n8n', 'satisfaction', 'satisfaction.sqlite');

/** A PostgreSQL server, as the credential names it. */
export type PostgresServer = {
	host: string;
	port: number;
	database: string;
	user: string;
	password: string;
};

/** Reads a SQLite file. */
export function openFileReader(file: string): StoreReader {
	let database: DatabaseSync | null = null;
	const opened = (): DatabaseSync | null => {
		if (!database && existsSync(file)) {
			database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
		}
		return database;
	};
	return readerOf(
		async <Row>(sql: string, values: Array<string | number>) =>
			await Promise.resolve(
				(opened()
					?.prepare(sql)
					.all(...values) ?? []) as Row[],
			),
		async () => {
			database?.close();
			database = null;
			await Promise.resolve();
		},
	);
}

/** `bigint`: counts and epoch milliseconds, which fit a double exactly. */
const int8 = 20;
/** There is no such schema, or no such table, yet. */
const notThere = new Set<unknown>(['3F000', '42P01']);

/** Reads a schema of a PostgreSQL server. */
export function openPostgresReader(server: PostgresServer, schema: string): StoreReader {
	const pool = new Pool({
		...server,
		max: 3,
		options: `-c search_path=${schema} -c default_transaction_read_only=on`,
		types: {
			getTypeParser: (id: number, format?: 'text' | 'binary') =>
				id === int8 ? Number : types.getTypeParser(id, format as 'text'),
		},
	});
	pool.on('error', () => {});
	return readerOf(
		async <Row>(sql: string, values: Array<string | number>) => {
			let at = 0;
			const numbered = sql.replaceAll('?', () => `$${(at += 1)}`);
			try {
				return (await pool.query(numbered, values)).rows as Row[];
			} catch (error) {
				if (notThere.has((error as { code?: unknown }).code)) return [];
				throw error;
			}
		},
		async () => await pool.end(),
	);
}

function readerOf(
	read: <Row>(sql: string, values: Array<string | number>) => Promise<Row[]>,
	close: () => Promise<void>,
): StoreReader {
	return {
		rows: async (sql, ...values) => await read(sql, values),
		count: async (sql, ...values) => {
			const [first] = await read<Record<string, number>>(sql, values);
			return first ? Number(Object.values(first)[0]) : 0;
		},
		close,
	};
}
