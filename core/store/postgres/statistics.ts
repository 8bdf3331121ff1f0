import type { PoolClient } from 'pg';

/** Tables that are looked at together, and how often. */
type Growing = {
	tables: readonly string[];
	/** What shows that they grow. */
	written: RegExp;
	/** Writes of this process after which they are looked at: so many, twice as many, … nine times, and never again. */
	first: number;
};

const times = 9;

const growing: readonly Growing[] = [
	{
		// With every event and every answer.
		tables: [
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
		],
		written: /^(insert|with)\b/,
		first: 64,
	},
	{
		// With every run of a campaign, which writes about many customers at once, and what it reads beside.
		tables: [
			'care_occasion',
			'care_step',
			'care_stop',
			'attribute_change',
			'consent',
			'customer_date',
			'customer_rhythm',
		],
		written: /^insert into "care_/,
		first: 8,
	},
];

/** What has PostgreSQL look at tables. */
export const lookAt = (tables: readonly string[]): string => `analyze ${tables.join(', ')}`;

/**
 * Has PostgreSQL look at new tables while they begin to grow. As long as it knows nothing about them,
 * every index that begins with the workspace is as good as any other, and a statement that it has
 * prepared may read all of the workspace. Autovacuum mends that, but comes once a minute at most.
 *
 * @param lookNow called when it is time, and not waited for
 */
export function keepingStatistics(
	lookNow: (tables: readonly string[]) => void,
): (client: PoolClient) => void {
	const counted = growing.map((one) => ({ ...one, writes: 0, next: one.first }));
	const note = (text: string): void => {
		for (const one of counted) {
			if (!one.written.test(text)) continue;
			one.writes += 1;
			if (one.writes < one.next || one.next > one.first * 2 ** (times - 1)) continue;
			one.next *= 2;
			lookNow(one.tables);
		}
	};
	return (client) => {
		const plain = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
		const query = async (...given: unknown[]): Promise<unknown> => {
			const answer = await plain(...given);
			note(textOf(given[0]));
			return answer;
		};
		client.query = query as PoolClient['query'];
	};
}

/** A statement comes as text, or with a name and its values. */
function textOf(statement: unknown): string {
	return typeof statement === 'string' ? statement : (statement as { text: string }).text;
}
