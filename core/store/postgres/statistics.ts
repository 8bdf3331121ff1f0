import type { PoolClient } from 'pg';

/** The tables that grow with every event and every answer. */
const growing = [
	'customer',
	'identity',
	'event',
	'event_delivery',
	'invitation',
	'contact',
	'response',
	'case_file',
	'case_step',
	'due',
	'message',
];

/** Writes of this process after which PostgreSQL is asked to look: 64, 128, … 16,384, and never again. */
const momentsToLook = new Set(Array.from({ length: 9 }, (_, doubled) => 64 * 2 ** doubled));

/** What has PostgreSQL look at them. */
export const look = `analyze ${growing.join(', ')}`;

/**
 * Has PostgreSQL look at new tables while they begin to grow. As long as it knows nothing about them,
 * every index that begins with the workspace is as good as any other, and a statement that it has
 * prepared may read all of the workspace. Autovacuum mends that, but comes once a minute at most.
 *
 * @param lookNow called when it is time, and not waited for
 */
export function keepingStatistics(lookNow: () => void): (client: PoolClient) => void {
	let writes = 0;
	return (client) => {
		const plain = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
		const query = async (...given: unknown[]): Promise<unknown> => {
			const answer = await plain(...given);
			if (/^(insert|with)\b/.test(textOf(given[0]))) {
				writes += 1;
				if (momentsToLook.has(writes)) lookNow();
			}
			return answer;
		};
		client.query = query as PoolClient['query'];
	};
}

/** A statement comes as text, or with a name and its values. */
function textOf(statement: unknown): string {
	return typeof statement === 'string' ? statement : (statement as { text: string }).text;
}
