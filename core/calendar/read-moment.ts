import { unacceptable } from '../model/read-input';
import { momentOf } from './moment';

const accepted = 'a date such as "2026-10-01" or a time such as "2026-10-01 09:30"';

/**
 * A moment from a node's field or an item, as {@link momentOf} takes it.
 *
 * @param path where the value stands, for the error message
 * @param end whether a date without a time means the end of that day
 * @returns epoch ms; `null` for a blank
 * @throws InputError when it is no moment of the years 2000–2099
 */
export function readMoment(
	value: unknown,
	path: string,
	timeZone: string,
	end = false,
): number | null {
	if (value === undefined || value === null) return null;
	if (typeof value === 'string' && value.trim() === '') return null;
	const at = momentOf(value, timeZone, end);
	if (at === null) throw unacceptable(path, value, accepted);
	return at;
}
