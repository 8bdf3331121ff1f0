import { holm } from '../stats/multiplicity';
import { netPromoter } from '../intervals';
import { shrinkMeans, shrinkShares, type Shrunk } from '../stats/shrinkage';
import { addTallies, sizeOf, type Tally } from '../tally';
import { compareTallies } from './compare';

/** Both belong to it. */
export type PlaceRange = { from: number; to: number };

export type Places = {
	/** In the order given. */
	places: PlaceRange[];
	/** Runs of at least two neighbours of which no pair can be told apart; places in the order given, from 1. */
	brackets: PlaceRange[];
};

/**
 * The places that groups can have: above each stand at least those that are better beyond chance, below it those
 * that are worse. All pairs are tested, with Holm's correction, so that all ranges hold together in 95 of 100 cases
 * (Mogstad, Romano, Shaikh & Wilhelm, Review of Economic Studies 2024, with another stepdown). Equal groups share
 * a range.
 *
 * @param tallies of one metric on one scale, each with answers; in the order of the board
 */
export function placesOf(tallies: readonly Tally[]): Places {
	const k = tallies.length;
	const pairs = tallies.flatMap((one, at) =>
		tallies.slice(at + 1).map((other, after) => {
			const found = compareTallies(one, other);
			return { at, other: at + 1 + after, p: found?.p ?? 1, sign: found?.difference ?? 0 };
		}),
	);
	const values = holm(pairs.map(({ p }) => p));
	const apart = pairs.filter((_, at) => (values[at] ?? 1) < 0.05);
	const places = tallies.map(() => ({ from: 1, to: k }));
	const isApart = new Set<string>();
	for (const { at, other, sign } of apart) {
		const [better, worse] = sign > 0 ? [at, other] : [other, at];
		const [above, below] = [places[better], places[worse]];
		if (above) above.to -= 1;
		if (below) below.from += 1;
		isApart.add(`${at} ${other}`);
	}
	return { places, brackets: bracketsOf(k, (at, other) => isApart.has(`${at} ${other}`)) };
}

function bracketsOf(k: number, isApart: (at: number, other: number) => boolean): PlaceRange[] {
	const brackets: PlaceRange[] = [];
	let first = 0;
	for (let last = 1; last <= k; last += 1) {
		let next = first;
		for (let at = last - 1; last < k && at >= next; at -= 1) if (isApart(at, last)) next = at + 1;
		if (next === first && last < k) continue;
		// A run ends where somebody cannot join it; the next one begins behind whom they are told from.
		const previous = brackets.at(-1);
		if (last - first > 1 && (previous?.to ?? 0) < last)
			brackets.push({ from: first + 1, to: last });
		first = next;
	}
	return brackets;
}

/**
 * Each group's headline figure drawn towards the mean of all, in the unit of the figure: a few answers of luck
 * lead a board less easily (with few groups Morris's factor still keeps much of them). Shares beta-binomial, NPS and index normal–normal; see `shrinkShares` and
 * `shrinkMeans`.
 *
 * @param tallies of one metric on one scale, each with answers
 * @returns `null` for fewer than four groups
 */
export function fairEstimates(tallies: readonly Tally[]): Shrunk[] | null {
	const [first, ...rest] = tallies;
	if (!first) return null;
	const all = rest.reduce((sum, tally) => addTallies(sum, tally), first);
	switch (first.metric) {
		case 'csat':
		case 'ces': {
			const shares = tallies.map((tally) => ({
				value: tally.high / sizeOf(tally),
				n: sizeOf(tally),
			}));
			return (
				shrinkShares(shares)?.map(({ value, low, high, kept }) => ({
					value: 100 * value,
					low: 100 * low,
					high: 100 * high,
					kept,
				})) ?? null
			);
		}
		case 'nps': {
			const scores = tallies.map((tally) => ({ value: netOf(tally).nps, n: sizeOf(tally) }));
			const squares = tallies.reduce(
				(sum, tally) => sum + sizeOf(tally) * netOf(tally).variance,
				0,
			);
			const variance = squares / Math.max(1, sizeOf(all) - tallies.length);
			return shrinkMeans(scores, 10_000 * variance, { min: -100, max: 100 });
		}
		case 'csi': {
			const { min, max, direction } = all.scale;
			const percent = (value: number) => {
				const share = (100 * (value - min)) / (max - min);
				return direction === 'higher_is_better' ? share : 100 - share;
			};
			const means = tallies.map((tally) => ({
				value: percent(tally.sum / sizeOf(tally)),
				n: sizeOf(tally),
			}));
			const variance = varianceWithin(tallies) * (100 / (max - min)) ** 2;
			return shrinkMeans(means, variance, { min: 0, max: 100 });
		}
	}
}

const netOf = ({ high, middle, low }: Tally): { nps: number; variance: number } =>
	netPromoter({ promoters: high, passives: middle, detractors: low }) ?? { nps: 0, variance: 0 };

/** Of one answer around the mean of its group, on the scale. */
function varianceWithin(tallies: readonly Tally[]): number {
	let [squares, degrees] = [0, 0];
	for (const tally of tallies) {
		const n = sizeOf(tally);
		squares += Math.max(0, tally.sumSquares - tally.sum ** 2 / n);
		degrees += n - 1;
	}
	return degrees > 0 ? squares / degrees : 0;
}
