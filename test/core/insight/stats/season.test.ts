import { decompose, seasonTest } from '../../../../core/insight/stats/season';

/** Quarters from 1951 on: Kendall & Stuart's example, as in the documentation of R's `decompose`. */
const kendallStuart = [
	-50, 175, 149, 214, 247, 237, 225, 329, 729, 809, 530, 489, 540, 457, 195, 176, 337, 239, 128,
	102, 232, 429, 3, 98, 43, -141, -77, -13, 125, 361, -45, 184,
];

describe('a season', () => {
	it('is taken out as R’s decompose does it', () => {
		const found = decompose(kendallStuart, 4);
		expect(found?.figure.map((one) => Math.round(100 * one) / 100)).toEqual([
			62.46, 86.17, -88.38, -60.25,
		]);
		expect(found?.trend.slice(0, 8)).toEqual([
			null,
			null,
			159.125,
			204,
			221.25,
			245.125,
			319.75,
			451.5,
		]);
		expect(found?.trend.slice(-3)).toEqual([131.625, null, null]);
		expect(found?.rest[0]).toBeCloseTo(-50 - 62.4598, 3);
	});

	it('needs two of them', () => {
		expect(decompose(kendallStuart.slice(0, 7), 4)).toBeNull();
		expect(decompose(kendallStuart.slice(0, 8), 4)).not.toBeNull();
	});

	it('keeps a gap a gap, and is told from the other seasons', () => {
		const line = (at: number) => 10 + at + ([4, -4, 2, -2, 0][at % 5] ?? 0);
		const whole = Array.from({ length: 25 }, (_, at) => line(at));
		const gappy = whole.map((value, at) => (at === 12 ? null : value));
		const found = decompose(gappy, 5);
		expect(found?.rest[12]).toBeNull();
		expect(found?.trend.slice(10, 15)).toEqual([null, null, null, null, null]);
		found?.figure.forEach((one, at) => expect(one).toBeCloseTo([4, -4, 2, -2, 0][at] ?? 0, 10));
	});

	it('is none where one of its places is never there', () => {
		const gappy = kendallStuart.map((value, at) => (at % 4 === 2 ? null : value));
		expect(decompose(gappy, 4)).toBeNull();
	});

	it('is tested as Friedman did: three seasons alike, two seasons unlike', () => {
		// Perfect agreement of b = 3 seasons of k = 4: statistic b(k − 1) = 9, df 3, p .0293.
		expect(seasonTest([1, 2, 3, 4, 5, 6, 7, 8, 2, 3, 4, 5], 4)).toBeCloseTo(0.029291, 5);
		expect(seasonTest([1, 2, 3, 4, 4, 3, 2, 1], 4)).toBeCloseTo(1, 10);
		expect(seasonTest([5, 5, 5, 5, 5, 5, 5, 5], 4)).toBe(1);
		expect(seasonTest([1, 2, 3, 4, 5, null, 7, 8], 4)).toBeNull();
	});
});
