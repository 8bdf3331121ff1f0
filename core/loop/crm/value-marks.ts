import { hash } from 'node:crypto';

import { isObject } from '../../model/json';
import type { House } from '../house';

/** A value of a record: the mark that tells whether it is the same, and its text, which is stored nowhere. */
export type Marked = { mark: string; text: string };

/** What stands for the person responsible, whatever the system calls that field. */
export const ownerName = '';

/** No system's record goes deeper; what does would take more stack than there is. */
const deepest = 50;

/** Characters of a mark, 24 bits: enough to tell two values apart, too few to tell what one was. */
const markLength = 4;
/** A record with more fields is not compared as a whole. */
const mostFields = 250;

/** A keyed mark of a value under its name. */
export const markOf = ({ keys, workspace }: House, name: string, text: string): string =>
	hash('sha256', JSON.stringify([keys.current, workspace, name, text]), 'base64url').slice(
		0,
		markLength,
	);

/** The values of a record as they are compared, by name; what is empty is as if it were not there. */
export function marked(
	house: House,
	fields: Record<string, unknown>,
	owner: string | null,
): Map<string, Marked> {
	const all: Array<[string, unknown]> = [...Object.entries(fields), [ownerName, owner]];
	const told = all.map(([name, value]) => [name, textOf(value)] as const);
	return new Map(
		told
			.filter(([, text]) => text !== '')
			.map(([name, text]) => [name, { mark: markOf(house, name, text), text }]),
	);
}

/** All marks of a record in one text; `null` where there are none, or too many. */
export function contentOf(values: ReadonlyMap<string, Marked>): string | null {
	if (values.size === 0 || values.size > mostFields) return null;
	return [...values.values()]
		.map(({ mark }) => mark)
		.sort()
		.join('');
}

/** The marks of such a text. */
export const marksIn = (content: string): string[] =>
	content.match(new RegExp(`.{${markLength}}`, 'g')) ?? [];

/**
 * A value as text, the same however a system wraps it: a number and its text, a member and the list of
 * one member, a text with spaces around it. What is nested beyond all reason is no value.
 */
export const textOf = (value: unknown): string => (isWithin(value, deepest) ? toldOf(value) : '');

const isWithin = (value: unknown, levels: number): boolean =>
	typeof value !== 'object' ||
	value === null ||
	(levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1)));

function toldOf(value: unknown): string {
	if (typeof value === 'string') return plain(value);
	if (typeof value === 'number' || typeof value === 'boolean') return plain(String(value));
	if (Array.isArray(value)) return value.map(toldOf).join('\n');
	if (!isObject(value)) return '';
	const inner = value.value ?? value.username ?? value.id ?? value._id ?? value.phone ?? value.name;
	return inner === undefined || isObject(inner) ? JSON.stringify(value) : toldOf(inner);
}

function plain(text: string): string {
	const said = text.normalize('NFC').replace(/\s+/g, ' ').trim();
	// Longer ones are ids, which a number does not hold.
	return /^-?\d{1,15}(\.\d{1,15})?$/.test(said) && said.length <= 16 ? String(Number(said)) : said;
}
