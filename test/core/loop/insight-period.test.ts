import { daysOf } from '../../../core/loop/insight/insight-scope';
import { comparedWith, periodOf } from '../../../core/loop/insight/period';
import { periodInWords } from '../../../core/loop/insight/period-words';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-26T15:00:00+01:00');
const none = { from: null, until: null };

describe('the period that another one is compared with', () => {
	it.each([
		['last_7_days', none, '2026-11-13T00:00:00+01:00', '2026-11-19T15:00:00+01:00'],
		['last_week', none, '2026-11-09T00:00:00+01:00', '2026-11-16T00:00:00+01:00'],
		// The clocks were put back on 25 October: still whole days.
		['last_30_days', none, '2026-09-28T00:00:00+02:00', '2026-10-27T15:00:00+01:00'],
		['this_month', none, '2026-10-01T00:00:00+02:00', '2026-10-26T15:00:00+01:00'],
		['last_month', none, '2026-09-01T00:00:00+02:00', '2026-10-01T00:00:00+02:00'],
		['this_quarter', none, '2026-07-01T00:00:00+02:00', '2026-08-26T15:00:00+02:00'],
		['last_quarter', none, '2026-04-01T00:00:00+02:00', '2026-07-01T00:00:00+02:00'],
		[
			'range',
			{ from: '2026-05-01', until: '2026-05-31' },
			'2026-04-01T00:00:00+02:00',
			'2026-05-01T00:00:00+02:00',
		],
		[
			'range',
			{ from: '2026-05-04', until: '2026-05-10' },
			'2026-04-27T00:00:00+02:00',
			'2026-05-04T00:00:00+02:00',
		],
	] as const)('%s %j begins at %s and ends at %s', (name, given, from, until) => {
		const found = comparedWith(periodOf(name, given, zone, now), 'before');
		expect([found.from, found.until].map((at) => new Date(at).toISOString())).toEqual(
			[from, until].map((at) => new Date(at).toISOString()),
		);
	});

	it('does not overlap with the period, which has as many calendar days', () => {
		for (const name of [
			'last_7_days',
			'last_30_days',
			'last_90_days',
			'last_12_months',
			'last_24_months',
			'last_36_months',
			'last_week',
		]) {
			const period = periodOf(name, none, zone, now);
			expect(comparedWith(period, 'before').until).toBeLessThanOrEqual(period.from);
		}
		const week = periodOf('last_7_days', none, zone, now);
		expect(new Date(week.from).toISOString()).toBe('2026-11-19T23:00:00.000Z');
		expect(daysOf(week)).toMatchObject({ last: daysOf(week).first + 6 });
	});

	it('is a year earlier where that is asked for', () => {
		const found = comparedWith(periodOf('last_month', none, zone, now), 'year_before');
		expect(new Date(found.from).toISOString()).toBe('2025-09-30T22:00:00.000Z');
		expect(new Date(found.until).toISOString()).toBe('2025-10-31T23:00:00.000Z');
	});

	it.each([
		['last_12_months', none],
		['range', { from: '2025-01-01', until: '2025-12-31' }],
		['range', { from: '2024-03-01', until: '2025-02-28' }],
	] as const)('is a year earlier of %s %j, which is no longer than a year', (name, given) => {
		const period = periodOf(name, given, zone, now);
		expect(comparedWith(period, 'year_before').until).toBeLessThanOrEqual(period.from);
	});

	it.each([
		['last_24_months', none],
		['last_36_months', none],
		['range', { from: '2025-01-01', until: '2026-01-01' }],
	] as const)('is no year earlier of %s %j: that overlaps with it', (name, given) => {
		const period = periodOf(name, given, zone, now);
		expect(() => comparedWith(period, 'year_before')).toThrow(/longer than a year/);
	});
});

describe('a period in words', () => {
	it.each([
		['last_month', 'en', 'October 2026'],
		['last_month', 'zh-CN', '2026年10月'],
		['last_quarter', 'en', 'Q3 2026'],
		['last_quarter', 'zh-CN', '2026年第3季度'],
	] as const)('%s is in %s %s', (name, language, words) => {
		expect(periodInWords(periodOf(name, none, zone, now), language)).toBe(words);
	});

	it('names its first and last day where it is neither month nor quarter', () => {
		const week = periodOf('range', { from: '2026-05-04', until: '2026-05-10' }, zone, now);
		expect(periodInWords(week, 'en').replace(/\s/g, ' ')).toBe('May 4 – 10, 2026');
	});
});
