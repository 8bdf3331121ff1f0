import { createHash } from 'node:crypto';

import { InputError } from '../../../model/errors';
import { type Beside, type ItemAnswer, namesOf } from './item-tool';

/** How a table or an export writes what is not a question, each by all names it may have. */
export type TableShape = {
	/** When it was answered, in the order in which they are believed. */
	times: readonly string[];
	/** The id of an answer, where it has one. */
	ids: readonly string[];
	title: readonly string[];
	language: readonly string[];
	/** What n8n or the tool adds, and is no answer. */
	added: readonly string[];
	/** What to do where no column holds a time. */
	hint: string;
};

type Row = Record<string, unknown>;

/**
 * Reads one row, whose columns are the questions. A row without an id of its own is known by its time, its
 * rating, its comment and who gave it: it comes in once however often the table is read.
 *
 * @throws InputError naming the columns there are
 */
export function readRow(
	row: Row,
	{ times, ids, title, language, added, hint }: TableShape,
	{ answerId, form, at: known, telling }: Beside,
): ItemAnswer {
	const columns = Object.keys(row);
	const column = (names: readonly string[]) =>
		names
			.map((name) => columns.find((one) => plain(one) === plain(name)))
			.find((one) => one !== undefined && isSaid(row[one]));
	const timeColumn = column(times);
	if (!isSaid(known) && timeColumn === undefined) {
		throw new InputError(
			`The item has no time under ${times.slice(0, 3).join(', ')}.`,
			`${hint} It has: ${namesOf(columns)}.`,
		);
	}
	if (answerId !== null && !isSaid(row[answerId])) {
		throw new InputError(
			`The item has nothing under "${answerId}", which is to hold the ID of the answer.`,
			`It has: ${namesOf(columns)}.`,
		);
	}
	const at: unknown =
		isSaid(known) || timeColumn === undefined ? known : momentIn(row[timeColumn], timeColumn);
	const other = new Set([...times, ...ids, ...title, ...language, ...added].map(plain));
	const questions = columns.filter((name) => !other.has(plain(name)));
	const answers = Object.fromEntries(questions.map((name) => [name, row[name]]));
	const idColumn = column(ids);
	const own = idColumn === undefined ? null : row[idColumn];
	const chosen = answerId === null ? null : `${form}:${written(row[answerId])}`;
	const titleColumn = column(title);
	const languageColumn = column(language);
	return {
		id: chosen ?? own ?? `${form}:${written(at)}:${digestOf(row, telling)}`,
		survey: null,
		title: titleColumn === undefined ? null : row[titleColumn],
		at,
		finished: true,
		language: languageColumn === undefined ? null : row[languageColumn],
		answers,
		beside: [row],
		questions: columns,
	};
}

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Any value as it can stand in an id. */
const written = (value: unknown): string =>
	typeof value === 'string' ? value : JSON.stringify(value);

/** Two answers of one second differ in what they say. */
function digestOf(row: Row, telling: readonly string[]): string {
	const names = new Set(telling.map(plain));
	const said = Object.entries(row)
		.filter(([name, value]) => names.has(plain(name)) && isSaid(value))
		.map(([name, value]) => [plain(name), written(value)])
		.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
}

/** The days of a sheet count from 30 December 1899; between these two they lie in our century. */
const [firstDay, lastDay] = [36_526, 73_050];
const sheetEpoch = Date.UTC(1899, 11, 30);

/**
 * A time as sheets give it: a number of days, or a date in the order of the sheet's country, which is
 * not guessed where day and month could be either. The time stays without a zone where it has none.
 */
function momentIn(value: unknown, column: string): unknown {
	if (typeof value === 'number' && value >= firstDay && value < lastDay) {
		const local = new Date(Math.round((sheetEpoch + value * 86_400_000) / 1000) * 1000);
		return local.toISOString().slice(0, 19);
	}
	if (typeof value !== 'string') return value;
	const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$/.exec(value);
	if (!match) return value;
	const [, first = '', second = '', year = '', rest = ''] = match;
	if (Number(first) <= 12 && Number(second) <= 12 && first !== second) {
		throw new InputError(
			`"${column}" is "${value.slice(0, 40)}", and nothing says which number is the month.`,
			'Let the trigger give dates as numbers (Date Time Render Option: Serial Number), or fill in Answered At.',
		);
	}
	const [day, month] = Number(first) > 12 ? [first, second] : [second, first];
	return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${timeIn(rest)}`;
}

/** `2:05:09 PM` as `14:05:09`; a time of 24 hours stays. */
function timeIn(rest: string): string {
	const match = /^[,\s]*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?\s*$/i.exec(rest);
	if (!match) return rest;
	const [, hour = '0', minute = '00', second = '00', half = ''] = match;
	const twelve = half === '' ? Number(hour) : Number(hour) % 12;
	const full = half.toLowerCase() === 'p' ? twelve + 12 : twelve;
	return ` ${String(full).padStart(2, '0')}:${minute}:${second}`;
}
