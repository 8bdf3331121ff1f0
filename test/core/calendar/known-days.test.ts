import { calendarEndBefore, lastKnownDay } from '../../../core/calendar/known-days';
import { addWorkingTime, compileCalendar } from '../../../core/calendar/working-time';
import type { CalendarSettings } from '../../../core/model/settings';

const hour = 3_600_000;
const timeZone = 'Asia/Shanghai';
const nineToSix = [{ from: '09:00' as const, to: '18:00' as const }];
const china: CalendarSettings = {
	hours: { 1: nineToSix, 2: nineToSix, 3: nineToSix, 4: nineToSix, 5: nineToSix },
	publicDays: 'china',
	days: [],
};
const withNewYear: CalendarSettings = {
	...china,
	days: [{ date: '2027-01-02', kind: 'work', name: 'Made up' }],
};
const newYearsEve = Date.parse('2026-12-31T17:00+08:00');

describe('a calendar whose public days end', () => {
	it('keeps New Year off, which no notice can change', () => {
		const due = addWorkingTime(compileCalendar(china, timeZone), newYearsEve, 9 * hour);
		expect(new Date(due)).toEqual(new Date('2027-01-04T17:00+08:00'));
	});

	it.each([
		['of the notices', china, '2026-12-31'],
		['of the own days that follow', withNewYear, '2027-12-31'],
		['of none', { ...china, publicDays: 'none' as const }, null],
	])('knows the last day %s', (_what, settings, last) => {
		expect(lastKnownDay(settings)).toBe(last);
	});

	it.each([
		['2026-12-31T18:00+08:00', china, null],
		// Midnight itself ends the last day that is known.
		['2027-01-01T00:00+08:00', china, null],
		['2027-01-04T17:00+08:00', china, '2026-12-31'],
		['2027-01-04T17:00+08:00', withNewYear, null],
		['2027-01-04T17:00+08:00', { ...china, publicDays: 'none' as const }, null],
	])('says of %s whether it may move', (moment, calendar, last) => {
		const moments = [null, Date.parse(moment)];
		expect(calendarEndBefore(moments, { calendar, timeZone })).toBe(last);
	});
});
