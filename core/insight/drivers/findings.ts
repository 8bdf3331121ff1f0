import { type Finding, type Verdict, verdictOn } from '../finding';
import type { Interval } from '../intervals';
import { meanInterval } from '../mean-interval';
import type { Scale } from '../../model/metric';
import {
	crossOf,
	type Gap,
	pairedGap,
	type Point,
	type Quadrant,
	quadrantOf,
} from './importance-performance';
import {
	type Difficulty,
	difficultyOf,
	type FixDays,
	type Horizon,
	horizonsOf,
	influenceOf,
	type KnownDifficulty,
} from './influence';
import type { DriverModel, Weight } from './model';
import type { Moments } from './sums';

/** What is known of a driver beside its weight. */
export type DriverFacts = {
	id: string;
	label: string;
	scale: Scale;
	/** Of all who rated it. */
	rated: Moments;
	pair: { gap: Moments; expectation: number; experience: number } | null;
	fixed: FixDays | null;
	estimate: Difficulty | null;
};

export type GapFinding = Gap & {
	/** Means of those who rated both, on the scale. */
	expectation: number;
	experience: number;
	/** p after correction. */
	corrected: number | null;
	verdict: Verdict;
};

/** A driver with all that two bars with whiskers and a quadrant need. */
export type WeighedDriver = Omit<Finding, 'text'> & {
	driver: string;
	label: string;
	rank: number;
	/** 95 %, whole places. */
	ranks: Interval | null;
	/** Johnson's. */
	weight: Weight;
	/** Shapley's. */
	lmg: Weight & { rank: number };
	/** Better ratings go with a better (1) or a worse (−1) outcome; 0 = with neither. */
	sign: 1 | 0 | -1;
	correlation: number;
	/** p of the correlation, after correction. */
	p: number;
	scale: Scale;
	/** How many rated it. */
	rated: number;
	mean: number;
	/** 95 % of the mean. */
	meanInterval: Interval;
	/** Percent of the way from the worst to the best of its scale. */
	performance: number;
	quadrant: Quadrant;
	gap: GapFinding | null;
	/** Points of a hundred that the score could gain. */
	influence: number;
	/** Share of the answers that rated it, 0–1. */
	volume: number;
	difficulty: KnownDifficulty;
	horizon: Horizon | null;
};

export type CrossAt = 'mean' | 'middle';

/** What was chosen, and what all drivers of a survey share. */
export type Weighed = {
	cross: Point & { at: CrossAt };
	drivers: WeighedDriver[];
};

/** The p-values that the findings of a model show, in their order: of drivers, then of gaps. */
export function testsOf(model: DriverModel, facts: readonly DriverFacts[]): number[] {
	const gaps = model.drivers.flatMap(({ place }) => {
		const p = gapOf(facts[place])?.p;
		return p == null ? [] : [p];
	});
	return [...model.drivers.map(({ p }) => p), ...gaps];
}

/**
 * What is found of each driver, the heaviest first.
 *
 * @param corrected the p-values of `testsOf`, after correction
 * @param options.outcomeSign −1 where a lower outcome is better
 * @param options.target percent of the scale, 0–100
 */
export function findingsOf(
	model: DriverModel,
	facts: readonly DriverFacts[],
	corrected: readonly number[],
	options: {
		at: CrossAt;
		target: number;
		outcomeSign: 1 | -1;
		/** Answers in which anything was rated. */
		answers: number;
		minimumN: number;
	},
): Weighed {
	const { at, target, outcomeSign, answers, minimumN } = options;
	const known = model.drivers.flatMap((driver, place) => {
		const fact = facts[driver.place];
		return fact ? [{ driver, fact, p: corrected[place] ?? 1 }] : [];
	});
	const points = known.map(({ driver, fact }) => ({
		importance: driver.relative.percent,
		performance: percentOf(fact),
	}));
	const cross = {
		importance: 100 / Math.max(1, points.length),
		performance: at === 'middle' ? 50 : crossOf(points).performance,
		at,
	};
	let gaps = model.drivers.length;
	const found = known.map(({ driver, fact, p }, place): WeighedDriver => {
		const { min, max, direction } = fact.scale;
		const { n, sum, sumSquares } = fact.rated;
		const point = points[place] ?? { importance: 0, performance: 0 };
		const { mean, ...around } = meanInterval(n, sum, sumSquares, { min, max });
		const sign =
			Math.sign(driver.correlation) * outcomeSign * (direction === 'lower_is_better' ? -1 : 1);
		const volume = answers === 0 ? 0 : n / answers;
		const gap = gapOf(fact);
		const gapP = gap?.p == null ? null : (corrected[gaps++] ?? 1);
		const { performance } = point;
		return {
			n: model.n,
			interval: driver.relative.interval,
			verdict: verdictOn(p, true),
			method: 'relative_weights',
			driver: fact.id,
			label: fact.label,
			rank: driver.rank,
			ranks: driver.ranks,
			weight: driver.relative,
			lmg: { ...driver.lmg, rank: driver.lmgRank },
			sign: sign > 0 ? 1 : sign < 0 ? -1 : 0,
			correlation: driver.correlation,
			p,
			scale: fact.scale,
			rated: n,
			mean: mean ?? min,
			meanInterval: around,
			performance,
			quadrant: quadrantOf(point, cross),
			gap:
				gap && fact.pair
					? {
							...gap,
							expectation: fact.pair.expectation / gap.n,
							experience: fact.pair.experience / gap.n,
							corrected: gapP,
							verdict: gapVerdict(gap, gapP, minimumN),
						}
					: null,
			influence: influenceOf({ weight: driver.relative.percent, performance, target, volume }),
			volume,
			difficulty: difficultyOf(fact.fixed, fact.estimate),
			horizon: null,
		};
	});
	const horizons = horizonsOf(
		found.map(({ influence, difficulty: { level } }) => ({ influence, level })),
	);
	return {
		cross,
		drivers: found
			.map((one, place) => ({ ...one, horizon: horizons[place] ?? null }))
			.sort((a, b) => a.rank - b.rank),
	};
}

const gapOf = (fact: DriverFacts | undefined): Gap | null =>
	fact?.pair ? pairedGap(fact.pair.gap) : null;

/** Where all differ by the same there is nothing to test, and nothing to doubt but their number. */
function gapVerdict(gap: Gap, p: number | null, minimumN: number): Verdict {
	const isEnough = gap.n >= minimumN;
	if (p === null) return isEnough ? 'ok' : 'too_few';
	return verdictOn(p, isEnough, Math.round(10 * gap.gap) === 0);
}

/** From the worst to the best of the scale. */
function percentOf({ scale, rated }: DriverFacts): number {
	if (rated.n === 0) return 0;
	const { min, max, direction } = scale;
	const share = (100 * (rated.sum / rated.n - min)) / (max - min);
	return direction === 'lower_is_better' ? 100 - share : share;
}
