import { createHash } from 'node:crypto';
import { chinaDay, chinaDaysCover } from '../../../core/calendar/china-days';

const dayMs = 86_400_000;

function listed(from: string, to: string): string[] {
	const lines: string[] = [];
	for (let time = Date.parse(from); time <= Date.parse(to); time += dayMs) {
		const date = new Date(time).toISOString().slice(0, 10);
		const day = chinaDay(date);
		if (day) lines.push(`${date},${day.kind},${day.name}`);
	}
	return lines;
}

describe('the public days of mainland China', () => {
	it('are exactly the 678 days of NateScarlet/holiday-cn, state of 2026-08-07', () => {
		const lines = listed('2000-01-01', '2026-12-31');
		expect(lines).toHaveLength(678);
		// SHA-256 of that list as lines of date, kind and name.
		expect(
			createHash('sha256')
				.update(`${lines.join('\n')}\n`)
				.digest('hex'),
		).toBe('7bdf0b7efedcc831c7f0971cddc1448b6eaef47abda92e596ff23fbb58db9a30');
	});

	it.each([
		['2025-09-28', 'work', '国庆节、中秋节'],
		['2025-10-01', 'off', '国庆节、中秋节'],
		['2025-10-08', 'off', '国庆节、中秋节'],
		['2025-10-11', 'work', '国庆节、中秋节'],
		['2026-02-14', 'work', '春节'],
		['2026-02-23', 'off', '春节'],
		// The notice of 2007 reaches back into 2006.
		['2006-12-30', 'work', '元旦'],
	])('%s is %s for %s', (date, kind, name) => {
		expect(chinaDay(date)).toEqual({ kind, name });
	});

	it.each([
		'2025-09-30',
		'2025-10-09',
		'2025-10-12',
		'2031-10-04',
		'2027-02-06',
		'1999-10-01',
		'tomorrow',
	])('say nothing about %s, so its weekday decides', (date) => expect(chinaDay(date)).toBeNull());

	it.each(['2027-01-01', '2027-05-01', '2027-05-02', '2031-10-01', '2031-10-03'])(
		'are off by law on %s, before any notice about the year',
		(date) => expect(chinaDay(date)?.kind).toBe('off'),
	);

	it.each([
		[2006, false],
		[2007, true],
		[2026, true],
		[2027, false],
		[2020.5, false],
	])('cover the year %s: %s', (year, covered) => {
		expect(chinaDaysCover(year)).toBe(covered);
	});
});
