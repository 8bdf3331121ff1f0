import { isCountry, phoneOf } from '../../../core/model/phone';

describe('a telephone number', () => {
	it.each([
		['+86 138 0000 1111', 'CN', '+8613800001111'],
		['13800001111', 'CN', '+8613800001111'],
		['0086-138-0000-1111', 'CN', '+8613800001111'],
		['400-800-8888', 'CN', '+864008008888'],
		['(030) 901820', 'DE', '+4930901820'],
		['+49 30 901820', 'CN', '+4930901820'],
		['+86 138 0000 1111', null, '+8613800001111'],
		['0086 138 0000 1111', null, '+8613800001111'],
		['＋８６１３８００００１１１１', null, '+8613800001111'],
	])('written %j in %s is %s', (written, country, number) => {
		expect(phoneOf(written, country)).toBe(number);
	});

	it.each([
		['13800001111', null],
		['13800001111', 'XX'],
		['030 901820 ext. 12', 'DE'],
		['call +86 138 0000 1111', 'CN'],
		['110', 'CN'],
		['', 'CN'],
		['nobody', 'CN'],
		['+999 12345678', null],
	])('written %j in %s is none that names a person', (written, country) => {
		expect(phoneOf(written, country)).toBeNull();
	});

	it('is read for the countries that there are', () => {
		expect([isCountry('CN'), isCountry('cn'), isCountry('China')]).toEqual([true, false, false]);
	});
});
