import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** Looks into the package's database without ever writing to it. */
export type StoreReader = {
	file: string;
	/** All rows of a query; none while there is no database yet. */
	rows: <Row>(sql: string, ...values: SQLInputValue[]) => Row[];
	/** The one number of a `select count(*)`. */
	count: (sql: string, ...values: SQLInputValue[]) => number;
	close: () => void;
};

/** The file that the package makes unless the credential names another. */
export const storeFile = (userFolder: string): string =>
	join(userFolder, '.n8n', 'satisfaction', 'satisfaction.sqlite');

export function openReader(file: string): StoreReader {
	let database: DatabaseSync | null = null;
	const opened = (): DatabaseSync | null => {
		if (!database && existsSync(file)) {
			database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
		}
		return database;
	};
	const rows = <Row>(sql: string, ...values: SQLInputValue[]): Row[] => {
		const open = opened();
		return open ? (open.prepare(sql).all(...values) as Row[]) : [];
	};
	return {
		file,
		rows,
		count: (sql, ...values) => {
			const [first] = rows<Record<string, number>>(sql, ...values);
			return first ? Number(Object.values(first)[0]) : 0;
		},
		close: () => {
			database?.close();
			database = null;
		},
	};
}
