import { cleanLine, cleanText } from '../../language/plain-text';
import { folded } from '../../model/attribute-at';
import { isPlaceholder } from '../../model/placeholder';

/** Readers of single cells: what stands for nothing is `null`, what cannot be read is `unusable`. */
export const unusable = Symbol('unusable');
export type Read<Value> = Value | null | typeof unusable;

/** The first of a list that says something, where a system lets several be chosen. */
export function cellOf(value: unknown): unknown {
	const one: unknown = Array.isArray(value) ? value.find((each) => !isBlank(each)) : value;
	return isBlank(one) ? null : one;
}

function isBlank(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** A line of text, a number or a yes or no written out; placeholders such as `N/A` say nothing. */
export function readLine(value: unknown, most: number): Read<string> {
	const cell = cellOf(value);
	if (cell === null) return null;
	if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
	if (typeof cell !== 'string') return unusable;
	const line = cleanLine(cell, most);
	return line === '' || isPlaceholder(line) ? null : line;
}

/** What a spreadsheet makes of a long number: `1.23457E+17`. */
export const isShortened = (text: string): boolean => /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text.trim());

/** An id: a cut one could be another's, so it is taken whole or not at all. Zeros are nobody's. */
export function readId(value: unknown, most: number): Read<string> {
	const cell = cellOf(value);
	if (cell === null) return null;
	if (typeof cell === 'number') {
		if (!Number.isSafeInteger(cell)) return unusable;
		return cell === 0 ? null : String(cell);
	}
	if (typeof cell !== 'string' || cell.trim().length > most) return unusable;
	const id = cleanText(cell).replace(/[\t\n]+/g, ' ');
	return isPlaceholder(id) || /^0+$/.test(id) ? null : id;
}

/** Thousands that are parted: by a comma or a point where nothing else can be meant, by a space or an apostrophe. */
const grouped: ReadonlyArray<{ pattern: RegExp; part: RegExp; decimal: string }> = [
	{
		pattern: /^\d{1,3}(?:,\d{3}){2,5}(?:\.\d{1,9})?$|^\d{1,3},\d{3}\.\d{1,9}$/,
		part: /,/g,
		decimal: '.',
	},
	{
		pattern: /^\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,9})?$|^\d{1,3}\.\d{3},\d{1,9}$/,
		part: /\./g,
		decimal: ',',
	},
	{ pattern: /^\d{1,3}(?:[ '\u2019]\d{3}){1,5}(?:\.\d{1,9})?$/, part: /[ '\u2019]/g, decimal: '.' },
	{ pattern: /^\d{1,3}(?:[ '\u2019]\d{3}){1,5},\d{1,9}$/, part: /[ '\u2019]/g, decimal: ',' },
];

/** A number as sheets write it; `1,234` is one where it can be read in one way only. */
export function readNumeral(value: unknown): Read<number> {
	const cell = cellOf(value);
	if (cell === null) return null;
	// The 0 below zero of a sheet is stored as 0.
	if (typeof cell === 'number') return Number.isFinite(cell) ? cell + 0 : unusable;
	if (typeof cell !== 'string') return unusable;
	const text = cell.normalize('NFKC').replace('\u2212', '-').trim();
	if (isPlaceholder(text)) return null;
	const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
	const how = grouped.find(({ pattern }) => pattern.test(digits));
	const plain = how ? digits.replace(how.part, '').replace(how.decimal, '.') : digits;
	return /^\d{1,15}(?:\.\d{1,9})?$/.test(plain) ? Number(`${sign}${plain}`) + 0 : unusable;
}

/** Nobody writes money with three decimals, and elsewhere the point parts thousands. */
const isEither = (numeral: string): boolean => /^[+-]?\d{1,3}\.\d{3}$/.test(numeral);

/** How many of it one word behind a number means. */
const multiples: Record<string, number> = { 万: 10_000, 萬: 10_000, k: 1_000 };

/** Characters of an amount with the name of its currency. */
const longestMoney = 80;

/** An amount with what stands before or behind it, which may name its currency: `€ 12 000`, `12000元`, `1.2万`. */
export function readMoney(value: unknown): Read<{ amount: number; currency: string | null }> {
	const amount = readNumeral(value);
	if (amount === null) return null;
	const cell = cellOf(value);
	const text = typeof cell === 'string' ? cell.normalize('NFKC').replace('\u2212', '-').trim() : '';
	if (amount !== unusable) return isEither(text) ? unusable : { amount, currency: null };
	// What is looked for tries every way to part a run of spaces, and a cell may have thousands.
	if (text.length > longestMoney) return unusable;
	const said =
		/^([+-]?)\s*([\p{L}\p{Sc}]*)\s*([+-]?\d[\d\s.,'\u2019]*?)\s*(万|萬|k)?\s*([\p{L}\p{Sc}]*)$/iu.exec(
			text,
		);
	const [, sign = '', before = '', digits = '', many = '', after = ''] = said ?? [];
	if (many === '' && isEither(digits)) return unusable;
	const number = said ? readNumeral(`${sign}${digits}`) : unusable;
	if (typeof number !== 'number' || (before !== '' && after !== '')) return unusable;
	const times = multiples[many.toLowerCase()] ?? 1;
	return { amount: Math.round(number * times * 1e9) / 1e9, currency: before || after || null };
}

const yes = new Set(['true', 'yes', 'y', '1', 'on', 'ja', '是', '有', '√', '✓']);
const no = new Set(['false', 'no', 'n', '0', 'off', 'nein', '否', '×', '✗']);

export function readYesNo(value: unknown): Read<boolean> {
	const cell = cellOf(value);
	if (typeof cell === 'boolean' || cell === null) return cell;
	const word = folded(String(cell));
	if (yes.has(word)) return true;
	return no.has(word) ? false : isPlaceholder(word) ? null : unusable;
}

const mostTags = 50;

/** Words of a list, or of a text with something between them, each once. */
export function readTags(value: unknown): Read<string[]> {
	if (value === undefined || value === null) return null;
	const listed: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? (listIn(value) ?? value.split(/[,，、;；|\n]/))
			: [value];
	const tags = new Set<string>();
	for (const one of listed) {
		const tag = readLine(one, 60);
		if (tag === unusable) return unusable;
		if (tag !== null && tags.size < mostTags) tags.add(tag);
	}
	return tags.size === 0 ? null : [...tags];
}

/** A list that somebody has written as JSON. */
function listIn(text: string): unknown[] | null {
	if (!/^\s*\[.*\]\s*$/s.test(text)) return null;
	try {
		const found: unknown = JSON.parse(text);
		return Array.isArray(found) ? found : null;
	} catch {
		return null;
	}
}
