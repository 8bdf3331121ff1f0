import { knownDates } from '../model/customer-fields';
import {
	below,
	readList,
	readNumber,
	readObject,
	readOptionalText,
	readText,
	unacceptable,
} from '../model/read-input';

const separators = /[,，、;；\n]/;

/** The settings of an occasion; none at all is an empty object. */
export function readSettings<Key extends string>(
	value: unknown,
	path: string,
	keys: readonly Key[],
): Partial<Record<Key, unknown>> {
	return readObject(value ?? {}, path, keys);
}

/** Texts of a list, or of one text with commas between; a blank takes the fallback. */
export function readNames(value: unknown, path: string, fallback: readonly string[]): string[] {
	const given: unknown = typeof value === 'string' ? value.split(separators) : value;
	if (given === undefined || given === null) return [...fallback];
	const names = readList(given, path, (one, at) => readOptionalText(one, at, 200), 100);
	const filled = names.filter((name) => name !== null);
	return filled.length === 0 ? [...fallback] : [...new Set(filled)];
}

/** Types of events such as `deal.won`; `order.*` stands for all of that noun. */
export function readEventTypes(
	value: unknown,
	path: string,
	fallback: readonly string[] = [],
): string[] {
	return readNames(value, path, fallback).map((type) => {
		const name = type.toLowerCase();
		if (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.(?:[a-z0-9_-]+|\*)$/.test(name)) return name;
		throw unacceptable(path, type, 'types of events such as "deal.won" or "order.*"');
	});
}

/** Whole numbers of a list, or of one text with commas between, in order. */
export function readCounts(
	value: unknown,
	path: string,
	fallback: readonly number[],
	atMost = 1_000_000_000,
): number[] {
	const given: unknown[] = typeof value === 'string' ? value.split(separators) : [value].flat();
	const counts = given
		.filter((one) => one !== undefined && one !== null && one !== '')
		.map((one, at) => {
			const number = typeof one === 'string' && one.trim() !== '' ? Number(one) : one;
			if (Number.isNaN(number)) {
				throw unacceptable(path, one, 'whole numbers with commas between, such as 5, 10');
			}
			return readNumber(number, below(path, at), 1, atMost, true);
		});
	return counts.length === 0 ? [...fallback] : [...new Set(counts)].sort((a, b) => a - b);
}

/** The name of a date in the customer's record. */
export function readDateName(value: unknown, path: string, fallback: string): string {
	return value === undefined || value === null ? fallback : readKey(value, path);
}

/** The key of an attribute of the workspace's own. */
export function readKey(value: unknown, path: string): string {
	const key = readText(value, path, 40);
	if (/^\p{L}[\p{L}\p{N}_]*$/u.test(key)) return key;
	const known = knownDates.join(', ');
	throw unacceptable(path, value, `${known} or the key of an attribute, e.g. plan_level`);
}

/** Whole days. */
export function readDays(value: unknown, path: string, fallback: number, least = 0): number {
	return value === undefined || value === null
		? fallback
		: readNumber(value, path, least, 3_660, true);
}
