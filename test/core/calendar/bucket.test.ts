import {
	type Bucket,
	bucketBefore,
	bucketOf,
	bucketsOver,
	isoWeekOf,
	yearBefore,
} from '../../../core/calendar/bucket';
import { dateOf, dayOf } from '../../../core/calendar/wall-time';

const dayNumber = (date: string): number => {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	return dayOf(year, month, day) ?? 0;
};
const span = ({ first, last }: Bucket): string => `${dateOf(first)} ${dateOf(last)}`;

describe('a bucket of time', () => {
	it.each([
		['day', '2026-02-28', '2026-02-28 2026-02-28'],
		['week', '2026-11-27', '2026-11-23 2026-11-29'],
		['week', '2026-01-01', '2025-12-29 2026-01-04'],
		['month', '2024-02-10', '2024-02-01 2024-02-29'],
		['month', '2025-12-31', '2025-12-01 2025-12-31'],
		['quarter', '2026-11-27', '2026-10-01 2026-12-31'],
	] as const)('%s of %s is %s', (unit, date, expected) => {
		expect(span(bucketOf(unit, dayNumber(date)))).toBe(expected);
	});

	it('follows the one before by one, over years and ISO weeks', () => {
		for (const unit of ['day', 'week', 'month', 'quarter'] as const) {
			const all = bucketsOver(unit, {
				first: dayNumber('2019-12-20'),
				last: dayNumber('2021-01-10'),
			});
			all.slice(1).forEach((bucket, at) => {
				expect(bucket.index).toBe((all[at]?.index ?? 0) + 1);
				expect(bucket.first).toBe((all[at]?.last ?? 0) + 1);
			});
		}
		const [week] = bucketsOver('week', { first: 0, last: 0 });
		expect(week && bucketBefore(week, 2).index).toBe((week?.index ?? 0) - 2);
	});

	it('knows the year of an ISO week', () => {
		expect(isoWeekOf(dayNumber('2027-01-01'))).toEqual({ year: 2026, week: 53 });
		expect(isoWeekOf(dayNumber('2024-12-30'))).toEqual({ year: 2025, week: 1 });
	});

	it.each([
		['day', '2024-02-29', '2023-02-28'],
		['week', '2026-12-30', '2025-12-22'],
		['week', '2026-11-23', '2025-11-24'],
		['month', '2026-03-05', '2025-03-01'],
		['quarter', '2026-03-05', '2025-01-01'],
	] as const)('%s of %s has a year before it that begins on %s', (unit, date, expected) => {
		expect(dateOf(yearBefore(bucketOf(unit, dayNumber(date))).first)).toBe(expected);
	});
});
