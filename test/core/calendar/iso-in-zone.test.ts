import fc from 'fast-check';

import { isoInZone } from '../../../core/calendar/iso-in-zone';
import { dateOf, dayAt } from '../../../core/calendar/wall-time';

const zones = [
	...['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'],
	...['Pacific/Kiritimati', 'Australia/Lord_Howe', 'America/Sao_Paulo'],
];

describe('a moment in a zone', () => {
	it.each([
		['UTC', '2026-10-01T01:30:00.000+00:00'],
		['Asia/Shanghai', '2026-10-01T09:30:00.000+08:00'],
		['America/St_Johns', '2026-09-30T23:00:00.000-02:30'],
		['Asia/Kathmandu', '2026-10-01T07:15:00.000+05:45'],
	])('of %s has its clock and its offset', (zone, written) => {
		expect(isoInZone(zone, Date.UTC(2026, 9, 1, 1, 30))).toBe(written);
	});

	it('is the same moment, on the day that its clocks show, also when they are put back', () => {
		const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2099, 0, 1) });
		fc.assert(
			fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
				const written = isoInZone(zone, at);
				expect(Date.parse(written)).toBe(at);
				expect(written.slice(0, 10)).toBe(dateOf(dayAt(zone, at)));
			}),
		);
	});
});
