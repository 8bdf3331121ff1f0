import fc from 'fast-check';

import { readAmount } from '../../../../core/systems/source/amount';

describe('an amount', () => {
	it.each<[unknown, number | null]>([
		[4800, 4800],
		['4800.50', 4800.5],
		[' +12.5 ', 12.5],
		['1.234', 1.234],
		['$4,800', 4800],
		['€ 4,800.50', 4800.5],
		['€ 1.234,50', 1234.5],
		['1.234.567 €', 1_234_567],
		['1 234,50 zł', 1234.5],
		['1\u202f234,50', 1234.5],
		["CHF 1'234.50", 1234.5],
		// As India writes it.
		['₹ 4,80,000.00', 480_000],
		['Rs. 12,34,567', 1_234_567],
		['1234,50', 1234.5],
		['1,234.50 元', 1234.5],
		['-€ 12.50', -12.5],
		['USD -12.50', -12.5],
		['\u221212', -12],
		// To some four and a bit, to others thousands.
		['€ 4.800', null],
		['12 5', null],
		['1,23,45', null],
		['5 seats', null],
		['a lot', null],
		['1e3', null],
		['0x10', null],
		['-', null],
		[Number.NaN, null],
		[Number.POSITIVE_INFINITY, null],
		[{ amount: 5 }, null],
		[true, null],
	])('%j is %p', (given, amount) => {
		expect(readAmount(given)).toBe(amount);
	});

	it('is the same in every way in which languages write it', () => {
		const tags = ['en-US', 'de-DE', 'fr-FR', 'en-IN', 'de-CH', 'zh-CN', 'ja-JP', 'pl-PL', 'pt-BR'];
		fc.assert(
			fc.property(
				fc.integer({ min: -999_999_999_99, max: 999_999_999_99 }),
				fc.constantFrom(...tags),
				fc.constantFrom('EUR', 'USD', 'CNY', 'INR'),
				(cents, tag, currency) => {
					const amount = cents / 100;
					const format = new Intl.NumberFormat(tag, {
						style: 'currency',
						currency,
						minimumFractionDigits: 2,
						maximumFractionDigits: 2,
					});
					expect(readAmount(format.format(amount))).toBeCloseTo(amount, 2);
				},
			),
		);
	});

	it('is a finite number or nothing, whatever comes', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.anything()), (given) => {
				const amount = readAmount(given);
				expect(amount === null || Number.isFinite(amount)).toBe(true);
			}),
		);
	});
});
