import { InputError } from '../../model/errors';

/** Steps into a value: a key of an object or a place in a list. */
export type FieldPath = ReadonlyArray<string | number>;

const step = /\.?([^.[\]"']+)|\[(\d{1,6})\]|\[(?:"([^"]*)"|'([^']*)')\]/y;
const hint = 'Write it like customer.email, items[0].name or ["odd key"].value.';

/**
 * Reads a path such as `a.b[0].c`; a leading `$` or `$.` is allowed, `["a key.with dots"]` too.
 * The empty path and `$` mean the whole value.
 *
 * @throws InputError naming the path.
 */
export function parseFieldPath(text: string): FieldPath {
	const path = text.trim().replace(/^\$\.?/, '');
	const steps: Array<string | number> = [];
	let at = 0;
	while (at < path.length) {
		step.lastIndex = at;
		const match = step.exec(path);
		const startsWithDot = path[at] === '.';
		if (!match || (startsWithDot && at === 0)) {
			throw new InputError(`The field path "${text}" cannot be read at "${path.slice(at)}".`, hint);
		}
		if (!startsWithDot && match[1] !== undefined && at > 0) {
			throw new InputError(`The field path "${text}" misses a dot before "${match[1]}".`, hint);
		}
		if (match[2] !== undefined) steps.push(Number(match[2]));
		else steps.push((match[1] ?? match[3] ?? match[4] ?? '').trim());
		at = step.lastIndex;
	}
	return steps;
}

/** The value at the path, own properties only; `undefined` when there is none. */
export function readFieldPath(value: unknown, path: FieldPath): unknown {
	let current: unknown = value;
	for (const part of path) {
		if (Array.isArray(current)) {
			const index = typeof part === 'number' ? part : /^\d{1,6}$/.test(part) ? Number(part) : -1;
			current = index >= 0 ? (current[index] as unknown) : undefined;
		} else if (typeof current === 'object' && current !== null && Object.hasOwn(current, part)) {
			current = (current as Record<string, unknown>)[part];
		} else {
			return undefined;
		}
	}
	return current;
}
