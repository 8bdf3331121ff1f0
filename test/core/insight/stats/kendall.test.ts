import { type Point, theilSen } from '../../../../core/insight/stats/kendall';
import grid from './kendall-grid.json';

const pointsOf = (values: readonly number[]): Point[] => values.map((y, x) => ({ x, y }));

/** Noise without a calendar or a clock: the same numbers each time. */
function noiseFrom(seed: number): () => number {
	let state = seed;
	const uniform = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return (state + 0.5) / 4_294_967_296;
	};
	return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe('the slope of a series', () => {
	it.each(grid)('is that of scipy’s theilslopes and kendalltau: $name', (one) => {
		const found = theilSen(one.x.map((x, at) => ({ x, y: one.y[at] ?? 0 })));
		expect(found?.slope).toBeCloseTo(one.slope, 10);
		expect(found?.interval.low).toBeCloseTo(one.low, 10);
		expect(found?.interval.high).toBeCloseTo(one.high, 10);
		expect(found?.p).toBeCloseTo(one.p, 10);
	});

	it('is nothing of one point, and no trend where all are equal', () => {
		expect(theilSen([])).toBeNull();
		expect(theilSen(pointsOf([7]))).toBeNull();
		expect(theilSen(pointsOf([7, 7, 7, 7]))).toEqual({
			slope: 0,
			interval: { low: 0, high: 0 },
			p: 1,
		});
	});

	it('over seasons compares only what lies whole seasons apart', () => {
		const season = [0, 10, -4, 3];
		const rising = Array.from({ length: 12 }, (_, x) => 2 * x + (season[x % 4] ?? 0));
		expect(theilSen(pointsOf(rising), 4)?.slope).toBeCloseTo(2, 12);
		// Three seasons of four quarters: S 12, variance 4 × 11/3 (Hirsch, Slack & Smith 1982).
		expect(theilSen(pointsOf(rising), 4)?.p).toBeCloseTo(0.0017277, 6);
		expect(theilSen(pointsOf(season.slice(0, 3)), 4)).toBeNull();
	});

	it('cries wolf in at most one of twenty series that only have a season', () => {
		const noise = noiseFrom(11);
		let alarms = 0;
		for (let run = 0; run < 400; run += 1) {
			const series = Array.from({ length: 24 }, (_, x) => 5 * Math.sin(x / 1.9098593) + noise());
			if ((theilSen(pointsOf(series), 12)?.p ?? 1) < 0.05) alarms += 1;
		}
		expect(alarms / 400).toBeLessThan(0.07);
	});
});
