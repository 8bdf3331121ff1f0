import { isObject } from '../../model/json';
import { answerEvent } from '../answers/answer-event';
import type { AnswerOptions } from '../answers/answer-options';
import type { ParseOutcome } from '../source/source';

/** Reads one entry of a form, new or changed, as an answered survey. */
export function parseEntry(
	form: unknown,
	title: unknown,
	entry: Record<string, unknown>,
	options: AnswerOptions,
): ParseOutcome {
	const { serial_number: serial, updated_at: changed, created_at: made } = entry;
	const isNumbered = typeof serial === 'number' || (typeof serial === 'string' && serial !== '');
	return answerEvent(
		'jinshuju',
		{
			id: typeof form === 'string' && isNumbered ? `${form}:${serial}` : null,
			survey: form,
			title,
			at: timeOf(changed ?? made),
			finished: true,
			language: null,
			answers: answersOf(entry),
			beside: [entry],
		},
		options,
	);
}

/** What was answered: `field_…` in the form's order, the rows of a matrix beside it under their texts. */
function answersOf(entry: Record<string, unknown>): Record<string, unknown> {
	const fields = Object.entries(entry).filter(([name]) => /^field_\w+$/.test(name));
	return Object.fromEntries(
		fields.flatMap(([name, value]): Array<[string, unknown]> => {
			const rows = rowsOf(value);
			if (rows.length === 0) return [[name, value]];
			return [
				[name, Object.fromEntries(rows)],
				...rows.map(([row, cell]): [string, unknown] => [`${name}.${row}`, cell]),
			];
		}),
	);
}

/** Of a matrix each statement is a question of its own; one with a single dimension has one value. */
function rowsOf(value: unknown): Array<[string, unknown]> {
	if (!Array.isArray(value)) return [];
	return value.flatMap((row: unknown): Array<[string, unknown]> => {
		if (!isObject(row) || typeof row.statement !== 'string') return [];
		const { statement, dimensions } = row;
		const cells = isObject(dimensions) ? Object.values(dimensions) : [];
		const single = cells.length === 1 ? cells[0] : dimensions;
		return [[statement, single ?? row.choice ?? null]];
	});
}

/** Older forms write `2014-08-21 08:29:49 UTC`. */
const timeOf = (value: unknown): unknown =>
	typeof value === 'string' ? value.replace(/(?<!\s)\s*UTC$/, 'Z') : value;
