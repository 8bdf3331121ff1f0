import type { Verdict } from '../../../insight/finding';
import type { Interval } from '../../../insight/intervals';
import { byteOrderMark, csvLine } from '../../../language/csv';

/** One figure of a report, as a row of a table. */
export type ReportFigure = {
	section: string;
	name: string;
	/** The part of the business, the month, the cause; `null` = all of them. */
	group: string | null;
	value: number | null;
	unit: 'percent' | 'points' | 'scale' | 'count' | 'hours';
	/** 95 %, in the unit of the value. */
	interval: Interval | null;
	n: number;
	/** To the period before, in points. */
	change: number | null;
	/** Corrected for all that is shown together. */
	p: number | null;
	verdict: Verdict;
	method: string;
};

const columns = [
	'section',
	'name',
	'group',
	'value',
	'unit',
	'low',
	'high',
	'n',
	'change',
	'p',
	'verdict',
	'method',
] as const;

/** The figures as CSV for a sheet. */
export function figuresAsCsv(figures: readonly ReportFigure[]): string {
	const rows = figures.map((one) =>
		csvLine([
			one.section,
			one.name,
			one.group ?? '',
			rounded(one.value),
			one.unit,
			rounded(one.interval?.low ?? null),
			rounded(one.interval?.high ?? null),
			one.n,
			rounded(one.change),
			rounded(one.p),
			one.verdict,
			one.method,
		]),
	);
	return [byteOrderMark, csvLine(columns), ...rows].join('');
}

const rounded = (value: number | null): number | null =>
	value === null ? null : Math.round(value * 1e6) / 1e6;
