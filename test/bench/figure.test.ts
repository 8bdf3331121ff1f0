import { alternately, figureOf, median } from '../../bench/figure';

describe('a figure', () => {
	it.each([
		[[3, 1, 2], 2],
		[[4, 1, 3, 2], 2.5],
		[[7], 7],
	])('is the middle of its rounds: %p gives %p', (rounds, middle) => {
		expect(median(rounds)).toBe(middle);
	});

	it('says how far its rounds lie apart, to four digits', () => {
		expect(figureOf([1.23456, 0.9, 2])).toEqual({
			median: 1.235,
			min: 0.9,
			max: 2,
			rounds: [1.235, 0.9, 2],
		});
	});

	it('lets the other side go first in every other round', () => {
		expect([0, 1, 2].map((round) => alternately(round, 'a', 'b').join(''))).toEqual([
			'ab',
			'ba',
			'ab',
		]);
	});
});
