import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

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

const patience = 600_000;

/**
 * Waits until so many executions have begun since a moment, and none is open any more.
 *
 * @param since how many had been started then
 * @throws Error if they take too long, or one of them has failed
 */
export async function untilFinished(
	book: ExecutionBook,
	{ name, since, failed, count }: { name: string; since: number; failed: number; count: number },
): Promise<void> {
	const deadline = performance.now() + patience;
	while (book.started() - since < count || book.open() > 0) {
		if (performance.now() > deadline) {
			throw new Error(
				`"${name}" did not finish: ${book.started() - since} of ${count} started, ${book.open()} open.`,
			);
		}
		await sleep(5);
	}
	if (book.failed() > failed) throw new Error(`Executions of "${name}" failed.`);
}
