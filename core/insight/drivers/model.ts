import { fTail, studentTails } from '../stats/distributions';
import type { Interval } from '../intervals';
import { type Correlations, correlationsOf, partOf } from './correlations';
import { type LeftOut, withoutRepeats } from './left-out';
import { lmg, mostDrivers } from './lmg';
import { agreementOf, middleOf, ranksOf } from './ranks';
import { relativeWeights } from './relative-weights';
import { bucketCount, type DriverSums, together } from './sums';

/** The weight of a driver by one method. */
export type Weight = {
	/** Share of R². */
	raw: number;
	/** Percent of what all drivers explain. */
	percent: number;
	interval: Interval | null;
};

export type ModelDriver = {
	/** In the plan's order. */
	place: number;
	relative: Weight;
	lmg: Weight;
	rank: number;
	/** 95 %, whole places. */
	ranks: Interval | null;
	lmgRank: number;
	correlation: number;
	/** Of no connection with the outcome, before any correction. */
	p: number;
};

export type DriverModel = {
	/** Complete answers. */
	n: number;
	/** Complete answers that are needed. */
	needed: number;
	leftOut: LeftOut[];
	r2: number;
	/** Of no connection between the outcome and all of them. */
	p: number;
	agree: boolean;
	tau: number | null;
	drivers: ModelDriver[];
};

/** Why there are no weights. */
export type NoModel = {
	n: number;
	needed: number;
	leftOut: LeftOut[];
	why: 'too_few' | 'all_equal' | 'no_drivers' | 'too_many' | 'nothing_explained';
};

/** A rule of thumb: ten answers for each driver, and fifty. */
export const neededAnswers = (drivers: number): number => Math.max(50, 10 * drivers);

/** How often heaps are drawn anew for the intervals. */
export const draws = 400;

/** What weights are reckoned from; `model` has none of the intervals yet. */
export type Weighing = {
	model: DriverModel;
	places: number[];
	/** Weights of another draw of the heaps; `null` where it explains nothing. */
	draw: () => Drawn | null;
};

export type Drawn = { relative: number[]; lmg: number[] };

/**
 * Weighs drivers: Johnson's relative weights and Shapley's shares (LMG) beside each other.
 *
 * @param least of the workspace: below so many answers nothing is said
 */
export function weighDrivers(sums: DriverSums, least: number): Weighing | NoModel {
	const columns = sums.plan.drivers.length + 1;
	const all = together(sums);
	const whole = correlationsOf(all, columns);
	const { n } = whole;
	const { places, leftOut } =
		n < 2 ? { places: sums.plan.drivers.map((_, at) => at), leftOut: [] } : withoutRepeats(whole);
	const needed = Math.max(least, neededAnswers(places.length));
	const none = (why: NoModel['why']): NoModel => ({ n, needed, leftOut, why });
	if (places.length > mostDrivers) return none('too_many');
	if (n < needed) return none('too_few');
	if (whole.isOutcomeConstant) return none('all_equal');
	if (places.length === 0) return none('no_drivers');
	const found = weightsOf(whole, places);
	if (found === null) return none('nothing_explained');
	const random = randomFrom(all);
	return {
		model: modelOf(found, whole, { places, leftOut, needed }),
		places,
		draw: () => {
			const times = new Uint8Array(bucketCount);
			for (let at = 0; at < bucketCount; at++) {
				const heap = Math.floor(random() * bucketCount);
				times[heap] = (times[heap] ?? 0) + 1;
			}
			const drawn = correlationsOf(together(sums, times), columns);
			return drawn.isOutcomeConstant ? null : weightsOf(drawn, places);
		},
	};
}

type Weights = { r2: number; raw: Drawn };

function weightsOf(whole: Correlations, places: readonly number[]): (Weights & Drawn) | null {
	const part = partOf(whole, places);
	const raw = { relative: relativeWeights(part.among, part.with), lmg: lmg(part.among, part.with) };
	const r2 = raw.relative.reduce((sum, weight) => sum + weight, 0);
	const ofLmg = raw.lmg.reduce((sum, weight) => sum + weight, 0);
	if (r2 < 1e-12 || ofLmg < 1e-12) return null;
	return {
		r2: Math.min(1, r2),
		raw,
		relative: raw.relative.map((weight) => (100 * weight) / r2),
		lmg: raw.lmg.map((weight) => (100 * weight) / ofLmg),
	};
}

function modelOf(
	{ r2, raw, relative, lmg: ofLmg }: Weights & Drawn,
	whole: Correlations,
	{ places, leftOut, needed }: { places: number[]; leftOut: LeftOut[]; needed: number },
): DriverModel {
	const { n } = whole;
	const p = places.length;
	const ranks = ranksOf(raw.relative);
	const lmgRanks = ranksOf(raw.lmg);
	const isAll = r2 > 1 - 1e-12;
	return {
		n,
		needed,
		leftOut,
		r2,
		p: isAll ? 0 : fTail((r2 / p) * ((n - p - 1) / (1 - r2)), p, n - p - 1),
		...agreementOf(raw.relative, raw.lmg),
		drivers: places.map((place, at) => {
			const correlation = whole.with[place] ?? 0;
			const rest = 1 - correlation * correlation;
			const t = correlation * Math.sqrt((n - 2) / rest);
			return {
				place,
				relative: { raw: raw.relative[at] ?? 0, percent: relative[at] ?? 0, interval: null },
				lmg: { raw: raw.lmg[at] ?? 0, percent: ofLmg[at] ?? 0, interval: null },
				rank: ranks[at] ?? 1,
				ranks: null,
				lmgRank: lmgRanks[at] ?? 1,
				correlation,
				p: rest < 1e-12 ? 0 : studentTails(t, n - 2),
			};
		}),
	};
}

/** The model with the intervals that the draws give. */
export function withIntervals(model: DriverModel, drawn: readonly Drawn[]): DriverModel {
	const ranks = drawn.map(({ relative }) => ranksOf(relative));
	return {
		...model,
		drivers: model.drivers.map((driver, at) => ({
			...driver,
			relative: {
				...driver.relative,
				interval: middleOf(drawn.map(({ relative }) => relative[at] ?? 0)),
			},
			lmg: { ...driver.lmg, interval: middleOf(drawn.map((one) => one.lmg[at] ?? 0)) },
			ranks: middleOf(ranks.map((one) => one[at] ?? 1)),
		})),
	};
}

/** Numbers from 0 to 1 that are the same for the same sums (mulberry32). */
function randomFrom(all: Float64Array): () => number {
	let state = 0x811c9dc5;
	for (const byte of new Uint8Array(all.buffer)) state = Math.imul(state ^ byte, 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
