import { isObject } from '../../model/json';

/** What was changed, in a short form; `null` = there was, or is, nothing. */
export type Change = { field: string; before: string | null; after: string | null };

/** A value longer than that is cut, characters. */
const longest = 80;

/**
 * What differs between two states of a thing, by the path of each value. Objects are compared key by key,
 * lists and everything else as one value.
 */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
	if (isObject(before) || isObject(after)) {
		const one = isObject(before) ? before : {};
		const other = isObject(after) ? after : {};
		const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
		const within = keys.flatMap((key) =>
			changesBetween(one[key], other[key], path === '' ? key : `${path}.${key}`),
		);
		if (keys.length > 0) return within;
	}
	const [was, is] = [JSON.stringify(before), JSON.stringify(after)];
	return was === is ? [] : [{ field: path, before: short(before), after: short(after) }];
}

function short(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
