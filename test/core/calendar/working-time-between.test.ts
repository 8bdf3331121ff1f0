import fc from 'fast-check';

import {
	addWorkingTime,
	compileCalendar,
	workingTimeBetween,
} from '../../../core/calendar/working-time';

const hour = 3_600_000;
const hours = [{ from: '09:00', to: '17:00' }];
const calendar = compileCalendar(
	{
		hours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours },
		publicDays: 'none',
		days: [],
	},
	'Europe/Berlin',
);
/** Friday, 2026-03-27 15:00 in Berlin; the clocks go forward on Sunday. */
const friday = Date.UTC(2026, 2, 27, 14);

it('leaves out nights, weekends and pauses', () => {
	const monday = Date.UTC(2026, 2, 30, 8);
	expect(workingTimeBetween(calendar, friday, monday)).toBe(3 * hour);
	const pauses = [{ from: friday + hour, to: friday + 90 * 60_000 }];
	expect(workingTimeBetween(calendar, friday, monday, pauses)).toBe(2.5 * hour);
	expect(workingTimeBetween(calendar, monday, friday)).toBe(0);
});

it('is what was added', () => {
	fc.assert(
		fc.property(fc.nat(40 * 86_400_000), fc.integer({ min: 1, max: 200 * hour }), (after, span) => {
			const from = friday + after;
			const until = addWorkingTime(calendar, from, span);
			expect(workingTimeBetween(calendar, from, until)).toBe(span);
		}),
		{ numRuns: 50 },
	);
});
