/** Any value that survives JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** True for a plain JSON object (not an array, not null). */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a table of ours has under a word of theirs, which may be called like something every object has. */
export function entryOf<Value>(
	table: Readonly<Record<string, Value>>,
	word: string,
): Value | undefined {
	return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** What a stored text says as JSON; `null` for one that is none. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
