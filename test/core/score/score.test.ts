import fc from 'fast-check';
import { InputError, SetupError } from '../../../core/model/errors';
import type { Level, Metric, Scale } from '../../../core/model/metric';
import { type Cuts, usualSatisfiedFrom } from '../../../core/score/cut';
import { score } from '../../../core/score/score';

const scale = (min: number, max: number): Scale => ({ min, max, direction: 'higher_is_better' });
const effort = (min: number, max: number): Scale => ({ min, max, direction: 'lower_is_better' });

/** Levels of every whole value of a scale, first letters from the lowest value to the highest. */
function letters(metric: Metric, on: Scale, cuts: Cuts | null = null): string {
	const initials: Record<Level, string> = { low: 'L', middle: 'm', high: 'H' };
	const values = Array.from({ length: on.max - on.min + 1 }, (_, index) => on.min + index);
	return values.map((value) => initials[score(metric, value, on, cuts).level]).join('');
}

describe('the cuts', () => {
	it.each([
		['csat', scale(0, 1), 'LH'],
		['csat', scale(1, 3), 'LmH'],
		['csat', scale(1, 4), 'LLHH'],
		['csat', scale(1, 5), 'LLmHH'],
		// The top two boxes, as on 1–5; the lower third stays low whatever is satisfied.
		['csat', scale(1, 7), 'LLLmmHH'],
		['csat', scale(1, 10), 'LLLLmmmmHH'],
		['csat', scale(0, 10), 'LLLLmmmmmHH'],
		['csat', effort(1, 3), 'HmL'],
		['csat', effort(1, 7), 'HHmmLLL'],
		['nps', scale(0, 10), 'LLLLLLLmmHH'],
		['ces', scale(1, 7), 'LLLmHHH'],
		['ces', effort(1, 7), 'HHHmLLL'],
		['ces', scale(1, 5), 'LLmHH'],
		['ces', effort(1, 5), 'HHmLL'],
	] as const)('of %s on %j are %s', (metric, on, expected) => {
		expect(letters(metric, on)).toBe(expected);
	});

	it.each([
		['csat', 5, scale(1, 5), 'satisfied', 100],
		['csat', 3, scale(1, 5), 'neutral', 50],
		['csat', 2, scale(1, 5), 'dissatisfied', 25],
		['csat', 85, scale(0, 100), 'satisfied', 85],
		['csat', 66, scale(0, 100), 'neutral', 66],
		['csat', 4.5, scale(1, 5), 'satisfied', 87.5],
		['nps', 9, scale(0, 10), 'promoter', 90],
		['nps', 7, scale(0, 10), 'passive', 70],
		['nps', 6, scale(0, 10), 'detractor', 60],
		['ces', 5, scale(1, 7), 'easy', 66.6667],
		['ces', 4, scale(1, 7), 'neutral', 50],
		['ces', 2, effort(1, 7), 'easy', 83.3333],
		['ces', 6, effort(1, 7), 'hard', 16.6667],
		['csi', 59.9, scale(0, 100), 'dissatisfied', 59.9],
		['csi', 60, scale(0, 100), 'neutral', 60],
		['csi', 79.9, scale(0, 100), 'neutral', 79.9],
		['csi', 80, scale(0, 100), 'satisfied', 80],
	] as const)('%s %d on %j is %s at %d percent', (metric, value, on, band, percent) => {
		expect(score(metric, value, on)).toMatchObject({ ...on, value, band, percent });
	});
});

describe('the cut points of a CSI', () => {
	it.each([
		[69.9, 'low'],
		[70, 'middle'],
		[89.9, 'middle'],
		[90, 'high'],
	])('set to 70 and 90 make %d %s', (value, level) => {
		expect(score('csi', value, scale(0, 100), { lowBelow: 70, highFrom: 90 }).level).toBe(level);
	});

	it('leave the fixed cuts of other metrics alone', () => {
		expect(score('ces', 5, scale(1, 7), { lowBelow: 90, highFrom: 95 }).level).toBe('high');
		expect(score('nps', 9, scale(0, 10), { lowBelow: 90, highFrom: 95 }).level).toBe('high');
	});

	it.each([
		{ lowBelow: 80, highFrom: 60 },
		{ lowBelow: -1, highFrom: 60 },
		{ lowBelow: 60, highFrom: 101 },
		{ lowBelow: NaN, highFrom: 80 },
	])('are refused as %j', (cuts) => {
		expect(() => score('csi', 50, scale(0, 100), cuts)).toThrow(SetupError);
	});
});

describe('the cut of CSAT', () => {
	it.each([
		[scale(1, 7), 5, 'LLLmHHH'],
		[scale(1, 10), 7, 'LLLLmmHHHH'],
		[scale(1, 10), 8, 'LLLLmmmHHH'],
		[scale(1, 10), 10, 'LLLLmmmmmH'],
		[scale(1, 5), 5, 'LLmmH'],
		[scale(1, 5), 3, 'LLHHH'],
		[scale(1, 5), 2, 'LHHHH'],
		[effort(1, 7), 3, 'HHHmLLL'],
	])('on %j set to %d makes %s', (on, highFrom, expected) => {
		expect(letters('csat', on, { lowBelow: null, highFrom })).toBe(expected);
	});

	it.each([
		['csat', scale(1, 5), null, 4],
		['csat', scale(1, 7), { lowBelow: null, highFrom: 5 }, 5],
		['csat', scale(0, 100), null, 66.6667],
		['csat', effort(1, 3), null, 1],
		['nps', scale(0, 10), null, 9],
		['ces', scale(1, 7), null, 5],
		['ces', effort(1, 7), null, 3],
		['csi', scale(0, 100), null, 80],
		['csi', scale(1, 10), { lowBelow: 50, highFrom: 70 }, 7.3],
	] as const)('is said with the score: %s on %j with %j from %d', (metric, on, cuts, highFrom) => {
		expect(score(metric, on.max, on, cuts)).toMatchObject({ highFrom });
	});

	it.each([1, 0, 6, NaN])('%d on 1–5 parts nothing', (highFrom) => {
		expect(() => score('csat', 3, scale(1, 5), { lowBelow: null, highFrom })).toThrow(SetupError);
	});

	it('is where the level becomes high, on every scale and in both directions', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -3, max: 3 }),
				fc.integer({ min: 1, max: 10 }),
				fc.constantFrom(scale, effort),
				fc.nat(),
				(min, span, make, pick) => {
					const on = make(min, min + span);
					const up = on.direction === 'higher_is_better';
					const chosen = up ? min + 1 + (pick % span) : min + (pick % span);
					for (const cut of [usualSatisfiedFrom(on), chosen]) {
						for (let value = min; value <= min + span; value++) {
							const { level } = score('csat', value, on, { lowBelow: null, highFrom: cut });
							expect(level === 'high').toBe(up ? value >= cut : value <= cut);
						}
					}
				},
			),
		);
	});
});

describe('what cannot be scored', () => {
	it.each([
		['csat', 6, scale(1, 5), InputError, 'The rating 6 lies outside the scale 1–5.'],
		['csat', 0, scale(1, 5), InputError, 'The rating 0 lies outside the scale 1–5.'],
		['nps', 11, scale(0, 10), InputError, 'The rating 11 lies outside the scale 0–10.'],
		['csat', NaN, scale(1, 5), InputError, 'The rating NaN lies outside the scale 1–5.'],
		['nps', 8.5, scale(0, 10), InputError, 'The rating 8.5 is no NPS answer.'],
		['nps', 4, scale(1, 5), SetupError, 'NPS is defined on 0–10'],
		['nps', 4, effort(0, 10), SetupError, 'NPS is defined on 0–10'],
		['csat', 5, scale(5, 5), SetupError, 'A scale from 5 to 5 cannot hold a rating.'],
		['csat', 5, scale(NaN, 5), SetupError, 'A scale from NaN to 5'],
	] as const)('%s %d on %j', (metric, value, on, kind, message) => {
		expect(() => score(metric, value, on)).toThrow(kind);
		expect(() => score(metric, value, on)).toThrow(message);
	});
});

it('a mirrored scale gives the mirrored score', () => {
	const metric = fc.constantFrom('csat' as const, 'ces' as const, 'csi' as const);
	const step = fc.integer({ min: 0, max: 1000 });
	fc.assert(
		fc.property(metric, fc.integer({ min: -5, max: 5 }), step, step, (given, min, a, b) => {
			fc.pre(a !== b);
			const [value, max] = [min + Math.min(a, b), min + Math.max(a, b)];
			const plain = score(given, value, scale(min, max));
			const mirrored = score(given, min + max - value, effort(min, max));
			expect(mirrored.percent).toBeCloseTo(plain.percent, 3);
			expect(mirrored.level).toBe(plain.level);
		}),
	);
});

it('a better rating never has a lower level', () => {
	const rank: Level[] = ['low', 'middle', 'high'];
	fc.assert(
		fc.property(
			fc.constantFrom('csat' as const, 'ces' as const, 'csi' as const),
			fc.double({ min: 0, max: 100, noNaN: true }),
			fc.double({ min: 0, max: 100, noNaN: true }),
			(metric, a, b) => {
				const [worse, better] = [Math.min(a, b), Math.max(a, b)].map((value) =>
					rank.indexOf(score(metric, value, scale(0, 100)).level),
				);
				expect(worse).toBeLessThanOrEqual(better ?? -1);
			},
		),
	);
});
