import { boundsOf, daysWithin } from '../../../core/calendar/days-within';
import { dayOf } from '../../../core/calendar/wall-time';

const hour = 3_600_000;
const stretch = (from: number) => ({ from, until: from + hour });
const dates = (zone: string, from: number) =>
	daysWithin(zone, [stretch(from)]).map((day) =>
		new Date(day * 24 * hour).toISOString().slice(0, 10),
	);

describe('the days a stretch of time lies in', () => {
	it('is one in the middle of a day', () => {
		expect(dates('Asia/Shanghai', Date.UTC(2026, 0, 5, 15))).toEqual(['2026-01-05']);
		expect(dates('Asia/Shanghai', Date.UTC(2026, 0, 5, 16))).toEqual(['2026-01-06']);
	});

	it('are two where midnight comes in the middle of an hour', () => {
		expect(dates('Asia/Kolkata', Date.UTC(2026, 0, 5, 18))).toEqual(['2026-01-05', '2026-01-06']);
		expect(dates('Asia/Kathmandu', Date.UTC(2026, 0, 5, 18))).toEqual(['2026-01-05', '2026-01-06']);
	});

	it('is the day that has begun where clocks are put back over midnight', () => {
		// Havana, 1 November 2026: 1:00 becomes 0:00; midnight comes at 04:00 UTC and again at 05:00.
		expect(dates('America/Havana', Date.UTC(2026, 10, 1, 5))).toEqual(['2026-11-01']);
		expect(dates('America/Havana', Date.UTC(2026, 10, 1, 3))).toEqual(['2026-10-31']);
		// Asunción, 24 March 2024: 0:00 becomes 23:00 of the day before.
		const at = Date.UTC(2024, 2, 24, 3);
		const [day] = daysWithin('America/Asuncion', [stretch(at)]);
		const whole = boundsOf('America/Asuncion', day ?? 0);
		expect(whole.from <= at && at < whole.until).toBe(true);
	});

	it('is never one that a zone has left out', () => {
		// Samoa went from 29 to 31 December 2011.
		const left = dayOf(2011, 12, 30) ?? 0;
		const around = daysWithin('Pacific/Apia', [
			{ from: (left - 2) * 24 * hour, until: (left + 2) * 24 * hour },
		]);
		expect(around).not.toContain(left);
		expect(around).toEqual(expect.arrayContaining([left - 1, left + 1]));
	});

	it('are all of several stretches, each once and in order', () => {
		const base = dayOf(2026, 1, 5) ?? 0;
		const stretches = [0, 1, 2, 30, 31, 60].map((at) => stretch((base * 24 + at) * hour));
		expect(daysWithin('UTC', stretches)).toEqual([base, base + 1, base + 2]);
		expect(daysWithin('UTC', [])).toEqual([]);
	});
});
