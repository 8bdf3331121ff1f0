import { remembered } from '../model/remembered';
import { sayIn } from './say';

/** What a figure is counted in: shares, differences and NPS, ratings on their scale, plain numbers. */
export type FigureUnit = 'percent' | 'points' | 'scale' | 'count';

const formats = new Map<string, Intl.NumberFormat>();

function digits(value: number, language: string, decimals: number): string {
	const key = `${language} ${decimals}`;
	const format = remembered(
		formats,
		100,
		key,
		() =>
			new Intl.NumberFormat(language, {
				minimumFractionDigits: decimals,
				maximumFractionDigits: decimals,
			}),
	);
	const text = format.format(value);
	return /[1-9]/.test(text) ? text.replace(/^-/, '\u2212') : text.replace(/^-/, '');
}

/**
 * A figure as a report says it: `74 %`, `−5`, `4.3`, `1,041`; the minus is U+2212, and what rounds to
 * nothing has none.
 *
 * @param decimals whole numbers unless given; means have one
 */
export function figureText(
	value: number,
	unit: FigureUnit,
	language: string,
	decimals = unit === 'scale' ? 1 : 0,
): string {
	const text = digits(value, language, decimals);
	return unit === 'percent' ? sayIn(language)('figure.percent', { value: text }) : text;
}

/** A difference with its sign: `+7`, `−5`, `0`. */
export function signedText(value: number, language: string, decimals = 0): string {
	const text = digits(value, language, decimals);
	return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Both ends of an interval: `70–77 %`, `23 to 39`, `−11 to 12`; a dash never stands before a minus. */
export function rangeText(
	{ low, high }: { low: number; high: number },
	unit: FigureUnit,
	language: string,
	decimals = unit === 'scale' ? 1 : 0,
): string {
	const say = sayIn(language);
	const [first, last] = [digits(low, language, decimals), digits(high, language, decimals)];
	const isDashed = unit !== 'points' && !`${first}${last}`.includes('\u2212');
	const text = isDashed ? `${first}–${last}` : say('figure.range', { low: first, high: last });
	return unit === 'percent' ? say('figure.percent', { value: text }) : text;
}

/** How likely chance alone would do it: `p = .014`, `p < .001`, `p = 0.014`. */
export function chanceText(p: number, language: string): string {
	const isChinese = language.startsWith('zh');
	const short = (text: string) => (isChinese ? text : text.replace(/^0\./, '.'));
	if (p < 0.001) return `p < ${short('0.001')}`;
	return `p = ${short(p < 0.1 ? p.toFixed(3) : p.toFixed(2))}`;
}

/** Numbers below each other: filled up with figure spaces to one width. */
export const padded = (text: string, width: number): string => text.padStart(width, '\u2007');
