import type { WroteMarks } from '../../store/repositories/write-backs';
import { type Marked, markOf, marksIn, ownerName } from '../crm/value-marks';
import type { House } from '../house';

/** The values of a record, by name. */
export type Values = ReadonlyMap<string, Marked>;

/**
 * Whether what a record holds is what we wrote: `ours` if nothing else has changed since it was seen,
 * `theirs` if something has; `unknown` where nothing that we wrote is among it.
 *
 * @param before marks of what it held when it was seen; `null`, or marks of other keys, if it was not
 */
export function explained(
	house: House,
	values: Values,
	before: string | null,
	wrote: WroteMarks,
): 'ours' | 'theirs' | 'unknown' {
	const was = new Set(before === null ? [] : marksIn(before));
	const held = new Set([...values.values()].map(({ mark }) => mark));
	const isComparable = [...held].some((mark) => was.has(mark));
	if (!isComparable) {
		const told = [...values].filter(([name]) => wrote.has(name));
		if (told.length === 0) return 'unknown';
		return told.every(([name, { mark }]) => wrote.get(name) === mark) ? 'ours' : 'theirs';
	}
	const owner = wrote.get(ownerName);
	const isOurs = ([name, { mark, text }]: [string, Marked]): boolean =>
		// A system may hold the person responsible under several names.
		wrote.get(name) === mark || (owner !== undefined && owner === markOf(house, ownerName, text));
	const changed = [...values].filter(([, { mark }]) => !was.has(mark));
	if (!changed.every(isOurs)) return 'theirs';
	const emptied = [...wrote.values()].filter((mark) => mark === '').length;
	const gone = [...was].filter((mark) => !held.has(mark)).length;
	return gone <= changed.length + emptied ? 'ours' : 'theirs';
}

/** Whether all that we wrote, and something, is there. */
export function isAllThere(values: Values, wrote: WroteMarks): boolean {
	const told = [...wrote].filter(([, mark]) => mark !== '');
	return told.length > 0 && told.every(([name, mark]) => values.get(name)?.mark === mark);
}
