import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dateOf, dayAt, momentsOf, weekdayOf } from '../../../core/calendar/wall-time';

const dayMs = 86_400_000;
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const moment = (zone: string, date: string, time: string) =>
	new Date(momentsOf(zone, Date.parse(date) / dayMs, [minutes(time)])[0] ?? NaN).toISOString();

describe('a time on the wall', () => {
	it.each([
		['plain', 'Asia/Shanghai', '2025-10-09', '09:00', '2025-10-09T01:00:00.000Z'],
		['skipped', 'America/New_York', '2025-03-09', '02:30', '2025-03-09T07:00:00.000Z'],
		['after a skipped one', 'America/New_York', '2025-03-09', '03:00', '2025-03-09T07:00:00.000Z'],
		['repeated', 'America/New_York', '2025-11-02', '01:30', '2025-11-02T05:30:00.000Z'],
		['after a repeated one', 'America/New_York', '2025-11-02', '02:00', '2025-11-02T07:00:00.000Z'],
		['skipped', 'Europe/Berlin', '2025-03-30', '02:15', '2025-03-30T01:00:00.000Z'],
		['repeated', 'Europe/Berlin', '2025-10-26', '02:15', '2025-10-26T00:15:00.000Z'],
		['skipped midnight', 'America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00.000Z'],
		['in a skipped day', 'Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T10:00:00.000Z'],
		['before a skipped day', 'Pacific/Apia', '2011-12-29', '20:00', '2011-12-30T06:00:00.000Z'],
	])('%s in %s on %s at %s', (_, zone, date, time, expected) => {
		expect(moment(zone, date, time)).toBe(expected);
	});

	it('is what Luxon shows at that moment, unless it is skipped', () => {
		const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 10_957, max: 24_000 }),
				fc.integer({ min: 0, max: 1439 }),
				(zone, day, minute) => {
					const [at = NaN] = momentsOf(zone, day, [minute]);
					const shown = DateTime.fromMillis(at, { zone });
					const back = DateTime.fromMillis(at - 1, { zone });
					const wall = day * dayMs + minute * 60_000;
					const shownWall = (time: DateTime) => time.toMillis() + time.offset * 60_000;
					expect(shownWall(shown)).toBeGreaterThanOrEqual(wall);
					expect(shownWall(back)).toBeLessThan(wall);
				},
			),
		);
	});

	it('belongs to a day with a date and a weekday', () => {
		const day = dayAt('Asia/Shanghai', Date.parse('2025-10-08T16:00:00Z'));
		expect(dateOf(day)).toBe('2025-10-09');
		expect(weekdayOf(day)).toBe(4);
		expect(weekdayOf(-1)).toBe(3);
	});
});
