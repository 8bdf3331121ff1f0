import {
	meanDifference,
	neededFor,
	neededForMeans,
	oddsRatio,
	type Share,
	shareDifference,
	shareRatio,
	shareTails,
	type Sums,
	varianceOf,
} from './difference';
import { besideInterval, type Verdict, verdictOn } from './finding';
import { type Interval, netPromoter, type NpsCounts } from './intervals';
import { corrected } from './stats/multiplicity';
import { npsDifference } from './stats/nps-difference';

/** What two groups are compared by. */
export type Pair =
	| { figure: 'share'; a: Share; b: Share }
	| { figure: 'mean'; a: Sums; b: Sums }
	| { figure: 'nps'; a: NpsCounts; b: NpsCounts };

/** A group's own figure; a share 0–1, an NPS in points, a mean as it was measured; `null` = nobody. */
export type GroupFigure = { n: number; value: number | null };

/** B beside A: what is above 0 is in favour of B. */
export type Compared = {
	figure: Pair['figure'];
	a: GroupFigure;
	b: GroupFigure;
	/** B − A: percentage points, points of NPS, or steps as they were measured. */
	difference: number | null;
	/** 95 %, of the difference. */
	interval: Interval | null;
	/** Corrected for all that are shown together; `null` = cannot be tested. */
	p: number | null;
	verdict: Verdict;
	method: 'newcombe' | 'welch' | 'nps_z';
	/** How many times as often, and the odds, of shares; `null` where a count is none. */
	ratio: (Interval & { ratio: number }) | null;
	odds: (Interval & { ratio: number }) | null;
	/** So many more in both groups together would tell, as things stand; `null` = enough, or nobody knows. */
	needed: number | null;
};

/**
 * Compares two groups by one figure or several, with p-values corrected for all of them.
 *
 * @param minimumN smallest n of a group for a verdict
 * @throws InputError for counts or sums that cannot be
 */
export function compareGroups(pairs: readonly Pair[], minimumN: number): Compared[] {
	const raw = pairs.map(differenceOf);
	const tested = raw.flatMap(({ p }, at) => (p === null ? [] : [{ p, at }]));
	const values = corrected(tested.map(({ p }) => p)).values;
	return pairs.map((pair, at) => {
		const one = raw[at] ?? nothing;
		const place = tested.findIndex((test) => test.at === at);
		const p = place === -1 ? null : (values[place] ?? null);
		const [a, b] = figuresOf(pair);
		const isEnough = Math.min(a.n, b.n) >= Math.max(1, minimumN);
		const { difference } = one;
		const digits = pair.figure === 'mean' ? 100 : 10;
		const isNothing = difference !== null && Math.round(digits * difference) === 0;
		// Two groups without any spread that are the same need no test.
		const judged = verdictOn(p ?? (isNothing ? 1 : null), isEnough, isNothing);
		const verdict = besideInterval(judged, one.interval);
		return {
			figure: pair.figure,
			a,
			b,
			...one,
			p,
			verdict,
			ratio: pair.figure === 'share' ? shareRatio(pair.b, pair.a) : null,
			odds: pair.figure === 'share' ? oddsRatio(pair.b, pair.a) : null,
			needed: verdict === 'could_be_chance' || verdict === 'too_few' ? neededMore(pair) : null,
		};
	});
}

type Raw = Pick<Compared, 'difference' | 'interval' | 'p' | 'method'>;
const nothing: Raw = { difference: null, interval: null, p: null, method: 'newcombe' };

function differenceOf(pair: Pair): Raw {
	const [a, b] = figuresOf(pair);
	const method = ({ share: 'newcombe', mean: 'welch', nps: 'nps_z' } as const)[pair.figure];
	if (a.value === null || b.value === null) return { ...nothing, method };
	switch (pair.figure) {
		case 'share': {
			const { difference, low, high } = shareDifference(pair.b, pair.a);
			return {
				difference: 100 * difference,
				interval: { low: 100 * low, high: 100 * high },
				p: shareTails(pair.b, pair.a),
				method,
			};
		}
		case 'mean': {
			const found = meanDifference(pair.b, pair.a);
			const interval = found && { low: found.low, high: found.high };
			return { difference: b.value - a.value, interval, p: found?.p ?? null, method };
		}
		case 'nps': {
			const found = npsDifference(pair.b, pair.a);
			const interval = found && { low: found.low, high: found.high };
			return { difference: b.value - a.value, interval, p: found?.p ?? null, method };
		}
	}
}

function figuresOf(pair: Pair): [GroupFigure, GroupFigure] {
	switch (pair.figure) {
		case 'share':
			return both([pair.a, pair.b], ({ x, n }) => ({ n, value: n === 0 ? null : x / n }));
		case 'mean':
			return both([pair.a, pair.b], ({ sum, n }) => ({ n, value: n === 0 ? null : sum / n }));
		case 'nps':
			return both([pair.a, pair.b], (counts) => ({
				n: counts.promoters + counts.passives + counts.detractors,
				value: netPromoter(counts)?.nps ?? null,
			}));
	}
}

const both = <One>(
	[a, b]: [One, One],
	of: (one: One) => GroupFigure,
): [GroupFigure, GroupFigure] => [of(a), of(b)];

/** Of what is missing until this difference would be found four times of five; both grow as they are. */
function neededMore(pair: Pair): number | null {
	const [a, b] = figuresOf(pair);
	if (a.value === null || b.value === null) return null;
	const times = a.n / b.n;
	const all = neededOfB(pair, b.value - a.value, times);
	if (all === null || !Number.isFinite(all) || all <= b.n) return null;
	return Math.ceil((all - b.n) * (1 + times));
}

function neededOfB(pair: Pair, difference: number, times: number): number | null {
	switch (pair.figure) {
		case 'share':
			return neededFor(pair.a.x / pair.a.n, pair.b.x / pair.b.n, times);
		case 'mean':
			if (Math.min(pair.a.n, pair.b.n) < 2) return null;
			return neededForMeans(difference, [varianceOf(pair.a), varianceOf(pair.b)], times);
		case 'nps': {
			// Of one response on −1…1, and so is the difference.
			const variance = (counts: NpsCounts) => netPromoter(counts)?.variance ?? 0;
			return neededForMeans(difference / 100, [variance(pair.a), variance(pair.b)], times);
		}
	}
}

/** What a lift was worth beside what it cost. */
export type Return = {
	/** Value of what was gained, less the cost. */
	gain: number;
	gainInterval: Interval;
	/** Gain for each unit of cost; `null` where it cost nothing. */
	roi: number | null;
	interval: Interval | null;
	cost: number;
};

/**
 * (lift × value × n − cost) / cost, with the interval of the lift.
 *
 * @param compared by shares: the lift is B − A
 * @param value of one more who is in the share
 * @returns `null` where there is no lift to reckon with
 */
export function returnOf(
	{ figure, difference, interval, b }: Compared,
	{ value, cost }: { value: number; cost: number },
): Return | null {
	if (figure !== 'share' || difference === null || interval === null) return null;
	const gain = (points: number) => (points / 100) * value * b.n - cost;
	const gainInterval = { low: gain(interval.low), high: gain(interval.high) };
	return {
		gain: gain(difference),
		gainInterval,
		roi: cost === 0 ? null : gain(difference) / cost,
		interval: cost === 0 ? null : { low: gainInterval.low / cost, high: gainInterval.high / cost },
		cost,
	};
}
