import type { FieldPath } from './field-path';

/** The value with `entry` at the path; lists and objects on the way are made. */
export function writeFieldPath(value: unknown, path: FieldPath, entry: unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return entry;
	if (typeof step === 'number') {
		const list: unknown[] = Array.isArray(value) ? [...(value as unknown[])] : [];
		list[step] = writeFieldPath(list[step], rest, entry);
		return list;
	}
	const object = new Map<string, unknown>(
		typeof value === 'object' && value !== null ? Object.entries(value) : [],
	);
	object.set(step, writeFieldPath(object.get(step), rest, entry));
	return Object.fromEntries(object);
}
