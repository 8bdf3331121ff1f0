import { SystemError } from '../system-error';

/**
 * Where the page begins that follows this one, of a list that is sorted by id and read on from the last.
 *
 * @param read.rows how many came, those that cannot be read too
 * @param read.last id of the last that could be read
 * @param read.page id behind which this page began
 * @param what was listed, for the error: the system, and the kind of record
 * @returns `null` at the end
 * @throws SystemError where more may follow that cannot be asked for: nothing is left out without a word
 */
export function nextPage(
	read: { rows: number; size: number; last: string | null; page: string | null },
	what: string,
): string | null {
	const { rows, size, last, page } = read;
	if (rows < size) return null;
	if (last !== null && last !== page) return last;
	throw new SystemError(
		'unavailable',
		last === null
			? `${what}: ${rows} records were listed, none of them with an id.`
			: `${what}: the list begins anew in place of going on.`,
		'What comes after them cannot be asked for. Check the kind of record, and whether a proxy or gateway stands between.',
	);
}
