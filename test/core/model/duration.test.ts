import fc from 'fast-check';
import { longestDuration, parseDuration } from '../../../core/model/duration';
import { InputError } from '../../../core/model/errors';

describe('a duration', () => {
	it.each([
		[60_000, 60_000],
		[0, 0],
		['0', 0],
		[' 0 ', 0],
		['0h', 0],
		['60s', 60_000],
		['30m', 1_800_000],
		['24h', 86_400_000],
		['7d', 604_800_000],
		['2w', 1_209_600_000],
		['500ms', 500],
		['1h 30m', 5_400_000],
		[' 1.5 H ', 5_400_000],
	])('%p is %p ms', (value, expected) => {
		expect(parseDuration(value)).toBe(expected);
	});

	it.each([
		'24',
		'',
		'soon',
		'-1h',
		'1h30',
		'5 hours',
		null,
		undefined,
		-1,
		NaN,
		Infinity,
		[],
		'99999w',
	])('%p is refused', (value) => {
		expect(() => parseDuration(value, 'policy.delay')).toThrow(InputError);
	});

	it('names the place, the value and what is accepted', () => {
		expect(() => parseDuration('24', 'policy.delay')).toThrow(
			expect.objectContaining({
				message: '"policy.delay" is "24", which is not a duration.',
				hint: 'Give a text such as "60s", "30m", "24h", "7d" or "1h 30m", "0" for none, or milliseconds as a number, at most ten years.',
			}),
		);
	});

	it('is a whole number of ms in range or an InputError, whatever comes', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: false }), (value) => {
				try {
					const ms = parseDuration(value);
					expect(Number.isInteger(ms) && ms >= 0 && ms <= longestDuration).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
		);
	});

	it('reads back every whole number of every unit', () => {
		const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1_000 }),
				fc.constantFrom(...(Object.keys(units) as Array<keyof typeof units>)),
				(count, unit) => {
					expect(parseDuration(`${count}${unit}`)).toBe(count * units[unit]);
				},
			),
		);
	});
});
