import { type DayNumber, dayOf } from '../../../calendar/wall-time';
import { cleanLine } from '../../../language/plain-text';
import type { Say } from '../../../language/say';
import { type DataFormat, dataFormats, type DataTableName, dataTables } from './data-tables';

/** What is asked for. */
export type DataQuery = {
	table: DataTableName;
	format: DataFormat;
	/** Days of the workspace's zone, both belong to it; `null` = as far as there is something. */
	from: DayNumber | null;
	to: DayNumber | null;
	/** `null` = all. */
	survey: string | null;
};

/**
 * Reads what stands behind an address. What has no value is not asked for; fields that nobody knows are left alone,
 * since sheets add some to be given fresh figures.
 *
 * @returns a sentence about the first value that is none
 */
export function readDataQuery(
	query: Readonly<Record<string, unknown>>,
	say: Say,
): DataQuery | { wrong: string } {
	const wrong: string[] = [];
	const text = (field: string): string | null => {
		const value = query[field];
		if (value === undefined || value === '') return null;
		if (typeof value === 'string') return value.trim();
		wrong.push(say('address.twice', { field }));
		return null;
	};
	const word = <Word extends string>(field: string, words: readonly [Word, ...Word[]]): Word => {
		const value = text(field);
		const known = words.find((one) => one === value?.toLowerCase());
		if (value !== null && known === undefined) {
			const all = words.map((one) => `${field}=${one}`).join(', ');
			wrong.push(say('address.noWord', { value: shown(value), field, words: all }));
		}
		return known ?? words[0];
	};
	const day = (field: string): DayNumber | null => {
		const value = text(field);
		const read = value === null ? null : readDay(value);
		if (value !== null && read === null) {
			wrong.push(say('address.noDay', { value: shown(value), field }));
		}
		return read;
	};
	const read: DataQuery = {
		table: word('table', dataTables),
		format: word('format', dataFormats),
		from: day('from'),
		to: day('to'),
		survey: text('survey'),
	};
	if (read.from !== null && read.to !== null && read.from > read.to) {
		wrong.push(say('address.backwards', { from: String(query.from), to: String(query.to) }));
	}
	const [first] = wrong;
	return first === undefined ? read : { wrong: first };
}

/** Of the years that moments are believed of. */
function readDay(text: string): DayNumber | null {
	const [, year, month, date] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? [];
	return year === undefined ? null : dayOf(Number(year), Number(month), Number(date));
}

export const shown = (value: string): string => cleanLine(value, 60);
