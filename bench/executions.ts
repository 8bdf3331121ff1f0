import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The executions in n8n's own database. */
export type ExecutionBook = {
	/** How many have ever been started. */
	started(): number;
	/**
	 * How many are not finished. Since none are saved, n8n marks one as deleted the moment it has
	 * finished, and leaves its status as it was.
	 */
	open(): number;
	/** Executions that ended with an error; those are saved. */
	failed(): number;
	close(): void;
};

export function openExecutionBook(userFolder: string): ExecutionBook {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
	const one = (sql: string) => {
		const statement = database.prepare(sql);
		return () => Number((statement.get() as { n?: number } | undefined)?.n ?? 0);
	};
	const broken = "('error', 'crashed', 'canceled')";
	return {
		started: one("select seq as n from sqlite_sequence where name = 'execution_entity'"),
		open: one(
			`select count(*) as n from execution_entity where deletedAt is null and status not in ${broken}`,
		),
		failed: one(`select count(*) as n from execution_entity where status in ${broken}`),
		close: () => database.close(),
	};
}
