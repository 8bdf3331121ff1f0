import { AsyncLocalStorage } from 'node:async_hooks';

import type { ClientBase } from 'pg';

/** Statements answer within milliseconds; one that has not after this long never will, ms. */
export const answersWithin = 30_000;
/** The same for a migration, and for what reads over many rows, ms. */
const takesLong = 15 * 60_000;

const patience = new AsyncLocalStorage<number>();

/** Lets the statements of some work take their time. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	return await patience.run(takesLong, work);
}

type Query = (...given: unknown[]) => unknown;

/**
 * Throws a connection away on which a statement gets no answer. A firewall or the change-over to another
 * server can make it fall silent without ending it: for a quarter of an hour the operating system goes on
 * sending, and as many such statements as the pool is large would stop everything.
 *
 * @param most how long a statement may take that nobody has called slow, ms
 */
export function bounded(client: ClientBase, most: number = answersWithin): void {
	const plain = client.query.bind(client) as Query;
	const query: Query = (...given) => {
		const answer = plain(...given);
		if (!(answer instanceof Promise)) return answer;
		const timer = setTimeout(() => throwAway(client), patience.getStore() ?? most);
		timer.unref();
		const over = (): void => clearTimeout(timer);
		answer.then(over, over);
		return answer;
	};
	client.query = query as ClientBase['query'];
}

/** Whoever waits for an answer hears that the connection is gone; the pool makes another. */
function throwAway(client: ClientBase): void {
	const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
	connection.stream.destroy();
}
