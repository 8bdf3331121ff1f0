import fc from 'fast-check';
import { nextAllowedMoment } from '../../../core/calendar/quiet-hours';
import { isTimeZone } from '../../../core/calendar/time-zone';
import { SetupError } from '../../../core/model/errors';

const at = (text: string) => Date.parse(text);
const iso = (time: number) => new Date(time).toISOString().replace(':00.000Z', 'Z');
const night = { from: '21:00', to: '08:00' };
const lunch = { from: '12:00', to: '14:00' };

describe('quiet hours', () => {
	it.each([
		[
			'the evening before midnight',
			night,
			'Asia/Shanghai',
			'2025-10-09T14:00Z',
			'2025-10-10T00:00Z',
		],
		['the night after midnight', night, 'Asia/Shanghai', '2025-10-09T18:00Z', '2025-10-10T00:00Z'],
		['their first moment', night, 'Asia/Shanghai', '2025-10-09T13:00Z', '2025-10-10T00:00Z'],
		['a window within a day', lunch, 'Asia/Shanghai', '2025-10-09T05:00Z', '2025-10-09T06:00Z'],
		[
			'until midnight',
			{ from: '22:00', to: '24:00' },
			'UTC',
			'2025-10-09T23:00Z',
			'2025-10-10T00:00Z',
		],
		// The night of the change has one hour less or more, the morning stays at 08:00.
		['over a lost hour', night, 'America/New_York', '2025-03-09T03:00Z', '2025-03-09T12:00Z'],
		['over a won hour', night, 'America/New_York', '2025-11-02T03:00Z', '2025-11-02T13:00Z'],
		['over a lost hour', night, 'Europe/Berlin', '2025-03-29T23:00Z', '2025-03-30T06:00Z'],
		['over a won hour', night, 'Europe/Berlin', '2025-10-25T22:00Z', '2025-10-26T07:00Z'],
	])('%s move to their end', (_, window, zone, from, expected) => {
		expect(iso(nextAllowedMoment(window, [zone], at(from)))).toBe(expected);
	});

	it.each([
		['at their end', night, '2025-10-10T00:00Z'],
		['by day', night, '2025-10-09T06:00Z'],
		['a moment before them', night, '2025-10-09T12:59Z'],
		['if none are set', null, '2025-10-09T18:00Z'],
		['if both ends are equal', { from: '08:00', to: '08:00' }, '2025-10-09T18:00Z'],
	])('leave a moment as it is %s', (_, window, moment) => {
		expect(nextAllowedMoment(window, ['Asia/Shanghai'], at(moment))).toBe(at(moment));
	});

	it.each([
		['the customer’s own zone', ['America/New_York', 'Asia/Shanghai'], '2025-10-09T14:00Z'],
		[
			'the workspace’s, if the customer’s is unknown',
			['Nowhere/At_All', 'Asia/Shanghai'],
			'2025-10-10T00:00Z',
		],
		[
			'the workspace’s, if the customer has none',
			[null, undefined, '', 'Asia/Shanghai'],
			'2025-10-10T00:00Z',
		],
	])('are counted in %s', (_, zones, expected) => {
		expect(iso(nextAllowedMoment(night, zones, at('2025-10-09T14:00Z')))).toBe(expected);
	});

	it('end at a moment that is allowed itself, within two days at most', () => {
		const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
			const text = (part: number) => String(part).padStart(2, '0');
			return `${text(Math.floor(minute / 60))}:${text(minute % 60)}`;
		});
		fc.assert(
			fc.property(
				fc.record({ from: time, to: time }),
				fc.constantFrom('Asia/Shanghai', 'America/New_York', 'America/St_Johns', 'Asia/Beirut'),
				fc.integer({ min: at('2005-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
				(window, zone, moment) => {
					const allowed = nextAllowedMoment(window, [zone], moment);
					expect(allowed).toBeGreaterThanOrEqual(moment);
					// Two days only where the open minutes of a day are those that the clock skips.
					expect(allowed - moment).toBeLessThanOrEqual(49 * 3_600_000);
					expect(nextAllowedMoment(window, [zone], allowed)).toBe(allowed);
				},
			),
		);
	});

	it.each([
		['times that are none', { from: '9pm', to: '08:00' }, ['UTC'], /"9pm–08:00"/],
		['a whole day', { from: '00:00', to: '24:00' }, ['UTC'], /whole day/],
		['no known zone', night, ['Nowhere', null], /none of \["Nowhere",null\]/],
	])('are refused for %s', (_, window, zones, message) => {
		expect(() => nextAllowedMoment(window, zones, 0)).toThrow(SetupError);
		expect(() => nextAllowedMoment(window, zones, 0)).toThrow(message);
	});
});

it.each([
	['Asia/Shanghai', true],
	['UTC', true],
	['local', false],
	['Nowhere/At_All', false],
	['', false],
	[null, false],
	[undefined, false],
])('%s is a known zone: %s', (name, known) => {
	expect(isTimeZone(name)).toBe(known);
});
