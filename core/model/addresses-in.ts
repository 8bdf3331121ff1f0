import { createHash } from 'node:crypto';

import { isObject } from './json';
import { mailboxOf } from './mailbox';
import { type PlainText, plainText } from './plain-text';

/** A mail address or a number that may be a telephone's, where it stands in a text. */
export type AddressIn = {
	from: number;
	to: number;
	kind: 'mailbox' | 'phone';
	/** A mailbox in its one form; the digits of a number. */
	value: string;
};

/** What somebody is reached by: mailboxes in their one form, numbers with whatever is written in them. */
export type Addresses = { mailboxes: readonly string[]; phones: readonly string[] };

// What may stand in an address as people type it: letters of any script, or those of a mail server alone
// where the words around it are written without spaces.
const anyLocal = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const plainLocal = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
/** Behind the signs of a link or a program, which an address might have as well and hardly ever does. */
const linkedLocal = /[\p{L}\p{M}\p{N}._+-]+$/u;
const anyDomain = /^[\p{L}\p{M}\p{N}-]+(?:[.。．｡][\p{L}\p{M}\p{N}-]+)*/u;
const plainDomain = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*/;
/** Signs that close a sentence or open a quotation are no part of what stands beside them. */
const leading = /^[.!#$%&'*+/=?^_`{|}~-]+/;

/** A run of digits with what people put between them. */
const number = /[+＋]?[(（]?\d[\d().\-–—/\s（）]*\d/gu;
/** So many digits tell two telephones apart, and so many have the longest, with how abroad is dialled. */
const fewestDigits = 7;
const mostDigits = 18;
/** An address is not longer. */
const longest = 254;
/** Of one text; what has more of them is a list and no comment. */
const mostFound = 200;

/** Every mail address and every possible telephone number in a text; readings of one place may overlap. */
export function addressesIn(text: string): AddressIn[] {
	const plain = plainText(text);
	return [
		...mailboxesIn(text),
		...numbersIn(text),
		...(plain === null ? [] : addressesRead(plain)),
	].slice(0, mostFound);
}

/** Those that a text has as it is read, where they stand as it is written. */
function addressesRead({ text, from, to }: PlainText): AddressIn[] {
	return [...mailboxesIn(text), ...numbersIn(text)].map((one) => ({
		...one,
		from: from[one.from] ?? 0,
		to: to[one.to - 1] ?? 0,
	}));
}

function mailboxesIn(text: string): AddressIn[] {
	const found: AddressIn[] = [];
	for (const { index: at } of text.matchAll(/[@＠]/gu)) {
		const before = text.slice(Math.max(0, at - longest), at);
		const after = text.slice(at + 1, at + 1 + longest);
		const locals = readings(before, [anyLocal, plainLocal, linkedLocal]);
		const bare = locals.map((local) => local.replace(leading, ''));
		const domains = readings(after, [anyDomain, plainDomain]);
		for (const local of new Set([...locals, ...bare])) {
			for (const domain of domains) {
				const value = mailboxOf(`${local}@${domain}`);
				if (value === null) continue;
				found.push({ from: at - local.length, to: at + 1 + domain.length, kind: 'mailbox', value });
			}
		}
	}
	return found;
}

function readings(text: string, patterns: readonly RegExp[]): string[] {
	const found = patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
	return [...new Set(found)];
}

function numbersIn(text: string): AddressIn[] {
	const found: AddressIn[] = [];
	for (const match of text.matchAll(number)) {
		const value = digitsOf(match[0]);
		if (value.length < fewestDigits || value.length > mostDigits) continue;
		const from = match.index;
		found.push({ from, to: from + match[0].length, kind: 'phone', value });
	}
	return found;
}

/** The digits of a number, whichever script they are written in. */
const digitsOf = (written: string): string => written.normalize('NFKC').replace(/\D/g, '');

/**
 * A short mark by which a text is found again that has the address in it. Numbers are written with and
 * without the country, so their end is what counts.
 */
export function markOf({ kind, value }: Pick<AddressIn, 'kind' | 'value'>): string {
	const told = kind === 'mailbox' ? value : digitsOf(value).slice(-fewestDigits);
	return createHash('sha256').update(`${kind} ${told}`).digest('base64url').slice(0, 22);
}

/** The marks of addresses; a number with too few digits has none. */
export function marksOf({ mailboxes, phones }: Addresses): string[] {
	const numbers = phones.map(digitsOf).filter(({ length }) => length >= fewestDigits);
	return [
		...mailboxes.map((value) => markOf({ kind: 'mailbox', value })),
		...numbers.map((value) => markOf({ kind: 'phone', value })),
	];
}

/** What stands in place of what was taken out of a text. */
export const maskText = '[…]';

/** The text without these addresses, however they are written in it. */
export function masked(text: string, { mailboxes, phones }: Addresses): string {
	const numbers = phones.map(digitsOf).filter(({ length }) => length >= fewestDigits);
	const places = addressesIn(text)
		.filter(({ kind, value }) =>
			kind === 'mailbox'
				? mailboxes.includes(value)
				: numbers.some((one) => sameNumber(one, value)),
		)
		.sort((a, b) => a.from - b.from || b.to - a.to);
	let from = 0;
	let told = '';
	for (const place of places) {
		if (place.to <= from) continue;
		if (place.from >= from) told += text.slice(from, place.from) + maskText;
		from = place.to;
	}
	return told + text.slice(from);
}

/** A shorter one may stand at the end of any number, a moment or an order for example. */
const fewestWithoutCountry = 9;
const longestCountry = 3;

/** Whether one number is the other, written without its country or with how abroad is dialled. */
function sameNumber(one: string, other: string): boolean {
	const [short = '', long = ''] = [one, other]
		.map((digits) => digits.replace(/^0+/, ''))
		.sort((a, b) => a.length - b.length);
	if (short === long) return short.length >= fewestDigits;
	const country = long.length - short.length;
	return short.length >= fewestWithoutCountry && country <= longestCountry && long.endsWith(short);
}

/** The same for every text within a value that was read from JSON. A number of it counts as a whole: most are moments. */
export function maskedWithin(value: unknown, addresses: Addresses): unknown {
	if (typeof value === 'string') return masked(value, addresses);
	if (typeof value === 'number') {
		return addresses.phones.some((phone) => digitsOf(phone) === String(value)) ? maskText : value;
	}
	if (Array.isArray(value)) return value.map((one) => maskedWithin(one, addresses));
	if (!isObject(value)) return value;
	const entries = Object.entries(value).map(([key, one]) => [
		masked(key, addresses),
		maskedWithin(one, addresses),
	]);
	return Object.fromEntries(entries) as unknown;
}

/**
 * The marks of all addresses within a text or a value that was read from JSON.
 *
 * @param numbers `dialled`: only those that begin as somebody abroad dials them; others are ids and orders
 */
export function marksWithin(value: unknown, numbers: 'all' | 'dialled'): string[] {
	if (typeof value === 'string') {
		const found = addressesIn(value).filter(
			({ kind, from }) =>
				kind === 'mailbox' ||
				numbers === 'all' ||
				/^(?:[+＋]|00|%2b|&plus;|&#43;|&#x2b;)/iu.test(value.slice(from)),
		);
		return [...new Set(found.map(markOf))];
	}
	if (typeof value === 'number') return numbers === 'all' ? marksWithin(String(value), 'all') : [];
	if (Array.isArray(value)) return [...new Set(value.flatMap((one) => marksWithin(one, numbers)))];
	if (!isObject(value)) return [];
	return marksWithin([...Object.keys(value), ...Object.values(value)], numbers);
}
