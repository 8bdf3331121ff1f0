import fc from 'fast-check';

import { calibration, discrimination } from '../../../../core/insight/stats/discrimination';
import { fitLogistic, likelihoodOf, type Pattern } from '../../../../core/insight/stats/logistic';

/**
 * The 7,043 customers of IBM's Telco data, counted by: paying by the month, fewer than 12 months there, fibre,
 * electronic cheque; how many, and how many of them left.
 */
const telco: Pattern[] = [
	[0, 0, 0, 0, 1830, 57],
	[0, 0, 0, 1, 213, 15],
	[0, 0, 1, 0, 679, 75],
	[0, 0, 1, 1, 285, 59],
	[0, 1, 0, 0, 143, 5],
	[0, 1, 0, 1, 14, 2],
	[0, 1, 1, 0, 1, 0],
	[0, 1, 1, 1, 3, 1],
	[1, 0, 0, 0, 483, 66],
	[1, 0, 0, 1, 232, 54],
	[1, 0, 1, 0, 551, 190],
	[1, 0, 1, 1, 701, 354],
	[1, 1, 0, 0, 721, 222],
	[1, 1, 0, 1, 311, 151],
	[1, 1, 1, 0, 270, 183],
	[1, 1, 1, 1, 606, 435],
].map(([a = 0, b = 0, c = 0, d = 0, n = 0, happened = 0]) => ({
	features: [a, b, c, d],
	n,
	happened,
}));

describe('how well a score tells apart', () => {
	it('who left IBM’s Telco is .8187 for two points by the month and one for each of the others', () => {
		const scored = telco.map(({ features: [a = 0, b = 0, c = 0, d = 0], ...one }) => ({
			...one,
			score: 2 * a + b + c + d,
		}));
		expect(scored.reduce((sum, { happened }) => sum + happened, 0)).toBe(1_869);
		expect(1_869 / scored.reduce((sum, { n }) => sum + n, 0)).toBeCloseTo(0.26537, 5);
		const found = discrimination(scored);
		expect(found?.area).toBeCloseTo(0.8187, 4);
		expect(found?.low).toBeGreaterThan(0.8);
		expect(found?.high).toBeLessThan(0.84);
	});

	it('is a half where nothing is told, 1 where all is, and nothing of one kind alone', () => {
		expect(discrimination([{ score: 1, n: 10, happened: 4 }])?.area).toBe(0.5);
		const sure = [
			{ score: 0, n: 5, happened: 0 },
			{ score: 1, n: 5, happened: 5 },
		];
		expect(discrimination(sure)).toMatchObject({ area: 1, high: 1 });
		expect(discrimination([{ score: 1, n: 3, happened: 3 }])).toBeNull();
		expect(discrimination([])).toBeNull();
	});

	it('is the share of pairs in the right order, counted one by one', () => {
		const people = fc.array(
			fc.record({ score: fc.integer({ min: 0, max: 5 }), happened: fc.boolean() }),
			{ minLength: 2, maxLength: 30 },
		);
		fc.assert(
			fc.property(people, (all) => {
				const lost = all.filter(({ happened }) => happened);
				const kept = all.filter(({ happened }) => !happened);
				const found = discrimination(
					all.map(({ score, happened }) => ({ score, n: 1, happened: happened ? 1 : 0 })),
				);
				if (lost.length === 0 || kept.length === 0) {
					expect(found).toBeNull();
					return;
				}
				const pairs = lost.flatMap((one) =>
					kept.map((other) => (Math.sign(one.score - other.score) + 1) / 2),
				);
				const share = pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
				expect(found?.area).toBeCloseTo(share, 9);
			}),
		);
	});
});

describe('the logistic regression', () => {
	it('tells the churn of Telco better than the points by hand, and predicts as many as left', () => {
		const fit = fitLogistic(telco);
		if (!fit) throw new Error('There is a fit.');
		const predicted = telco.map((one) => ({ ...one, score: likelihoodOf(fit, one.features) }));
		expect(discrimination(predicted)?.area).toBeGreaterThan(0.8187);
		const sum = predicted.reduce((all, { score, n }) => all + score * n, 0);
		expect(sum).toBeCloseTo(1_869, 3);
		expect(Math.min(...fit.coefficients)).toBeGreaterThan(0);
	});

	it('gives with one feature the logarithm of the odds ratio', () => {
		const fit = fitLogistic(
			[
				{ features: [0], n: 11_034, happened: 189 },
				{ features: [1], n: 11_037, happened: 104 },
			],
			1e-9,
		);
		// Aspirin and infarctions, Agresti 2007, table 2.3.
		expect(Math.exp(-(fit?.coefficients[0] ?? 0))).toBeCloseTo(1.8321, 3);
	});

	it('stays finite where a feature tells everything, and has nothing to fit of one kind alone', () => {
		const fit = fitLogistic([
			{ features: [1, 1], n: 100, happened: 100 },
			{ features: [0, 0], n: 100, happened: 0 },
		]);
		expect(fit?.coefficients[0]).toBeCloseTo(fit?.coefficients[1] ?? 0, 9);
		expect(Number.isFinite(fit?.coefficients[0])).toBe(true);
		expect(fitLogistic([{ features: [1], n: 9, happened: 9 }])).toBeNull();
		expect(fitLogistic([])).toBeNull();
	});
});

describe('the calibration table', () => {
	it('holds everybody once, the lowest prediction first, each with what came', () => {
		const table = calibration(
			Array.from({ length: 100 }, (_, at) => ({
				score: at / 100,
				n: 3,
				happened: at < 50 ? 0 : 3,
			})),
		);
		expect(table).toHaveLength(10);
		expect(table.map(({ n }) => n)).toEqual(Array(10).fill(30));
		expect(table[0]).toMatchObject({ observed: 0 });
		expect(table[9]).toMatchObject({ observed: 1 });
		expect(table[0]?.predicted).toBeCloseTo(0.045, 9);
	});

	it('keeps together who has one prediction', () => {
		const table = calibration([
			{ score: 0.1, n: 70, happened: 7 },
			{ score: 0.2, n: 20, happened: 4 },
			{ score: 0.9, n: 10, happened: 9 },
		]);
		expect(table.map(({ n }) => n)).toEqual([70, 20, 10]);
		expect(calibration([])).toEqual([]);
	});
});
