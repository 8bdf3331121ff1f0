import { keep, remembered } from '../../../core/model/remembered';

describe('what is remembered', () => {
	it('is made once for a key, also when it is nothing', () => {
		const known = new Map<string, number | null>();
		const make = jest.fn(() => null);
		expect([remembered(known, 9, 'a', make), remembered(known, 9, 'a', make)]).toEqual([
			null,
			null,
		]);
		expect(make).toHaveBeenCalledTimes(1);
	});

	it('never holds more than it may', () => {
		const known = new Map<number, number>();
		for (let key = 0; key < 100; key++) {
			keep(known, 7, key, key);
			expect(known.size).toBeLessThanOrEqual(7);
			expect(known.get(key)).toBe(key);
		}
	});
});
