import type { Moments } from './sums';
import type { Interval } from '../intervals';
import { studentBeyond, studentTails } from '../stats/distributions';

/** What to do about a driver (Martilla & James 1977). */
export const quadrants = ['concentrate', 'keep', 'low_priority', 'overkill'] as const;
export type Quadrant = (typeof quadrants)[number];

export type Point = { importance: number; performance: number };

/** Where the lines cross: at the means of all points. */
export function crossOf(points: readonly Point[]): Point {
	const mean = (of: (point: Point) => number) =>
		points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
	return {
		importance: mean(({ importance }) => importance),
		performance: mean(({ performance }) => performance),
	};
}

/** What lies on a line is on its better side, but for rounding. */
export function quadrantOf({ importance, performance }: Point, cross: Point): Quadrant {
	const matters = importance >= cross.importance - 1e-9;
	const isGood = performance >= cross.performance - 1e-9;
	if (matters) return isGood ? 'keep' : 'concentrate';
	return isGood ? 'overkill' : 'low_priority';
}

/** Experience minus expectation. */
export type Gap = Interval & {
	gap: number;
	n: number;
	/** `null` where all differences are one: nothing can be tested. */
	t: number | null;
	degrees: number;
	p: number | null;
};

/**
 * The mean difference of two ratings of the same people, with its 95 % interval (paired t).
 *
 * @returns `null` with fewer than two who rated both
 */
export function pairedGap({ n, sum, sumSquares }: Moments): Gap | null {
	if (n < 2) return null;
	const gap = sum / n;
	const degrees = n - 1;
	const variance = Math.max(0, (sumSquares - sum * gap) / degrees);
	const error = Math.sqrt(variance / n);
	if (error < 1e-12) return { gap, low: gap, high: gap, n, t: null, degrees, p: null };
	const t = gap / error;
	const half = studentBeyond(0.05, degrees) * error;
	return { gap, low: gap - half, high: gap + half, n, t, degrees, p: studentTails(t, degrees) };
}
