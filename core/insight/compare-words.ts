import { figureWords } from '../language/figures';
import { sentencesInARow } from '../language/in-a-row';
import { plural } from '../language/plural';
import { sayIn } from '../language/say';
import type { Compared, Return } from './compare-groups';

/** What surrounds a comparison. */
export type Around = {
	/** What the groups are called. */
	a: string;
	b: string;
	/** What the figure is called; `null` = it goes without saying. */
	figure: string | null;
	minimumN: number;
	/** Whether who is in which group was left to chance, as with those who were left out of a campaign. */
	isRandom: boolean;
	language: string;
};

/** A comparison with its numbers, what may be said of it, and what may not. */
export function comparedInWords(compared: Compared, around: Around): string {
	const say = sayIn(around.language);
	const { verdict, needed, a, b } = compared;
	const head = headOf(compared, around);
	const named =
		around.figure === null ? head : say('compare.what', { figure: around.figure, sentence: head });
	if (a.n === 0 || b.n === 0) return named;
	const words = figureWords(around.language);
	const cannotTell = compared.p === null && verdict === 'too_few';
	const isSmall = Math.min(a.n, b.n) < around.minimumN;
	const tail =
		verdict === 'too_few'
			? isSmall
				? say('compare.too_few', { least: around.minimumN })
				: ''
			: verdict === 'ok'
				? ''
				: say(`compare.${verdict}`);
	const more =
		needed === null || cannotTell
			? ''
			: say('compare.needed', { count: about(needed, words.count) });
	const why =
		verdict === 'unlikely_chance'
			? say(around.isRandom ? 'compare.because' : 'compare.notBecause')
			: '';
	return sentencesInARow([named, tail, more, why], say);
}

/** To two digits: the number rests on a difference that is not known well. */
function about(count: number, write: (value: number) => string): string {
	const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
	return write(Math.ceil(count / step) * step);
}

/**
 * Scores are whole, means have one decimal, and so have shares below 10 %: their difference has as many, and one more
 * where it would else be said as nothing.
 */
function digitsOf({ figure, difference, a, b }: Compared): number {
	const areRates = figure === 'share' && Math.max(a.value ?? 0, b.value ?? 0) < 0.0995;
	const digits = figure === 'mean' || areRates ? 1 : 0;
	const isNothing = difference !== null && Math.abs(difference) < 0.95 * 10 ** -digits;
	return isNothing ? digits + 1 : digits;
}

function headOf(compared: Compared, { a, b, language }: Around): string {
	const say = sayIn(language);
	const words = figureWords(language);
	const { figure, difference, interval } = compared;
	if (compared.a.n === 0 || compared.b.n === 0) {
		return say('compare.nobody', { group: compared.a.n === 0 ? a : b });
	}
	const digits = digitsOf(compared);
	const value = (one: number | null) =>
		one === null
			? '?'
			: figure === 'share'
				? words.percent(one)
				: words.number(one, figure === 'nps' ? 0 : digits);
	const values = {
		a,
		b,
		aValue: value(compared.a.value),
		bValue: value(compared.b.value),
		aN: words.count(compared.a.n),
		bN: words.count(compared.b.n),
	};
	if (difference === null || interval === null) {
		return Math.min(compared.a.n, compared.b.n) < 2
			? say('compare.notEnough', values)
			: say('compare.noSpread', values);
	}
	const range = words.range(
		words.number(interval.low, digits),
		words.number(interval.high, digits),
	);
	const size = words.number(Math.abs(difference), digits);
	const unit = figure === 'share' ? 'percentPoints' : 'points';
	// What has decimals is never one point.
	const form = plural(digits === 0 ? Math.round(Math.abs(difference)) : 2, language);
	const shown = figure === 'mean' ? size : say(`compare.${unit}.${form}`, { value: size });
	if (Number(Math.abs(difference).toFixed(digits)) === 0) {
		return say('compare.same', { ...values, range });
	}
	// The interval is told in the direction of the sentence.
	const turned = words.range(
		words.number(-interval.high, digits),
		words.number(-interval.low, digits),
	);
	return difference > 0
		? say('compare.gained', { ...values, difference: shown, range })
		: say('compare.lost', { ...values, difference: shown, range: turned });
}

/** What a lift has brought for its cost. */
export function returnInWords(found: Return, language: string): string {
	const say = sayIn(language);
	const { number, percent, range } = figureWords(language);
	if (found.roi === null || found.interval === null) {
		const { low, high } = found.gainInterval;
		return say('compare.roi.free', {
			gain: number(found.gain),
			range: range(number(low), number(high)),
		});
	}
	return say('compare.roi', {
		roi: percent(found.roi),
		range: range(percent(found.interval.low), percent(found.interval.high)),
		cost: number(found.cost),
	});
}
