import { remembered } from '../model/remembered';
import { builtInLanguageFor, sayIn } from './say';

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
 * A figure as every insight says it: `74 %`, `−5`, `4.3`, `1,041`; the minus is U+2212, and what rounds to
 * nothing has none. Scores are whole, wherever they are said; means have one decimal; see `rateText` for rates.
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

/** A number without a sign of its own where it rounds to nothing, with a real minus and no zeros at its end. */
export function numberText(value: number, decimals: number): string {
	const text = value
		.toFixed(decimals)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
	if (!/[1-9]/.test(text)) return '0';
	return text.replace('-', '\u2212');
}

/** Rates have one decimal below 10; nothing is nothing. */
export const rateDecimals = (value: number): number =>
	value !== 0 && Math.abs(value) < 9.95 ? 1 : 0;

/** A rate, which is no score: `8.5 %`, `74 %`; as `count` what there is on 100: `8.5`, `12`. */
export function rateText(
	value: number,
	language: string,
	unit: 'percent' | 'count' = 'percent',
): string {
	return figureText(value, unit, language, rateDecimals(value));
}

/** Both ends of a rate's interval, with as many decimals as the higher one needs: `3.1–8.4 %`, `5–14 %`. */
export function rateRange(
	range: { low: number; high: number },
	language: string,
	unit: 'percent' | 'count' = 'percent',
): string {
	return rangeText(range, unit, language, rateDecimals(range.high));
}

/** How numbers are written in sentences for a reader. */
export type FigureWords = {
	/** With a true minus, thousands parted, no more digits than asked for. */
	number: (value: number, digits?: number) => string;
	/** A whole number. */
	count: (value: number) => string;
	/** A share 0–1 as percent: whole, one digit below 10. */
	percent: (share: number) => string;
	/** `5 to 9`, as the language writes it. */
	range: (low: string, high: string) => string;
};

/** Numbers for a reader of `language`, where it is built in, else as in English. */
export function figureWords(language: string): FigureWords {
	const say = sayIn(language);
	const tag = builtInLanguageFor(language);
	const number = (value: number, digits = 1): string => {
		const text = Math.abs(value).toLocaleString(tag, { maximumFractionDigits: digits });
		return value < 0 && Number(Math.abs(value).toFixed(digits)) > 0 ? `−${text}` : text;
	};
	return {
		number,
		count: (value) => number(Math.round(value), 0),
		percent: (share) => {
			const value = 100 * share;
			return say('figure.percent', { value: number(value, Math.abs(value) < 10 ? 1 : 0) });
		},
		range: (low, high) => say('figure.range', { low, high }),
	};
}
