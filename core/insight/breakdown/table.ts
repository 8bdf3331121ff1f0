import { besideInterval, type Verdict, verdictOn, verdictOnPoints } from '../finding';
import { corrected } from '../stats/multiplicity';
import { chiSquareTable, type TableTest } from '../stats/chi-square-table';
import { type SummaryRow, summariseScale } from '../summary';
import { addTallies, sizeOf, type Tally } from '../tally';
import { type Comparison, compareTallies, subtractTally } from './compare';
import { hiddenCells, hiddenGroups, mostLines } from './small-cells';

/** So many groups are shown one by one; the smaller ones are added up. */
export const mostGroups = 200;

/** The answers of one group: a value for each field, `null` = not known. */
export type Cell = { values: Array<string | null>; tally: Tally };

export type Group = {
	/** `null` = others: what is not shown one by one, added up. */
	values: Array<string | null> | null;
	tally: Tally;
	figure: SummaryRow;
	/** Against all answers outside of the group; `null` = there are none, or the group is the others. */
	comparison: Comparison | null;
	/** The p-value corrected for all groups; `null` where nothing is tested. */
	corrected: number | null;
	verdict: Verdict;
	/** By how many standard errors each level is commoner here than elsewhere. */
	residuals: Record<'low' | 'middle' | 'high', number | null> | null;
};

export type Table = {
	all: SummaryRow;
	/** The best first, the others last. */
	groups: Group[];
	/** Groups there are, shown or not. */
	groupsFound: number;
	/** Whether some are added up because they are small, and because there are too many. */
	smallOnes: boolean;
	tooMany: boolean;
	/** Levels by groups; `null` where there is one group or one level. */
	test: (TableTest & { corrected: number }) | null;
	verdict: Verdict;
};

export type Limits = {
	/** Groups of fewer answers are added up. */
	minimumCell: number;
	/** Smallest n for a verdict. */
	minimumN: number;
};

export type Correction = { method: 'holm' | 'bh'; tests: number };

/**
 * Breaks answers down by groups, each compared with the rest; a table for each metric, scale and cut.
 *
 * The p-values of all groups of all tables are corrected together, and those of the tables as a whole among
 * themselves: they answer another question. Of two groups that make up all answers there is one test, not two.
 *
 * @param tables cells of one metric on one scale with one cut each, no values twice
 */
export function breakdownTables(
	tables: readonly (readonly Cell[])[],
	limits: Limits,
): { tables: Table[]; correction: Correction } {
	const built = tables.flatMap((cells) => tableOf(cells, limits) ?? []);
	const tested = built.flatMap((table) => testsOf(table, limits));
	const { method, values } = corrected(tested.map(({ p }) => p));
	tested.forEach(({ groups }, at) => {
		for (const group of groups) group.corrected = values[at] ?? null;
	});
	const wholes = built.flatMap(({ test }) => (test ? [test] : []));
	corrected(wholes.map(({ p }) => p)).values.forEach((p, at) => {
		const test = wholes[at];
		if (test) test.corrected = p;
	});
	for (const table of built) giveVerdicts(table, limits);
	return { tables: built, correction: { method, tests: tested.length } };
}

function tableOf(cells: readonly Cell[], limits: Limits): Table | null {
	const [first, ...rest] = cells;
	if (!first) return null;
	const all = rest.reduce((sum, { tally }) => addTallies(sum, tally), first.tally);
	const { shown, hidden, smallOnes, tooMany } = partOf(cells, limits.minimumCell);
	const rows: Array<Pick<Cell, 'tally'> & { values: Cell['values'] | null }> = [...shown];
	const [one, ...others] = hidden;
	// Where nothing can be shown one by one, the others are all.
	if (one && shown.length > 0) {
		const tally = others.reduce((sum, cell) => addTallies(sum, cell.tally), one.tally);
		rows.push({ values: null, tally });
	}
	const test = chiSquareTable(rows.map(({ tally: { low, middle, high } }) => [low, middle, high]));
	const groups = rows.map(({ values, tally }, at): Group => {
		const [low = null, middle = null, high = null] = test?.residuals[at] ?? [];
		return {
			values,
			tally,
			figure: headline(tally, limits),
			comparison: values === null ? null : compareTallies(tally, subtractTally(all, tally)),
			corrected: null,
			verdict: 'ok',
			residuals: test && { low, middle, high },
		};
	});
	return {
		all: headline(all, limits),
		groups: groups.sort(byValue),
		groupsFound: cells.length,
		smallOnes,
		tooMany,
		test: test && { ...test, corrected: test.p },
		verdict: 'ok',
	};
}

function partOf(cells: readonly Cell[], minimum: number) {
	const sizes = cells.map(({ tally }) => sizeOf(tally));
	const width = cells[0]?.values.length ?? 0;
	const hidden =
		width < 2 ? hiddenGroups(sizes, minimum, mostGroups) : hiddenOfTwo(cells, sizes, minimum);
	const lines = [0, 1].map((of) => new Set(cells.map(({ values }) => values[of])).size);
	return {
		shown: cells.filter((_, at) => !hidden.has(at)),
		hidden: cells.filter((_, at) => hidden.has(at)),
		smallOnes: sizes.some((n) => n < minimum),
		tooMany:
			sizes.filter((n) => n >= minimum).length > mostGroups ||
			(width > 1 && lines.some((line) => line > mostLines)),
	};
}

function hiddenOfTwo(
	cells: readonly Cell[],
	sizes: readonly number[],
	minimum: number,
): Set<number> {
	const places = [new Map<string, number>(), new Map<string, number>()];
	const placeOf = (cell: Cell, of: number): number => {
		const key = JSON.stringify(cell.values[of] ?? null);
		const known = places[of]?.get(key) ?? places[of]?.size ?? 0;
		places[of]?.set(key, known);
		return known;
	};
	const hidden = hiddenCells(
		cells.map((cell, at) => ({
			row: placeOf(cell, 0),
			column: placeOf(cell, 1),
			n: sizes[at] ?? 0,
		})),
		minimum,
	);
	const falling = sizes.map((_, at) => at).filter((at) => !hidden.has(at));
	falling.sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
	// To hide more gives nothing away.
	for (const at of falling.slice(mostGroups)) hidden.add(at);
	return hidden;
}

function headline(tally: Tally, { minimumN }: Limits): SummaryRow {
	const [first] = summariseScale(tally, minimumN);
	if (!first) throw new Error(`The metric ${tally.metric} has no figure.`);
	return first;
}

function byValue(one: Group, other: Group): number {
	if (one.values === null || other.values === null) {
		return Number(one.values === null) - Number(other.values === null);
	}
	const apart = (other.figure.value ?? 0) - (one.figure.value ?? 0);
	return apart === 0 ? sizeOf(other.tally) - sizeOf(one.tally) : apart;
}

type Tested = { p: number; groups: Group[] };

/** The tests of a table; those too small to say anything about are none. */
function testsOf({ all, groups }: Table, limits: Limits): Tested[] {
	const tests = groups.flatMap((group): Tested[] => {
		const p = group.comparison?.p ?? null;
		return p === null || !isEnough(group, all, limits) ? [] : [{ p, groups: [group] }];
	});
	const [one, other] = tests;
	const isMirrored = groups.length === 2 && one && other;
	return isMirrored ? [{ p: one.p, groups: [...one.groups, ...other.groups] }] : tests;
}

/** Nobody who has few answers is judged, and nobody against few. */
const isEnough = ({ figure }: Group, all: SummaryRow, { minimumN }: Limits): boolean =>
	figure.n >= minimumN && all.n - figure.n >= minimumN;

function giveVerdicts(table: Table, limits: Limits): void {
	for (const group of table.groups) {
		const { comparison, figure } = group;
		group.verdict =
			comparison === null
				? figure.verdict
				: besideInterval(
						verdictOnPoints(
							group.corrected,
							isEnough(group, table.all, limits),
							comparison.difference,
						),
						comparison.interval,
					);
	}
	const { test } = table;
	// Cochran's rule: where an expected count is below 1, chi-square is no guide.
	const isRough = test !== null && test.leastExpected < 1;
	table.verdict = test
		? verdictOn(test.corrected, table.all.verdict === 'ok' && !isRough, isEven(table))
		: table.all.verdict;
}

const isEven = ({ test }: Table): boolean => test !== null && test.chiSquare < 1e-9;
