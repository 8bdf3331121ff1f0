import { byteOrderMark, csvLine } from '../../../language/csv';
import type { DataRow } from '../../../store/repositories/data-pages';
import { breather } from '../../breathe';
import type { DataFormat } from './data-tables';

/** Rows that come bit by bit, and what is in them. */
export type DataSheet = {
	columns: readonly string[];
	pages: AsyncIterable<readonly DataRow[]>;
};

/** Characters that are sent at once. */
const atOnce = 64 * 1024;

/**
 * A table as the text of a file, in pieces, however many rows it has: CSV as RFC 4180 has it with a byte order mark, or
 * JSON, an array of objects with the same names. Others come first after every few milliseconds.
 */
export async function* dataLines(
	{ columns, pages }: DataSheet,
	format: DataFormat,
): AsyncGenerator<string> {
	const breathe = breather();
	const isCsv = format === 'csv';
	let text = isCsv ? byteOrderMark + csvLine(columns) : '[';
	let isFirst = true;
	for await (const page of pages) {
		for (const row of page) {
			if (isCsv) text += csvLine(columns.map((column) => row[column] ?? null));
			else text += `${isFirst ? '\n' : ',\n'}${jsonOf(columns, row)}`;
			isFirst = false;
			await breathe();
			if (text.length < atOnce) continue;
			yield text;
			text = '';
		}
	}
	yield isCsv ? text : `${text}\n]\n`;
}

const jsonOf = (columns: readonly string[], row: DataRow): string =>
	JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
