import { cleaned } from '../../model/clean';
import type { Json, JsonObject } from '../../model/json';
import { isObject } from '../../model/json';

/** Nothing that is meant goes deeper. */
const deepest = 40;

/** The fields of a record as a system gives them, all of them; `__proto__` and control characters are left out. */
export function jsonFields(record: Record<string, unknown>): JsonObject {
	return fieldsOf(cleaned(record), 0);
}

function fieldsOf(record: Record<string, unknown>, depth: number): JsonObject {
	const fields: JsonObject = {};
	for (const [key, value] of Object.entries(record)) {
		if (key !== '__proto__') fields[key] = jsonValue(value, depth + 1);
	}
	return fields;
}

function jsonValue(value: unknown, depth: number): Json {
	if (typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (depth > deepest) return null;
	if (Array.isArray(value)) return value.map((entry: unknown) => jsonValue(entry, depth + 1));
	return isObject(value) ? fieldsOf(value, depth) : null;
}

/** An id, or another short text, that a system gives as a text or as a number; `null` for anything else. */
export function textOrNull(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}
