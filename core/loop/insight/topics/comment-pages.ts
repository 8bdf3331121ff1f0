import type { CommentPlace } from '../../../store/repositories/comments';
import { breather } from '../../breathe';

/** How much is read at most, and at once. */
export type Reading = { most: number; page: number };

/** The newest comments of a period; a page is a moment's work of the database. */
export const usualReading: Reading = { most: 50_000, page: 500 };

/**
 * Reads comments newest first, a page at a time, and lets others in between.
 *
 * @returns how many were read
 */
export async function eachComment<Row extends CommentPlace>(
	read: (behind: CommentPlace | null, most: number) => Promise<Row[]>,
	{ most, page }: Reading,
	work: (row: Row) => void,
	begin?: (rows: readonly Row[]) => Promise<void>,
): Promise<number> {
	const breathe = breather();
	let behind: CommentPlace | null = null;
	let count = 0;
	while (count < most) {
		const wanted = Math.min(page, most - count);
		const rows = await read(behind, wanted);
		await begin?.(rows);
		for (const row of rows) {
			work(row);
			await breathe();
		}
		count += rows.length;
		behind = rows.at(-1) ?? null;
		if (rows.length < wanted) break;
	}
	return count;
}
