import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { expectedOrders, fitBgNbd, probabilityAlive } from '../../../../core/insight/stats/bg-nbd';
import type { Rhythm } from '../../../../core/insight/stats/rhythm-fit';
import {
	correlation,
	expectedWorth,
	fitGammaGamma,
} from '../../../../core/insight/stats/gamma-gamma';
import { marginMultiple } from '../../../../core/insight/stats/margin-multiple';
import { nelderMead } from '../../../../core/insight/stats/nelder-mead';
import {
	fitParetoNbd,
	ordersToCome,
	probabilityThere,
} from '../../../../core/insight/stats/pareto-nbd';
import {
	fitShiftedBetaGeometric,
	survivalAfter,
} from '../../../../core/insight/stats/shifted-beta-geometric';

/** The CDNOW sample of Fader & Hardie as lifetimes (MIT) has it, in days; who never came back is counted. */
const cdnow = readFileSync(join(__dirname, 'cdnow.csv'), 'utf8')
	.trim()
	.split('\n')
	.slice(1)
	.map((line) => line.split(',').map(Number))
	.map(([repeats = 0, recency = 0, age = 0, cents = 0, n = 0]) => ({
		repeats,
		recency: recency / 7,
		age: age / 7,
		mean: cents / 100,
		n,
	}));

describe('the search for the lowest point', () => {
	it('finds the bottom of the valley that Rosenbrock made for such searches', () => {
		const { at, value, isSettled } = nelderMead(
			([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
			[-1.2, 1],
		);
		expect(isSettled).toBe(true);
		expect(value).toBeLessThan(1e-8);
		expect(at[0]).toBeCloseTo(1, 3);
		expect(at[1]).toBeCloseTo(1, 3);
	});

	it('walks around where there is no number, and gives up in time', () => {
		const found = nelderMead(([x = 0]) => (x > 0 ? Number.NaN : -x), [-3], 500);
		expect(found.value).toBeLessThan(1e-3);
		expect(nelderMead(() => Number.NaN, [0, 0], 100)).toMatchObject({ value: Infinity });
	});
});

describe('the shifted beta-geometric model', () => {
	const seen = (percent: readonly number[]) => ({
		lost: percent.slice(1).map((one, at) => 10 * ((percent[at] ?? 0) - one)),
		still: percent.map((one, at) => (at === percent.length - 1 ? 10 * one : 0)),
	});

	it('gives what Fader & Hardie (2007) print for their customers of high value', () => {
		const fit = fitShiftedBetaGeometric(seen([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]));
		expect(fit?.alpha).toBeCloseTo(0.668, 3);
		expect(fit?.beta).toBeCloseTo(3.806, 3);
		expect(fit?.logLikelihood).toBeCloseTo(-1611.158, 2);
	});

	it('and for the regular ones', () => {
		const fit = fitShiftedBetaGeometric(seen([100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]));
		expect(fit?.alpha).toBeCloseTo(0.704, 3);
		expect(fit?.beta).toBeCloseTo(1.182, 3);
	});

	it('loses in the first period α / (α + β), and never gains', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.1, max: 50, noNaN: true }),
				fc.double({ min: 0.1, max: 50, noNaN: true }),
				(alpha, beta) => {
					expect(survivalAfter({ alpha, beta }, 1)).toBeCloseTo(beta / (alpha + beta), 9);
					for (let t = 1; t < 20; t += 1) {
						expect(survivalAfter({ alpha, beta }, t)).toBeLessThanOrEqual(
							survivalAfter({ alpha, beta }, t - 1),
						);
					}
				},
			),
		);
	});

	it('fits nothing where nobody was lost, nobody stayed, or one period is all there is', () => {
		expect(fitShiftedBetaGeometric({ lost: [0, 0], still: [0, 0, 9] })).toBeNull();
		expect(fitShiftedBetaGeometric({ lost: [9], still: [] })).toBeNull();
		expect(fitShiftedBetaGeometric({ lost: [4], still: [0, 5] })).toBeNull();
		expect(fitShiftedBetaGeometric({ lost: [], still: [] })).toBeNull();
	});

	it('counts those who came later as long as they were seen', () => {
		const late = { lost: [131, 126], still: [500, 400, 743] };
		const fit = fitShiftedBetaGeometric(late);
		const all = fitShiftedBetaGeometric({ ...late, still: [0, 400, 743] });
		expect(fit?.alpha).toBeCloseTo(all?.alpha ?? 0, 6);
	});
});

describe('the BG/NBD model', () => {
	const model = fitBgNbd(cdnow);
	const first = { repeats: 2, recency: 30.43, age: 38.86 };

	it('gives on CDNOW what Fader, Hardie & Lee (2005) print', () => {
		expect(cdnow.reduce((sum, { n }) => sum + n, 0)).toBe(2_357);
		expect(model?.r).toBeCloseTo(0.243, 2);
		expect(model?.alpha).toBeCloseTo(4.414, 1);
		expect(model?.a).toBeCloseTo(0.793, 2);
		expect(model?.b).toBeCloseTo(2.426, 1);
		expect(model?.logLikelihood).toBeCloseTo(-9582.4, 0);
	});

	it('expects of their first customer 1.226 orders in 39 weeks', () => {
		const printed = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
		expect(expectedOrders(printed, first, 39)).toBeCloseTo(1.226, 2);
	});

	it('believes that somebody with one order is there, and doubts who was often here and is long gone', () => {
		if (!model) throw new Error('There is a model.');
		expect(probabilityAlive(model, { repeats: 0, recency: 0, age: 38 })).toBe(1);
		expect(probabilityAlive(model, first)).toBeGreaterThan(0.6);
		expect(probabilityAlive(model, { repeats: 26, recency: 10, age: 38 })).toBeLessThan(0.01);
	});

	it('expects nothing of no time, more of more time, and no more than the rate while alive', () => {
		fc.assert(
			fc.property(
				fc.record({
					r: fc.double({ min: 0.1, max: 5, noNaN: true }),
					alpha: fc.double({ min: 0.5, max: 50, noNaN: true }),
					a: fc.double({ min: 0.05, max: 6, noNaN: true }),
					b: fc.double({ min: 0.1, max: 10, noNaN: true }),
				}),
				fc.integer({ min: 0, max: 40 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				fc.double({ min: 1, max: 500, noNaN: true }),
				(own, repeats, share, age) => {
					const rhythm = { repeats, recency: repeats === 0 ? 0 : share * age, age };
					expect(expectedOrders(own, rhythm, 0)).toBeCloseTo(0, 6);
					const [near, far] = [10, 60].map((time) => expectedOrders(own, rhythm, time));
					expect(near).toBeLessThanOrEqual((far ?? 0) + 1e-6);
					const most = (60 * (own.r + repeats)) / (own.alpha + age);
					expect(far).toBeLessThanOrEqual(most * probabilityAlive(own, rhythm) + 1e-6);
				},
			),
		);
	});

	it('is a rate and a chance to leave where all are alike', () => {
		const [rate, leaving] = [0.4, 0.3];
		const alike = { r: 4e5 * rate, alpha: 4e5, a: 4e5 * leaving, b: 4e5 * (1 - leaving) };
		const rhythm = { repeats: 0, recency: 0, age: 10 };
		for (const time of [1, 10, 52]) {
			const known = (1 - Math.exp(-rate * leaving * time)) / leaving;
			expect(expectedOrders(alike, rhythm, time)).toBeCloseTo(known, 3);
		}
	});

	it('is a number of whatever can be fitted: of those who order in step and left together, too', () => {
		const size = fc.double({ min: -12, max: 12, noNaN: true }).map(Math.exp);
		fc.assert(
			fc.property(
				fc.record({ r: size, alpha: size, a: size, b: size }),
				fc.integer({ min: 0, max: 40 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(own, repeats, share) => {
					const rhythm = { repeats, recency: repeats === 0 ? 0 : share * 50, age: 50 };
					const found = expectedOrders(own, rhythm, 52);
					expect(found).toBeGreaterThanOrEqual(0);
					expect(found).toBeLessThanOrEqual(((own.r + repeats) * 52.001) / (own.alpha + 50) + 1e-6);
				},
			),
		);
		const inStep = Array.from({ length: 60 }, (_, at) => ({
			...{ repeats: at % 7, recency: (at % 7) * 3, age: 140 - at / 3 },
		}));
		const model = fitBgNbd(inStep);
		if (!model) throw new Error('There is a model.');
		for (const one of inStep) expect(expectedOrders(model, one, 52)).toBeLessThan(100);
	});

	it('has nothing to learn from customers who all ordered once', () => {
		expect(fitBgNbd([{ repeats: 0, recency: 0, age: 5 }])).toBeNull();
		expect(fitBgNbd([])).toBeNull();
	});
});

describe('the Pareto/NBD model', () => {
	/** Of Fader & Hardie’s customers of CDNOW, as they are printed. */
	const printed = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };

	it('gives on CDNOW what Fader, Hardie & Lee (2005) print', () => {
		const model = fitParetoNbd(cdnow);
		expect(model?.r).toBeCloseTo(0.553, 3);
		expect(model?.alpha).toBeCloseTo(10.578, 2);
		expect(model?.s).toBeCloseTo(0.606, 2);
		expect(model?.beta).toBeCloseTo(11.669, 1);
		expect(model?.logLikelihood).toBeCloseTo(-9595, 0);
		// And both models expect as many orders of them: in 39 weeks, and in a year.
		const other = fitBgNbd(cdnow);
		if (!model || !other) throw new Error('There are models.');
		for (const weeks of [39, 52]) {
			const sum = (of: (one: Rhythm) => number) =>
				cdnow.reduce((all, one) => all + one.n * of(one), 0);
			const ratio =
				sum((one) => ordersToCome(model, one, weeks)) /
				sum((one) => expectedOrders(other, one, weeks));
			expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
		}
	});

	it('expects of who ordered 26 times in 31 weeks 25.46 orders in a year, as the walkthrough of BTYD has it', () => {
		const often = { repeats: 26, recency: 30.86, age: 31 };
		expect(ordersToCome(printed, often, 52)).toBeCloseTo(25.46, 2);
		expect(probabilityThere(printed, often)).toBeCloseTo(0.9979, 4);
	});

	it('is the formula with Gaussian hypergeometric functions, wherever their series has its digits', () => {
		const series = (a: number, b: number, c: number, z: number): number => {
			let [term, sum] = [1, 1];
			for (let k = 0; k < 5_000 && Math.abs(term) > 1e-17 * sum; k += 1) {
				term *= ((a + k) * (b + k) * z) / ((c + k) * (k + 1));
				sum += term;
			}
			return sum;
		};
		/** Fader & Hardie (2005), note 008: A₀, where α ≥ β. */
		const published = (own: typeof printed, { repeats: x, recency, age }: Rhythm): number => {
			const { r, alpha, s, beta } = own;
			const all = r + s + x;
			const part = (at: number) =>
				series(all, s + 1, all + 1, (alpha - beta) / (alpha + at)) / (alpha + at) ** all;
			const gone = (s / all) * (part(recency) - part(age));
			return 1 / (1 + gone * (alpha + age) ** (r + x) * (beta + age) ** s);
		};
		const own = fc.record({
			r: fc.double({ min: 0.1, max: 3, noNaN: true }),
			alpha: fc.double({ min: 6, max: 20, noNaN: true }),
			s: fc.double({ min: 0.1, max: 3, noNaN: true }),
			beta: fc.double({ min: 3, max: 6, noNaN: true }),
		});
		const share = fc.double({ min: 0, max: 0.9, noNaN: true });
		fc.assert(
			fc.property(own, fc.integer({ min: 0, max: 12 }), share, (model, repeats, last) => {
				const rhythm = { repeats, recency: repeats === 0 ? 0 : last * 40, age: 40 };
				expect(probabilityThere(model, rhythm)).toBeCloseTo(published(model, rhythm), 6);
			}),
		);
	});

	it('doubts who ordered once the more, the longer ago it was, and knows who ordered just now', () => {
		const once = [1, 10, 40, 200].map((age) =>
			probabilityThere(printed, { repeats: 0, recency: 0, age }),
		);
		expect(once).toEqual([...once].sort((a, b) => b - a));
		expect(once[0]).toBeGreaterThan(0.9);
		expect(once[3]).toBeLessThan(0.3);
		expect(probabilityThere(printed, { repeats: 3, recency: 40, age: 40 })).toBe(1);
	});

	it('is a number of whatever can be fitted, and no more than the rate while they are there', () => {
		const size = fc.double({ min: -12, max: 12, noNaN: true }).map(Math.exp);
		fc.assert(
			fc.property(
				fc.record({ r: size, alpha: size, s: fc.oneof(size, fc.constant(1)), beta: size }),
				fc.integer({ min: 0, max: 40 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(own, repeats, last) => {
					const rhythm = { repeats, recency: repeats === 0 ? 0 : last * 50, age: 50 };
					const there = probabilityThere(own, rhythm);
					expect(there).toBeGreaterThanOrEqual(0);
					expect(there).toBeLessThanOrEqual(1);
					const found = ordersToCome(own, rhythm, 52);
					expect(found).toBeGreaterThanOrEqual(0);
					const most = ((own.r + repeats) * 52) / (own.alpha + 50);
					expect(found).toBeLessThanOrEqual(most * there * (1 + 1e-6) + 1e-9);
				},
			),
		);
		expect(fitParetoNbd([{ repeats: 0, recency: 0, age: 5 }])).toBeNull();
		expect(fitParetoNbd([])).toBeNull();
	});

	it('is not taken in by one who ordered hundreds of times in two weeks and never again', () => {
		const steady = Array.from({ length: 40 }, (_, at) => ({
			...{ repeats: at % 4, recency: (at % 4) * 5, age: 60 + at },
		}));
		for (const burst of [
			{ repeats: 300, recency: 2, age: 250 },
			{ repeats: 5_000, recency: 0.01, age: 500 },
		]) {
			const fit = fitParetoNbd([...steady, burst]);
			if (fit === null) throw new Error('It can be fitted.');
			expect(fit.logLikelihood).toBeLessThan(Infinity);
			expect(Math.max(...Object.values(fit).map(Math.abs))).toBeLessThan(Infinity);
			expect(probabilityThere(fit, burst)).toBeLessThan(1e-9);
			expect(probabilityThere(fit, { repeats: 3, recency: 15, age: 16 })).toBeGreaterThan(0.5);
		}
	});

	it('is fitted to whatever comes: all alike, all at once, all today, a million times', () => {
		const alike = (repeats: number, recency: number, age: number) =>
			Array.from({ length: 30 }, () => ({ repeats, recency, age }));
		for (const rhythms of [
			...[alike(3, 20, 40), alike(3, 40, 40), alike(2, 0, 10), alike(2, 0, 1 / 7)],
			...[alike(1e6, 100, 110), alike(1, 1e-9, 1e6), [{ repeats: 1, recency: 1, age: 2 }]],
		]) {
			const fit = fitParetoNbd(rhythms);
			if (fit === null) throw new Error('It can be fitted.');
			for (const figure of Object.values(fit)) expect(Number.isFinite(figure)).toBe(true);
			for (const rhythm of rhythms.slice(0, 1)) {
				expect(ordersToCome(fit, rhythm, 52)).toBeGreaterThanOrEqual(0);
				expect(ordersToCome(fit, rhythm, 52)).toBeLessThan(Infinity);
			}
		}
	});
});

describe('the Gamma-Gamma model', () => {
	it('draws a mean of 22.35 over 2 orders to 24.66, as in note 025 of Fader & Hardie', () => {
		const published = { p: 6.25, q: 3.74, v: 15.44 };
		expect(expectedWorth(published, { orders: 2, mean: 22.35 })).toBeCloseTo(24.66, 2);
		expect(expectedWorth(published, { orders: 0, mean: 0 })).toBeCloseTo(35.22, 2);
	});

	it('finds their parameters in CDNOW', () => {
		const again = cdnow
			.filter(({ repeats }) => repeats > 0)
			.map(({ repeats, mean }) => ({ orders: repeats, mean }));
		const fit = fitGammaGamma(again);
		expect(fit?.p).toBeCloseTo(6.25, 1);
		expect(fit?.q).toBeCloseTo(3.74, 1);
		expect(fit?.v).toBeCloseTo(15.44, 0);
	});

	it('has no mean where its tail is too heavy, and is not fitted to one price', () => {
		expect(expectedWorth({ p: 1, q: 0.5, v: 3 }, { orders: 0, mean: 0 })).toBeNull();
		expect(
			fitGammaGamma([
				{ orders: 2, mean: 5 },
				{ orders: 3, mean: 5 },
			]),
		).toBeNull();
		expect(fitGammaGamma([{ orders: 2, mean: 5 }])).toBeNull();
	});

	it('is checked by how much spending hangs on frequency', () => {
		expect(
			correlation([
				[1, 2],
				[2, 4],
				[3, 6],
			]),
		).toBeCloseTo(1, 9);
		expect(
			correlation([
				[1, 6],
				[2, 4],
				[3, 2],
			]),
		).toBeCloseTo(-1, 9);
		expect(
			correlation([
				[1, 1],
				[1, 2],
				[1, 3],
			]),
		).toBeNull();
		expect(
			correlation([
				[1, 1],
				[2, 2],
			]),
		).toBeNull();
	});
});

describe('the multiple of the margin', () => {
	it.each([
		[0.9, 0.12, 4.0909],
		[0.8, 0.1, 2.6667],
		[0.6, 0.1, 1.2],
		[0.8, 0.12, 2.5],
	])('of a retention of %p and a discount of %p is %p (Gupta & Lehmann)', (r, i, value) => {
		expect(marginMultiple(r, i)).toBeCloseTo(value, 4);
	});

	it('refuses what is no share and a discount of nothing', () => {
		expect(() => marginMultiple(1.2, 0.1)).toThrow('give no value');
		expect(() => marginMultiple(1, 0)).toThrow('give no value');
	});
});
