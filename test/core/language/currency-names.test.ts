import { currencyOf } from '../../../core/language/currency-names';

describe('a currency as sheets write it', () => {
	it.each([
		['eur', null, 'EUR'],
		['€', null, 'EUR'],
		['RMB', null, 'CNY'],
		['人民币', null, 'CNY'],
		['US Dollar', null, 'USD'],
		['美元', null, 'USD'],
		['￥', 'CN', 'CNY'],
		['¥', 'JP', 'JPY'],
		['$', 'AU', 'AUD'],
		// Several have it.
		['¥', null, null],
		['$', null, null],
		['pieces of eight', null, null],
	])('%p of %p is %p', (said, country, code) => {
		expect(currencyOf(said, country)).toBe(code);
	});
});
