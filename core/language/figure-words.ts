import { builtInLanguageFor, sayIn } from './say';

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
