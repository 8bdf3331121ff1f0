import {
	chanceText,
	figureText,
	padded,
	rangeText,
	rateRange,
	rateText,
	signedText,
} from '../../../core/language/figures';

it.each([
	[figureText(74.4, 'percent', 'en'), '74\u00a0%'],
	[figureText(74.4, 'percent', 'zh-CN'), '74%'],
	[figureText(-5, 'points', 'en'), '\u22125'],
	[figureText(-0.4, 'points', 'en'), '0'],
	[figureText(1041, 'count', 'en'), '1,041'],
	[figureText(4.27, 'scale', 'en'), '4.3'],
	[signedText(7.2, 'en'), '+7'],
	[signedText(0.2, 'en'), '0'],
	[signedText(-11, 'zh-CN'), '\u221211'],
	[rangeText({ low: 70.2, high: 77 }, 'percent', 'en'), '70–77\u00a0%'],
	[rangeText({ low: 70.2, high: 77 }, 'percent', 'zh-CN'), '70–77%'],
	[rangeText({ low: 23, high: 39 }, 'points', 'zh-CN'), '23 至 39'],
	// A dash before a minus would read as a number of its own.
	[rangeText({ low: -11, high: -3 }, 'count', 'en'), '\u221211 to \u22123'],
	// Rates have one decimal below 10; what would be said as 10 has none.
	[rateText(8.46, 'en'), '8.5\u00a0%'],
	[rateText(9.96, 'zh-CN'), '10%'],
	[rateText(0, 'en'), '0\u00a0%'],
	[rateText(4, 'en', 'count'), '4.0'],
	[rateRange({ low: 3.14, high: 8.4 }, 'en'), '3.1–8.4\u00a0%'],
	[rateRange({ low: 5.2, high: 14.3 }, 'zh-CN'), '5–14%'],
	[chanceText(0.0141, 'en'), 'p = .014'],
	[chanceText(0.0001, 'en'), 'p < .001'],
	[chanceText(0.32, 'en'), 'p = .32'],
	[chanceText(0.0141, 'zh-CN'), 'p = 0.014'],
	[padded('8\u00a0%', 4), '\u20078\u00a0%'],
])('says %s', (text, expected) => {
	expect(text).toBe(expected);
});
