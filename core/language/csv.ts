/** Before a file: by it Excel knows that what follows is UTF-8, and reads Chinese. */
export const byteOrderMark = '\ufeff';

export type CsvCell = string | number | null;

/** What a sheet would take for the begin of a formula, also as Chinese and Japanese keyboards write it. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell of CSV as RFC 4180 has it; nothing is an empty cell. A text that a sheet would take for a formula gets an
 * apostrophe in front; numbers stay numbers, negative ones, too.
 */
export function csvCell(value: CsvCell): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const harmless = formula.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A line of CSV with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}
