import fc from 'fast-check';
import { medianOfHistogram } from '../../../core/insight/median';
import { InputError } from '../../../core/model/errors';

describe('the median', () => {
	it.each([
		[[], null],
		[[7], 7],
		[[1, 2], 1.5],
		[[1, 2, 100], 2],
		[[1, 2, 2, 3], 2],
	])('of %j is %p', (values, median) => {
		expect(medianOfHistogram(values.map((value) => ({ value, count: 1 })))).toBe(median);
	});

	it('of a histogram is the median of the values it counts', () => {
		const bins = fc.uniqueArray(fc.record({ value: fc.integer(), count: fc.nat(5) }), {
			selector: ({ value }) => value,
		});
		fc.assert(
			fc.property(bins, (given) => {
				const sorted = [...given].sort((a, b) => a.value - b.value);
				const values = sorted.flatMap(({ value, count }) => Array<number>(count).fill(value));
				const middle = values.slice(
					Math.floor((values.length - 1) / 2),
					Math.floor(values.length / 2) + 1,
				);
				const expected =
					values.length === 0
						? null
						: middle.reduce((sum, value) => sum + value, 0) / middle.length;
				expect(medianOfHistogram(sorted)).toBe(expected);
			}),
		);
	});

	it.each([
		[
			'out of order',
			[
				{ value: 2, count: 1 },
				{ value: 1, count: 1 },
			],
		],
		['half counts', [{ value: 2, count: 0.5 }]],
		['negative counts', [{ value: 2, count: -1 }]],
		['no values', [{ value: NaN, count: 1 }]],
	])('is refused for %s', (_, bins) => {
		expect(() => medianOfHistogram(bins)).toThrow(InputError);
	});
});
