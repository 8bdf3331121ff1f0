import { parseFieldPath, readFieldPath } from '../source/field-path';

/** The value at a path, with "nothing said" in its three spellings as `undefined`. */
export function read(body: unknown, path: string): unknown {
	const value = readFieldPath(body, parseFieldPath(path));
	return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

/** The text at a path, trimmed; anything else is `null`. */
export function textAt(body: unknown, path: string): string | null {
	const value = read(body, path);
	return typeof value === 'string' ? value.trim() : null;
}

/** The values that are there. */
export function present(values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
	);
}
