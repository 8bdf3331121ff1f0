import type { Pair } from '../../insight/compare-groups';
import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import { shown } from '../../model/shown';
import type { Comparable } from './comparable';

export const itemFigures = ['share', 'mean', 'nps'] as const;
export type ItemFigure = (typeof itemFigures)[number];

/** What an item says, and which of the items it is, from 1. */
export type ItemRow = { group: unknown; value: unknown; place: number };

/** Values of incoming items, each with the group it belongs to. */
export type ItemsInput = {
	of: 'items';
	figure: ItemFigure;
	rows: readonly ItemRow[];
	/** Which group is A; `null` = the one that comes first. */
	first: string | null;
	language: string | null;
};

/**
 * Two groups of items.
 *
 * @throws InputError unless there are two groups, and for a value that does not fit
 */
export function comparedItems(input: ItemsInput, language: string): Comparable {
	const say = sayIn(language);
	const groups = new Map<string, number[]>();
	for (const row of input.rows) {
		const { name, value } = read(row, input.figure);
		const values = groups.get(name) ?? [];
		if (value !== null) values.push(value);
		groups.set(name, values);
	}
	const names = [...groups.keys()];
	if (names.length !== 2 || (input.first !== null && !groups.has(input.first))) {
		const said = names
			.slice(0, 5)
			.map((name) => `"${name}"`)
			.join(', ');
		throw new InputError(
			input.first !== null && !groups.has(input.first)
				? `No item belongs to the group "${input.first}".`
				: `There are ${names.length} groups in the items (${said}), but two are compared.`,
			'Let Group of the Item give one of two words, and leave out items of other groups before.',
		);
	}
	const a = input.first ?? names[0] ?? '';
	const b = names.find((name) => name !== a) ?? '';
	const pair = pairOf(input.figure, groups.get(a) ?? [], groups.get(b) ?? []);
	return {
		names: { a, b },
		pairs: [{ pair, figure: say(`compare.figure.${input.figure}`), survey: null }],
		isRandom: false,
		isRunning: false,
		inBoth: 0,
		offScale: 0,
		unfit: '',
	};
}

/**
 * Whether an item can be compared.
 *
 * @throws InputError for a group or a value that is none
 */
export function checkRow(row: ItemRow, figure: ItemFigure): void {
	read(row, figure);
}

function read({ group, value, place }: ItemRow, figure: ItemFigure) {
	const name = nameOf(group, place);
	// An empty value is nobody's: it is left out, its group stays.
	const isEmpty = value === null || value === undefined || value === '';
	return { name, value: isEmpty ? null : readValue(value, figure, place) };
}

function nameOf(group: unknown, place: number): string {
	if (typeof group === 'string' && group.trim() !== '') return group.trim();
	if (typeof group === 'number' || typeof group === 'boolean') return String(group);
	throw new InputError(
		`Item ${place} has the group ${shown(group)}.`,
		'Let Group of the Item give a word, e.g. {{ $json.version }}.',
	);
}

const yes = new Set<unknown>([true, 1, '1', 'true', 'yes', '是']);
const no = new Set<unknown>([false, 0, '0', 'false', 'no', '否']);

function readValue(value: unknown, figure: ItemFigure, place: number): number {
	const said = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (figure === 'share') {
		if (yes.has(said)) return 1;
		if (no.has(said)) return 0;
		throw wrong(value, place, 'yes or no (true, 1, "yes", "是" and their opposites)');
	}
	const number = typeof said === 'string' ? Number(said) : said;
	if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong(value, place, 'a number');
	if (figure === 'nps' && !(Number.isInteger(number) && number >= 0 && number <= 10)) {
		throw wrong(value, place, 'a whole number from 0 to 10');
	}
	return number;
}

const wrong = (value: unknown, place: number, accepted: string): InputError =>
	new InputError(
		`Item ${place} has the value ${shown(value)}, but must have ${accepted}.`,
		'Correct Value of the Item, or choose another figure.',
	);

function pairOf(figure: ItemFigure, a: readonly number[], b: readonly number[]): Pair {
	const count = (values: readonly number[], is: (value: number) => boolean) =>
		values.filter(is).length;
	switch (figure) {
		case 'share': {
			const share = (values: readonly number[]) => ({
				x: count(values, (value) => value === 1),
				n: values.length,
			});
			return { figure, a: share(a), b: share(b) };
		}
		case 'mean': {
			const sums = (values: readonly number[]) => ({
				n: values.length,
				sum: values.reduce((all, one) => all + one, 0),
				sumSquares: values.reduce((all, one) => all + one * one, 0),
			});
			return { figure, a: sums(a), b: sums(b) };
		}
		case 'nps': {
			const counts = (values: readonly number[]) => ({
				promoters: count(values, (value) => value >= 9),
				passives: count(values, (value) => value === 7 || value === 8),
				detractors: count(values, (value) => value <= 6),
			});
			return { figure, a: counts(a), b: counts(b) };
		}
	}
}
