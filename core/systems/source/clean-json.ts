import { cleanLine, cleanText } from '../../language/plain-text';
import type { Json, JsonObject } from '../../model/json';
import { isObject } from '../../model/json';
import { caps } from './caps';

const maxDepth = 6;
const maxEntries = 200;

/**
 * A value as it may be kept in `attributes`: texts cleaned and capped, at most six levels deep and
 * 200 entries a level; what does not fit becomes `null` or is left out.
 */
export function cleanJson(value: unknown, depth = 0): Json {
	if (typeof value === 'string') return cleanText(value, caps.comment);
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value === 'boolean') return value;
	if (depth >= maxDepth) return null;
	if (Array.isArray(value)) {
		return value.slice(0, maxEntries).map((entry: unknown) => cleanJson(entry, depth + 1));
	}
	return isObject(value) ? cleanObject(value, depth) : null;
}

/** {@link cleanJson} for an object; keys are cleaned too, `__proto__` is dropped. */
export function cleanObject(value: Record<string, unknown>, depth = 0): JsonObject {
	const clean: JsonObject = {};
	for (const [key, inner] of Object.entries(value).slice(0, maxEntries)) {
		const name = cleanLine(key, caps.name);
		if (name !== '' && name !== '__proto__') clean[name] = cleanJson(inner, depth + 1);
	}
	return clean;
}
