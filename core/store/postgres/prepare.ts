import type { PoolClient } from 'pg';

/** Statements that get a name; what goes beyond was made for one call and will not come again. */
const mostNamed = 400;

/** What a server answers that cannot keep statements, or no longer knows this one. */
const forgotten = new Set(['0A000', '26000', '42P05']);

/** Whether a statement failed only because it was a prepared one. */
export function isForgotten(error: unknown): boolean {
	const code = (error as { code?: unknown }).code;
	return typeof code === 'string' && forgotten.has(code);
}

type Query = (text: unknown, values?: unknown) => Promise<unknown>;

/**
 * Lets every connection keep the statements it has run, so that the server parses and plans them
 * once: most of the time of a short query goes there. They come back from the second use on.
 *
 * A schema that a newer package has changed, or a pooler between us and the server, can make a
 * server refuse them: from then on nothing is prepared any more.
 */
export function preparing(): (client: PoolClient) => void {
	const names = new Map<string, string | null>();
	let named = 0;
	let refused = false;

	const nameOf = (text: string): string | undefined => {
		const known = names.get(text);
		if (known) return known;
		if (known === undefined && names.size >= mostNamed) return undefined;
		const name = known === null ? `satisfaction_${named++}` : null;
		names.set(text, name);
		return name ?? undefined;
	};

	return (client) => {
		const plain = client.query.bind(client) as Query;
		const query: Query = async (text, values) => {
			const parameters = Array.isArray(values) && values.length > 0;
			const name = typeof text === 'string' && parameters && !refused ? nameOf(text) : undefined;
			if (name === undefined) return await plain(text, values);
			try {
				return await plain({ name, text, values });
			} catch (error) {
				if (isForgotten(error)) refused = true;
				throw error;
			}
		};
		client.query = query as PoolClient['query'];
	};
}
