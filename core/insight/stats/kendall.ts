import { normalQuantile, normalTails } from './distributions';

/** A value at a place in time: whole steps, gaps left out. */
export type Point = { x: number; y: number };

export type Slope = {
	/** Change of y per step; the median over all pairs of points. */
	slope: number;
	/** 95 %. */
	interval: { low: number; high: number };
	/** That the order of the values has nothing to do with time, on both sides. */
	p: number;
};

/**
 * Theil–Sen's slope, the median of the slopes of all pairs (Sen 1968), with its 95 % interval and Kendall's
 * test. Ties among the values are corrected for; up to 33 points without any the p-value is exact.
 *
 * With `season`, only points that lie whole seasons apart are compared: the seasonal test and slope of Hirsch,
 * Slack & Smith (1982). What repeats every season cannot feign a trend then, and need not be estimated.
 *
 * @param points no two at one `x`
 * @param season steps of a season; 1 = none
 * @returns `null` where fewer than two points can be compared
 */
export function theilSen(points: readonly Point[], season = 1): Slope | null {
	const groups = inSeasons(points, season);
	const slopes = Float64Array.from(groups.flatMap(slopesOf)).sort();
	if (slopes.length === 0) return null;
	let s = 0;
	let variance = 0;
	for (const group of groups) {
		s += concordance(group);
		variance += varianceOf(group);
	}
	const [only] = groups;
	const exact = groups.length === 1 && only && !hasTies(only) && only.length <= mostForExact;
	const p = exact ? exactTails(only.length, s) : asymptoticTails(s, variance);
	return { slope: medianOf(slopes), interval: intervalOf(slopes, Math.sqrt(variance)), p };
}

const mostForExact = 33;

function inSeasons(points: readonly Point[], season: number): Point[][] {
	const groups = new Map<number, Point[]>();
	for (const point of points) {
		const position = ((point.x % season) + season) % season;
		groups.set(position, [...(groups.get(position) ?? []), point]);
	}
	return [...groups.values()];
}

function slopesOf(points: readonly Point[]): number[] {
	const slopes: number[] = [];
	points.forEach((one, at) => {
		for (const other of points.slice(at + 1)) slopes.push((other.y - one.y) / (other.x - one.x));
	});
	return slopes;
}

/** Kendall's S: pairs that rise with time minus pairs that fall. */
function concordance(points: readonly Point[]): number {
	let s = 0;
	points.forEach((one, at) => {
		for (const other of points.slice(at + 1)) {
			s += Math.sign(other.y - one.y) * Math.sign(other.x - one.x);
		}
	});
	return s;
}

/** Of S where nothing changes, ties among the values corrected for. */
function varianceOf(points: readonly Point[]): number {
	const part = (n: number) => n * (n - 1) * (2 * n + 5);
	const ties = [...countsOf(points).values()].reduce((sum, count) => sum + part(count), 0);
	return (part(points.length) - ties) / 18;
}

function countsOf(points: readonly Point[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { y } of points) counts.set(y, (counts.get(y) ?? 0) + 1);
	return counts;
}

const hasTies = (points: readonly Point[]): boolean => countsOf(points).size < points.length;

const asymptoticTails = (s: number, variance: number): number =>
	variance === 0 ? 1 : normalTails(s / Math.sqrt(variance));

/** Counts the orders of n values by how many pairs fall (Kendall 1970), as shares so that none overflows. */
function exactTails(n: number, s: number): number {
	const pairs = (n * (n - 1)) / 2;
	let shares = [1];
	for (let size = 2; size <= n; size += 1) {
		const next = new Array<number>(shares.length + size - 1).fill(0);
		shares.forEach((share, at) => {
			for (let more = 0; more < size; more += 1)
				next[at + more] = (next[at + more] ?? 0) + share / size;
		});
		shares = next;
	}
	const fewest = (pairs - Math.abs(s)) / 2;
	const tail = shares.slice(0, fewest + 1).reduce((sum, share) => sum + share, 0);
	return Math.min(1, 2 * tail);
}

function medianOf(sorted: Float64Array): number {
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The slopes at those ranks between which S could lie by chance (Sen 1968; Gilbert 1987 for seasons). */
function intervalOf(sorted: Float64Array, deviation: number): { low: number; high: number } {
	const reach = normalQuantile(0.975) * deviation;
	const last = sorted.length - 1;
	const lower = Math.max(0, roundHalfEven((sorted.length - reach) / 2) - 1);
	const upper = Math.min(last, roundHalfEven((sorted.length + reach) / 2));
	return { low: sorted[Math.min(lower, last)] ?? 0, high: sorted[upper] ?? 0 };
}

function roundHalfEven(value: number): number {
	const floor = Math.floor(value);
	if (value - floor !== 0.5) return Math.round(value);
	return floor % 2 === 0 ? floor : floor + 1;
}
