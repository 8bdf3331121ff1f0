import {
	meanDifference,
	neededFor,
	neededForMeans,
	type Share,
	shareDifference,
	shareRatio,
	shareTails,
	type Sums,
	varianceOf,
} from '../insight/difference';
import type { Interval } from '../insight/intervals';
import { sentencesInARow } from '../language/in-a-row';
import { sayIn } from '../language/say';

export type Verdict = 'works' | 'harms' | 'unclear' | 'too_few' | 'nobody_left_out';

/** What a campaign changed, by those who were left out. */
export type Effect = Interval & {
	of: 'share' | 'amount';
	treated: { n: number; value: number | null };
	heldOut: { n: number; value: number | null };
	difference: number | null;
	/** How many times as often, of shares; `null` where it cannot be said. */
	ratio: (Interval & { ratio: number }) | null;
	verdict: Verdict;
	/** So many more would have to be left out to tell, as things stand; `null` = enough, or nobody knows. */
	needed: number | null;
};

/** Who reached the goal within its days, among those who were written to and those who were left out. */
export function shareEffect(treated: Share, heldOut: Share, minimumN: number): Effect {
	const known = treated.n > 0 && heldOut.n > 0;
	const { difference, low, high } = known
		? shareDifference(treated, heldOut)
		: { difference: 0, low: -Infinity, high: Infinity };
	const value = ({ x, n }: Share) => ({ n, value: n === 0 ? null : x / n });
	const p = known ? shareTails(treated, heldOut) : null;
	const judged = verdictOf({ low, high }, treated.n, heldOut.n, minimumN);
	// The same that Compare Two Groups says of the same people.
	const isChance = judged === 'works' || judged === 'harms' ? (p ?? 1) >= 0.05 : false;
	const verdict = isChance ? 'unclear' : judged;
	const times = heldOut.n === 0 ? 1 : treated.n / heldOut.n;
	const all =
		verdict === 'unclear' ? neededFor(treated.x / treated.n, heldOut.x / heldOut.n, times) : null;
	return {
		of: 'share',
		treated: value(treated),
		heldOut: value(heldOut),
		difference: known ? difference : null,
		low,
		high,
		ratio: shareRatio(treated, heldOut),
		verdict,
		needed: all === null || all <= heldOut.n ? null : Math.ceil(all - heldOut.n),
	};
}

/** What they were worth within its days, whoever spent nothing with a zero. */
export function amountEffect(treated: Sums, heldOut: Sums, minimumN: number): Effect {
	const found = meanDifference(treated, heldOut);
	const mean = ({ n, sum }: Sums) => ({ n, value: n === 0 ? null : sum / n });
	const range = found ?? { low: -Infinity, high: Infinity };
	const verdict = verdictOf(range, treated.n, heldOut.n, minimumN);
	return {
		of: 'amount',
		treated: mean(treated),
		heldOut: mean(heldOut),
		difference: found === null ? null : found.difference,
		low: range.low,
		high: range.high,
		ratio: null,
		verdict,
		needed: verdict === 'unclear' && found !== null ? neededAmounts(treated, heldOut) : null,
	};
}

function neededAmounts(treated: Sums, heldOut: Sums): number | null {
	const difference = treated.sum / treated.n - heldOut.sum / heldOut.n;
	const variances = [varianceOf(treated), varianceOf(heldOut)] as const;
	const all = neededForMeans(difference, variances, treated.n / heldOut.n);
	return all === null || all <= heldOut.n ? null : Math.ceil(all - heldOut.n);
}

function verdictOf(
	{ low, high }: Interval,
	treated: number,
	heldOut: number,
	minimumN: number,
): Verdict {
	if (heldOut === 0) return 'nobody_left_out';
	if (Math.min(treated, heldOut) < minimumN) return 'too_few';
	return low > 0 ? 'works' : high < 0 ? 'harms' : 'unclear';
}

/** The effect with its numbers, and what follows from them. */
export function effectInWords(effect: Effect, language: string, minimumN: number): string {
	const say = sayIn(language);
	const { verdict, needed, treated, heldOut, difference } = effect;
	const [scale, digits] = effect.of === 'share' ? [100, 1] : [1, 2];
	const number = (value: number | null) =>
		value === null || !Number.isFinite(value)
			? '?'
			: trueMinus((scale * value).toLocaleString(language, { maximumFractionDigits: digits }));
	const percent = (value: number | null) =>
		effect.of === 'share' ? say('figure.percent', { value: number(value) }) : number(value);
	if (verdict === 'nobody_left_out') {
		const reached =
			effect.of === 'share' && treated.n > 0
				? say('effect.treated', {
						treated: percent(treated.value),
						treatedN: treated.n.toLocaleString(language),
					})
				: '';
		return sentencesInARow([reached, say('effect.nobody')], say);
	}
	const head = say(`effect.${effect.of}`, {
		treated: percent(treated.value),
		treatedN: treated.n.toLocaleString(language),
		heldOut: percent(heldOut.value),
		heldOutN: heldOut.n.toLocaleString(language),
		difference: number(difference),
		low: number(effect.low),
		high: number(effect.high),
	});
	const tail =
		verdict === 'too_few' ? say('effect.tooFew', { least: minimumN }) : say(`effect.${verdict}`);
	const more =
		needed === null ? '' : say('effect.needed', { count: needed.toLocaleString(language) });
	return sentencesInARow([head, tail, more], say);
}

/** A minus is U+2212, and what rounds to nothing has none. */
const trueMinus = (text: string): string => text.replace(/^-/, /[1-9]/.test(text) ? '\u2212' : '');
