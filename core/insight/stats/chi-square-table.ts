import { InputError } from '../../model/errors';
import { chiSquareTail } from './distributions';

export type TableTest = {
	chiSquare: number;
	degrees: number;
	p: number;
	/** Cramér's V: 0 = rows and columns have nothing to do with each other, 1 = one tells the other. */
	cramersV: number;
	/**
	 * Adjusted residual of each cell: by how many standard errors it is above what chance would put there.
	 * `null` in a row or column without counts.
	 */
	residuals: Array<Array<number | null>>;
	/** The smallest expected count; below 5 the p-value is a rough one. */
	leastExpected: number;
};

/**
 * Pearson's chi-square of a table of counts, without a correction for continuity (Agresti 2007, §2.4; adjusted
 * residuals Haberman 1973). Rows and columns without counts do not count.
 *
 * @returns `null` where fewer than two rows or two columns have counts
 * @throws InputError for counts below 0, or rows of different lengths
 */
export function chiSquareTable(table: readonly (readonly number[])[]): TableTest | null {
	const width = table[0]?.length ?? 0;
	const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
	const columns = Array.from({ length: width }, (_, at) =>
		table.reduce((sum, row) => sum + (row[at] ?? 0), 0),
	);
	const isTable = table.every(
		(row) => row.length === width && row.every((count) => count >= 0 && Number.isFinite(count)),
	);
	if (!isTable) {
		throw new InputError(
			'What was to be tested is no table of counts.',
			'Give rows of one length, with numbers of zero or more.',
		);
	}
	const n = rows.reduce((sum, count) => sum + count, 0);
	const [high, wide] = [rows, columns].map((sums) => sums.filter((sum) => sum > 0).length);
	const least = Math.min(high ?? 0, wide ?? 0) - 1;
	if (least < 1) return null;
	let chiSquare = 0;
	let leastExpected = Infinity;
	const residuals = table.map((row, i) =>
		row.map((count, j) => {
			const [of, along] = [rows[i] ?? 0, columns[j] ?? 0];
			if (of === 0 || along === 0) return null;
			const expected = (of * along) / n;
			leastExpected = Math.min(leastExpected, expected);
			chiSquare += (count - expected) ** 2 / expected;
			return (count - expected) / Math.sqrt(expected * (1 - of / n) * (1 - along / n));
		}),
	);
	const degrees = ((high ?? 0) - 1) * ((wide ?? 0) - 1);
	return {
		chiSquare,
		degrees,
		p: chiSquareTail(chiSquare, degrees),
		cramersV: Math.sqrt(chiSquare / (n * least)),
		residuals,
		leastExpected,
	};
}
