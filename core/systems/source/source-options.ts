import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { unacceptable } from '../../model/read-input';
import type { SourceOptions } from './source';

/** @throws InputError for a name the source does not have: a slip would otherwise do nothing. */
export function refuseUnknownOptions(
	displayName: string,
	options: SourceOptions,
	known: Record<string, string>,
): void {
	for (const name of Object.keys(options)) {
		if (Object.hasOwn(known, name)) continue;
		const names = Object.keys(known).join(', ');
		throw new InputError(`${displayName} has no option "${name}".`, `Its options are: ${names}.`);
	}
}

/** A text option; absent and empty give `fallback`. @throws InputError */
export function textOption<Fallback extends string | null>(
	options: SourceOptions,
	name: string,
	fallback: Fallback,
): string | Fallback {
	const value = options[name];
	if (value === undefined || value === null || value === '') return fallback;
	if (typeof value === 'string') return value.trim() === '' ? fallback : value.trim();
	throw unacceptable(name, value, 'a text');
}

/** One of a few words. @throws InputError */
export function choiceOption<Choice extends string>(
	options: SourceOptions,
	name: string,
	choices: readonly Choice[],
	fallback: Choice,
): Choice {
	const value = textOption(options, name, fallback);
	const choice = choices.find((known) => known === value);
	if (choice === undefined) throw unacceptable(name, value, `one of ${choices.join(', ')}`);
	return choice;
}

/** A number between `min` and `max`, both allowed. @throws InputError */
export function numberOption(
	options: SourceOptions,
	name: string,
	range: { min: number; max: number; fallback: number },
): number {
	const value = options[name];
	if (value === undefined || value === null || value === '') return range.fallback;
	const number = typeof value === 'string' ? Number(value) : value;
	if (typeof number !== 'number' || !(number >= range.min && number <= range.max)) {
		throw unacceptable(name, value, `a number from ${range.min} to ${range.max}`);
	}
	return number;
}

/**
 * A table of texts: an object, or the same as JSON text. Empty values are left out.
 *
 * @throws InputError
 */
export function tableOption(options: SourceOptions, name: string): Map<string, string> {
	const value = fromJsonText(options, name);
	const table = new Map<string, string>();
	if (value === undefined) return table;
	if (!isObject(value)) throw unacceptable(name, value, 'an object of texts');
	for (const [key, text] of Object.entries(value)) {
		if (text === null || text === '') continue;
		if (typeof text !== 'string') throw unacceptable(`${name}.${key}`, text, 'a text');
		table.set(key.trim(), text.trim());
	}
	return table;
}

/** A list: an array, the same as JSON text, or texts between commas. @throws InputError */
export function listOption(options: SourceOptions, name: string): unknown[] {
	const given = options[name];
	if (typeof given === 'string' && given.trim() !== '' && !given.trim().startsWith('[')) {
		return given
			.split(',')
			.map((part) => part.trim())
			.filter((part) => part !== '');
	}
	const value = fromJsonText(options, name);
	if (value === undefined) return [];
	if (!Array.isArray(value)) throw unacceptable(name, value, 'a list');
	return value;
}

/** A list of texts. @throws InputError */
export function textListOption(options: SourceOptions, name: string): string[] {
	return listOption(options, name).map((entry) => {
		if (typeof entry !== 'string') throw unacceptable(name, entry, 'a list of texts');
		return entry;
	});
}

function fromJsonText(options: SourceOptions, name: string): unknown {
	const value = options[name];
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		throw unacceptable(name, value, 'valid JSON');
	}
}
