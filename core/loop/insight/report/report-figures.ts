import type { Verdict } from '../../../insight/finding';
import type { Interval } from '../../../insight/intervals';

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

/**
 * The figures as CSV for a sheet: with a byte order mark, so that Excel reads Chinese, and with an apostrophe
 * before a text that a sheet would take for a formula.
 */
export function figuresAsCsv(figures: readonly ReportFigure[]): string {
	const rows = figures.map((one) =>
		[
			one.section,
			one.name,
			one.group ?? '',
			one.value,
			one.unit,
			one.interval?.low ?? null,
			one.interval?.high ?? null,
			one.n,
			one.change,
			one.p,
			one.verdict,
			one.method,
		]
			.map(cell)
			.join(','),
	);
	return `\ufeff${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(Math.round(value * 1e6) / 1e6);
	const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
