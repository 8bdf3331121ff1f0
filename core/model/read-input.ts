import { InputError } from './errors';
import { isObject } from './json';
import { shortened, shown } from './shown';

/**
 * Readers for values from outside (node parameters, JSON typed by an admin). Each takes the value
 * and the path it stands at and returns it typed, or throws an InputError that names the path, the
 * value and what is accepted.
 */

/** The error all readers throw; `accepted` continues the sentence "must be …". */
export function unacceptable(path: string, value: unknown, accepted: string): InputError {
	return new InputError(
		`"${path}" is ${shown(value)}, but must be ${accepted}.`,
		`Correct "${path}": give ${accepted}.`,
	);
}

/** The path of a key below a path; the root is the empty path. */
export function below(path: string, key: string | number): string {
	if (typeof key === 'number') return `${path}[${key}]`;
	return path === '' ? shortened(key) : `${path}.${shortened(key)}`;
}

/** A plain object with no key outside `keys`; keys that are `undefined` count as absent. */
export function readObject<Key extends string>(
	value: unknown,
	path: string,
	keys: readonly Key[],
): Partial<Record<Key, unknown>> {
	const object = readRecord(value, path);
	for (const key of Object.keys(object)) {
		if ((keys as readonly string[]).includes(key)) continue;
		throw new InputError(
			`"${below(path, key)}" is not known.`,
			`Remove it, or use one of: ${keys.join(', ')}.`,
		);
	}
	return object as Partial<Record<Key, unknown>>;
}

/** A plain object with free keys. Keys that would reach an object's prototype are refused. */
export function readRecord(value: unknown, path: string): Record<string, unknown> {
	if (!isObject(value)) throw unacceptable(path === '' ? 'input' : path, value, 'an object');
	const record: Record<string, unknown> = {};
	for (const [key, inner] of Object.entries(value)) {
		if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
			throw new InputError(`"${below(path, key)}" is not known.`, `Remove the key "${key}".`);
		}
		if (inner !== undefined) record[key] = inner;
	}
	return record;
}

/** A list whose entries are read one by one. */
export function readList<Entry>(
	value: unknown,
	path: string,
	readEntry: (entry: unknown, path: string) => Entry,
	atMost = 500,
): Entry[] {
	if (!Array.isArray(value)) throw unacceptable(path, value, 'a list');
	if (value.length > atMost) {
		throw new InputError(
			`"${path}" has ${value.length} entries, but at most ${atMost} are accepted.`,
			`Shorten "${path}".`,
		);
	}
	return value.map((entry: unknown, index) => readEntry(entry, below(path, index)));
}

/** A text of `atLeast` to `atMost` characters once trimmed. Control characters are refused. */
export function readText(value: unknown, path: string, atMost = 2_000, atLeast = 1): string {
	const text = typeof value === 'string' ? value.trim() : null;
	if (text === null || text.length < atLeast || text.length > atMost || hasControls(text)) {
		throw unacceptable(path, value, `a text of ${atLeast} to ${atMost} characters`);
	}
	return text;
}

function hasControls(text: string): boolean {
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return true;
	}
	return false;
}

/** A text, or `null` when absent, `null` or blank: how an empty node field arrives. */
export function readOptionalText(value: unknown, path: string, atMost = 2_000): string | null {
	if (value === undefined || value === null) return null;
	if (typeof value === 'string' && value.trim() === '') return null;
	return readText(value, path, atMost);
}

/** A finite number from `atLeast` to `atMost`. */
export function readNumber(
	value: unknown,
	path: string,
	atLeast: number,
	atMost: number,
	whole = false,
): number {
	const fits =
		typeof value === 'number' &&
		Number.isFinite(value) &&
		value >= atLeast &&
		value <= atMost &&
		(!whole || Number.isInteger(value));
	if (!fits) {
		const kind = whole ? 'a whole number' : 'a number';
		throw unacceptable(path, value, `${kind} from ${atLeast} to ${atMost}`);
	}
	return value;
}

export function readBoolean(value: unknown, path: string): boolean {
	if (typeof value !== 'boolean') throw unacceptable(path, value, 'true or false');
	return value;
}

/** One of a fixed list of words. */
export function readWord<Word extends string>(
	value: unknown,
	path: string,
	words: readonly Word[],
): Word {
	const word = words.find((one) => one === value);
	if (word === undefined) throw unacceptable(path, value, `one of ${words.join(', ')}`);
	return word;
}

/** A BCP 47 language tag in its canonical spelling, e.g. `zh-CN`. */
export function readLanguage(value: unknown, path: string): string {
	const accepted = 'a language tag such as "en" or "zh-CN"';
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '' || text.length > 35) throw unacceptable(path, value, accepted);
	try {
		const [tag] = Intl.getCanonicalLocales(text);
		if (tag !== undefined) return tag;
	} catch {
		// Not a tag: falls through to the error that says what is accepted.
	}
	throw unacceptable(path, value, accepted);
}
