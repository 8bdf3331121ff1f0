import { defaultHealthPoints, type HealthReason, healthReasons } from '../../model/health-points';
import type { Share } from '../difference';
import { type Interval, wilson } from '../intervals';
import {
	type Calibrated,
	calibration,
	discrimination,
	type Predicted,
} from '../stats/discrimination';
import { hashOf } from '../stats/hash';
import { fitLogistic, likelihoodOf, type Logistic } from '../stats/logistic';

/** Below it, of those who left as of those who stayed, the points in use stay. */
export const fewestOfEach = 200;
/** A reason that fewer had, or lacked, among those who are learned from, is left as it is. */
const fewestWithReason = 30;

/** A renewal's date is known as it stands now alone: it would tell who has renewed since. */
const notFitted: HealthReason = 'renewalNear';
export const fittedReasons = healthReasons.filter((reason) => reason !== notFitted);

/** Customers who had the same reasons at a moment: how many of them there are, and how many left after it. */
export type SameReasons = { reasons: readonly HealthReason[]; isHeldOut: boolean; share: Share };

/** Customers counted by their reasons; who they are is not kept. */
export type ReasonCounts = Map<string, SameReasons>;

/** A quarter, chosen by their ids, is held out: the same ones whenever it is asked. */
export const isHeldOut = (customerId: string): boolean => hashOf(customerId) % 4 === 0;

/** Counts one customer: the reasons that they had, and whether they left. */
export function countReasons(
	counts: ReasonCounts,
	one: { id: string; reasons: readonly HealthReason[]; isLost: boolean },
): void {
	const heldOut = isHeldOut(one.id);
	const key = `${heldOut} ${[...one.reasons].sort().join(' ')}`;
	const known = counts.get(key) ?? {
		reasons: one.reasons,
		isHeldOut: heldOut,
		share: { x: 0, n: 0 },
	};
	known.share.n += 1;
	if (one.isLost) known.share.x += 1;
	counts.set(key, known);
}

export type FittedPoint = {
	reason: HealthReason;
	inUse: number;
	/** `null` = the one in use stays: nothing can be said of this reason, or of any. */
	proposed: number | null;
	/** Customers who had this reason, and how many of them left. */
	had: Share;
};

export type PointsFit = {
	/** Customers who were there, and how many of them left. */
	all: Share;
	heldOut: Share;
	/** `nothing_tells`: among those held out the reasons tell no more than chance does. */
	state: 'fitted' | 'too_few' | 'nothing_tells';
	points: FittedPoint[];
	/** How well points tell apart who left among those held out, 0–1; `null` = too few to say. */
	apart: { proposed: Interval & { area: number }; inUse: Interval & { area: number } } | null;
	/** Of those held out, by how likely the reasons made it that they leave, 0–1. */
	calibration: Calibrated[];
};

/**
 * What reasons should cost, from who left: logistic regression with ridge on the reasons that customers had at a
 * moment, their coefficients as whole points that add up to as much as those in use. A reason that does not go with
 * leaving costs nothing. Three quarters are learned from, a quarter says how well it tells.
 *
 * @param weights points in use
 */
export function fitPoints(
	counts: ReasonCounts,
	weights: Readonly<Record<HealthReason, number>>,
): PointsFit {
	const groups = [...counts.values()];
	const taught = groups.filter((one) => !one.isHeldOut);
	const held = groups.filter((one) => one.isHeldOut);
	const all = sumOf(groups);
	const inUse = (proposed: ReadonlyMap<HealthReason, number>): FittedPoint[] =>
		healthReasons.map((reason) => ({
			reason,
			inUse: weights[reason],
			proposed: proposed.get(reason) ?? null,
			had: sumOf(groups.filter(({ reasons }) => reasons.includes(reason))),
		}));
	const kept = {
		all,
		heldOut: sumOf(held),
		points: inUse(new Map()),
		apart: null,
		calibration: [],
	};
	if (Math.min(all.x, all.n - all.x) < fewestOfEach) return { ...kept, state: 'too_few' };
	const learned = sumOf(taught);
	const usable = fittedReasons.filter((reason) => {
		const { n } = sumOf(taught.filter(({ reasons }) => reasons.includes(reason)));
		return Math.min(n, learned.n - n) >= fewestWithReason;
	});
	const { fit, costing } = fitOf(taught, usable);
	if (fit === null || costing.length === 0) return { ...kept, state: 'nothing_tells' };
	const proposed = pointsOf(fit, costing, usable, weights);
	const told = { ...weights, ...Object.fromEntries(proposed) };
	const apart = apartOf(held, told, weights);
	if (apart === null) return { ...kept, state: 'too_few' };
	const expected = held.map(({ reasons, share }) => ({
		score: likelihoodOf(fit, featuresOf(reasons, costing)),
		n: share.n,
		happened: share.x,
	}));
	const isTold = apart.proposed.low > 0.5;
	return {
		...kept,
		state: isTold ? 'fitted' : 'nothing_tells',
		points: isTold ? inUse(proposed) : kept.points,
		apart,
		calibration: calibration(expected),
	};
}

function sumOf(groups: readonly SameReasons[]): Share {
	const sum = { x: 0, n: 0 };
	for (const { share } of groups) {
		sum.x += share.x;
		sum.n += share.n;
	}
	return sum;
}

const featuresOf = (reasons: readonly HealthReason[], codes: readonly HealthReason[]): number[] =>
	codes.map((code) => (reasons.includes(code) ? 1 : 0));

/** Fitted anew without those that go with staying, until all that are left go with leaving. */
function fitOf(
	groups: readonly SameReasons[],
	usable: readonly HealthReason[],
): { fit: Logistic | null; costing: readonly HealthReason[] } {
	let costing = usable;
	for (;;) {
		const codes = costing;
		const fit = fitLogistic(
			groups.map(({ reasons, share }) => ({
				features: featuresOf(reasons, codes),
				n: share.n,
				happened: share.x,
			})),
		);
		if (fit === null) return { fit, costing: [] };
		costing = codes.filter((_, at) => (fit.coefficients[at] ?? 0) > 0);
		if (costing.length === codes.length) return { fit, costing };
	}
}

function pointsOf(
	{ coefficients }: Logistic,
	costing: readonly HealthReason[],
	usable: readonly HealthReason[],
	weights: Readonly<Record<HealthReason, number>>,
): Map<HealthReason, number> {
	const sum = (of: Readonly<Record<HealthReason, number>>) =>
		usable.reduce((total, reason) => total + of[reason], 0);
	const total = sum(weights) || sum(defaultHealthPoints().weights);
	const odds = coefficients.reduce((all, one) => all + one, 0);
	return new Map(
		usable.map((reason) => {
			const at = costing.indexOf(reason);
			const own = at === -1 ? 0 : (coefficients[at] ?? 0);
			return [reason, Math.min(100, Math.round((total * own) / odds))] as const;
		}),
	);
}

function apartOf(
	held: readonly SameReasons[],
	proposed: Readonly<Record<HealthReason, number>>,
	weights: Readonly<Record<HealthReason, number>>,
): PointsFit['apart'] {
	const by = (points: Readonly<Record<HealthReason, number>>) => {
		const lost = (reasons: readonly HealthReason[]) =>
			reasons.reduce((sum, reason) => sum + points[reason], 0);
		// Whoever has lost all points has lost a hundred.
		return discrimination(
			held.map(({ reasons, share }): Predicted => ({
				score: Math.min(100, lost(reasons)),
				n: share.n,
				happened: share.x,
			})),
		);
	};
	const [told, used] = [by(proposed), by(weights)];
	return told === null || used === null ? null : { proposed: told, inUse: used };
}

/** The share of those who left with its 95 % interval, percent. */
export function shareLost({ x, n }: Share): { percent: number; interval: Interval } | null {
	if (n === 0) return null;
	const { low, high } = wilson(x, n);
	return { percent: (100 * x) / n, interval: { low: 100 * low, high: 100 * high } };
}
