import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { unacceptable } from '../../model/read-input';
import type { Choice, Option, Options, OptionsOf, OptionValues } from './option';

type Words = Pick<Option, 'label' | 'hint'> & Partial<Pick<Option, 'main' | 'when'>>;

const worded = ({ label, hint, main = false, when = null }: Words) => ({ label, hint, main, when });

const isBlank = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A line of text; blank is `fallback`. A number is one, too: a column may hold either. */
export function text<Fallback extends string | null>(
	spec: Words & { fallback: Fallback; example?: string },
): Option<string | Fallback> {
	const { fallback, example = '' } = spec;
	return {
		...worded(spec),
		shown: { kind: 'text', example },
		initial: fallback ?? '',
		read: (value, path) => {
			if (isBlank(value)) return fallback;
			if (typeof value === 'string') return value.trim();
			if (typeof value === 'number') return String(value);
			throw unacceptable(path, value, 'a text');
		},
	};
}

/** Texts between commas or on lines of their own. */
export function textList(spec: Words & { example?: string }): Option<string[]> {
	const line = text({ ...spec, fallback: '' });
	return {
		...line,
		read: (value, path) =>
			line
				.read(value, path)
				.split(/[,，、;；\n]/u)
				.map((part) => part.trim())
				.filter((part) => part !== ''),
	};
}

/** A number between `min` and `max`, both allowed; blank is `fallback`. */
export function number(
	spec: Words & { min: number; max: number; fallback: number },
): Option<number> {
	const { min, max, fallback } = spec;
	return {
		...worded(spec),
		shown: { kind: 'number', min, max },
		initial: fallback,
		read: (value, path) => {
			if (isBlank(value)) return fallback;
			const given = typeof value === 'string' ? Number(value) : value;
			if (typeof given === 'number' && given >= min && given <= max) return given;
			throw unacceptable(path, value, `a number from ${min} to ${max}`);
		},
	};
}

/** One of a few values; blank is `fallback`. */
export function choice<const Choices extends readonly Choice[]>(
	spec: Words & { choices: Choices; fallback: Choices[number]['value'] },
): Option<Choices[number]['value']> {
	const { choices, fallback } = spec;
	return {
		...worded(spec),
		shown: { kind: 'choice', choices },
		initial: fallback,
		read: (value, path) => {
			const given = isBlank(value) ? fallback : value;
			const known = choices.find((one) => one.value === given);
			if (known) return known.value;
			throw unacceptable(path, value, `one of ${choices.map((one) => one.value).join(', ')}`);
		},
	};
}

/** A table of options; its value is a list of objects, one a row, by the names of the columns. */
export function rows<Columns extends Options>(
	spec: Omit<Words, 'main'> & { row: string; columns: Columns; ordered?: boolean },
): Option<Array<OptionsOf<Columns>>> {
	const { row, columns, ordered = false } = spec;
	return {
		...worded({ ...spec, main: true }),
		shown: { kind: 'rows', row, columns, ordered },
		initial: '',
		read: (value, path) => {
			if (isBlank(value)) return [];
			if (!Array.isArray(value)) throw unacceptable(path, value, 'a list of rows');
			return value.map((given: unknown, index) => readRow(columns, given, rowPath(path, index)));
		},
	};
}

/** How errors name a row of a table: `Event Rules 2`. */
export const rowPath = (path: string, index: number): string => `${path} ${index + 1}`;

function readRow<Columns extends Options>(
	columns: Columns,
	given: unknown,
	path: string,
): OptionsOf<Columns> {
	const names = Object.keys(columns);
	if (!isObject(given)) throw unacceptable(path, given, `an object { ${names.join(', ')} }`);
	const row: OptionValues = given;
	const strange = Object.keys(row).find((name) => !Object.hasOwn(columns, name));
	if (strange !== undefined) {
		throw new InputError(`"${path}" has no column "${strange}".`, `Use: ${names.join(', ')}.`);
	}
	const read = Object.entries(columns).map(([name, column]) => [
		name,
		column.read(row[name], `${path}, ${column.label}`),
	]);
	return Object.fromEntries(read) as OptionsOf<Columns>;
}
