import { InputError, SetupError } from '../../../core/model/errors';
import type { Scale } from '../../../core/model/metric';
import { weightedIndex } from '../../../core/score/csi';

const oneToTen: Scale = { min: 1, max: 10, direction: 'higher_is_better' };

const acsi = (weights: number[], values: Array<number | null> = [8, 7, 6]) =>
	['overall', 'expectancy', 'ideal'].map((id, index) => ({
		id,
		weight: weights[index] ?? 0,
		value: values[index] ?? null,
	}));

/** Weights of the State of Ohio, quoted by verint.com 2013. */
const ohio = [0.3885, 0.319, 0.2925];

describe('the weighted index', () => {
	it.each([
		['the published Ohio weights', ohio, 67.7333],
		['equal weights', [1, 1, 1], 66.6667],
		['weights that do not sum to one', ohio.map((weight) => weight * 250), 67.7333],
	])('of ratings 8, 7, 6 with %s', (_, weights, index) => {
		const result = weightedIndex(acsi(weights), oneToTen);
		expect(result.index).toBeCloseTo(index, 4);
		expect(result).toMatchObject({ missing: [], coverage: 1 });
	});

	it('leaves the weight of a missing item to the others and says so', () => {
		// (7 · .3885 + 5 · .2925) / 9 / (.3885 + .2925)
		expect(weightedIndex(acsi(ohio, [8, null, 6]), oneToTen)).toEqual({
			index: 68.233,
			missing: ['expectancy'],
			coverage: expect.closeTo(0.681, 9),
		});
	});

	it('is null where nothing was rated', () => {
		expect(weightedIndex(acsi(ohio, [null, null, null]), oneToTen)).toEqual({
			index: null,
			missing: ['overall', 'expectancy', 'ideal'],
			coverage: 0,
		});
	});

	it('is mirrored where lower is better', () => {
		const { index } = weightedIndex(acsi(ohio), { ...oneToTen, direction: 'lower_is_better' });
		expect(index).toBeCloseTo(100 - 67.7333, 4);
	});

	it('names the item whose rating lies outside the scale', () => {
		const index = () => weightedIndex(acsi(ohio, [8, 11, 6]), oneToTen);
		expect(index).toThrow(InputError);
		expect(index).toThrow("Item 'expectancy': The rating 11 lies outside the scale 1–10.");
	});

	it.each([[[1, -1, 1]], [[0, 0, 0]], [[NaN, 1, 1]], [[Infinity, 1, 1]]])(
		'refuses the weights %j',
		(weights) => {
			expect(() => weightedIndex(acsi(weights), oneToTen)).toThrow(SetupError);
		},
	);

	it('refuses an index without items', () => {
		expect(() => weightedIndex([], oneToTen)).toThrow(SetupError);
	});
});
