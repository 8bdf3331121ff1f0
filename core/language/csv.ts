/** Before a file: by it Excel knows that what follows is UTF-8, and reads Chinese. */
export const byteOrderMark = '\ufeff';

export type CsvCell = string | number | null;

/**
 * Where a sheet would take what follows for a formula, also as Chinese and Japanese keyboards write it: at the begin,
 * and behind what parts cells or lines for a sheet that has semicolons or tabs between its cells. Quotation marks do
 * not help there, since for such a sheet they stand in the middle of a cell. A wink is none.
 */
const formula = /^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])(?=[=+@＝＋－＠]|-(?!\)))/g;

/**
 * A cell of CSV as RFC 4180 has it; nothing is an empty cell. What a sheet would take for a formula in a text gets an
 * apostrophe in front; numbers stay numbers, negative ones, too.
 */
export function csvCell(value: CsvCell): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const harmless = value.replace(formula, "'");
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A line of CSV with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
	return `${cells.map(csvCell).join(',')}\r\n`;
}
