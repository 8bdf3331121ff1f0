import fc from 'fast-check';
import { parseCalendarSettings } from '../../../core/calendar/parse-calendar';
import { compileCalendar } from '../../../core/calendar/working-time';
import { InputError } from '../../../core/model/errors';

const day = { date: '2026-05-04', kind: 'off', name: 'Founding day' };
const hours = { 1: [{ from: '09:00', to: '18:00' }] };

describe('calendar settings from outside', () => {
	it('are taken as they are when they are sound', () => {
		const given = { hours, publicDays: 'china', days: [day] };
		expect(parseCalendarSettings(JSON.parse(JSON.stringify(given)))).toEqual(given);
	});

	it('may leave out public days, days and a name, and lose keys nobody knows', () => {
		expect(
			parseCalendarSettings({ hours, days: [{ date: '2026-05-04', kind: 'work' }], color: 'red' }),
		).toEqual({
			hours,
			publicDays: 'none',
			days: [{ date: '2026-05-04', kind: 'work', name: '' }],
		});
	});

	it.each([
		['no object', 'always', /"always"/],
		['a list', [], /\[\]/],
		['no hours', {}, /undefined/],
		['an unknown weekday', { hours: { 8: [] } }, /"8"/],
		['hours that are no list', { hours: { 1: '9-18' } }, /"9-18"/],
		['a span without an end', { hours: { 1: [{ from: '09:00' }] } }, /\{"from":"09:00"\}/],
		['a time that is none', { hours: { 1: [{ from: '09:00', to: '18.00' }] } }, /18\.00/],
		['no working time', { hours: { 1: [] } }, /no working time/],
		['unknown public days', { hours, publicDays: 'mars' }, /"mars"/],
		['days that are no list', { hours, days: {} }, /\{\}/],
		['a day of an unknown kind', { hours, days: [{ ...day, kind: 'maybe' }] }, /"maybe"/],
		['a name that is no text', { hours, days: [{ ...day, name: 7 }] }, /"name":7/],
		['an impossible date', { hours, days: [{ ...day, date: '2026-13-01' }] }, /2026-13-01/],
		['a date listed twice', { hours, days: [day, day] }, /twice/],
	])('are refused for %s, with the value', (_, given, message) => {
		expect(() => parseCalendarSettings(given)).toThrow(InputError);
		expect(() => parseCalendarSettings(given)).toThrow(message);
	});

	it('keep messages short and free of control characters', () => {
		const long = { hours: { 1: `\u0000\n${'x'.repeat(10_000)}` } };
		expect(() => parseCalendarSettings(long)).toThrow(/^[^\p{Cc}]{1,200}$/u);
	});

	it('are either refused or ready to compute with', () => {
		const time = fc.oneof(
			fc.constantFrom('00:00', '09:00', '12:00', '18:00', '24:00', '24:01', '9:00'),
			fc.string({ maxLength: 5 }),
		);
		const span = fc.oneof(fc.record({ from: time, to: time }), fc.anything());
		const date = fc.oneof(fc.constantFrom('2025-10-01', '2025-02-29', '0000-00-00'), fc.string());
		const given = fc.oneof(
			fc.anything(),
			fc.record({
				hours: fc.oneof(
					fc.dictionary(fc.constantFrom('1', '3', '7', 'x'), fc.array(span, { maxLength: 3 })),
					fc.anything(),
				),
				publicDays: fc.constantFrom('none', 'china', undefined, 1),
				days: fc.oneof(
					fc.array(fc.record({ date, kind: fc.constantFrom('off', 'work', 'x') }), {
						maxLength: 3,
					}),
					fc.anything(),
				),
			}),
		);
		fc.assert(
			fc.property(given, (value) => {
				try {
					compileCalendar(parseCalendarSettings(value), 'Asia/Shanghai');
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					expect((error as InputError).message).toMatch(/^[^\p{Cc}]{1,300}$/u);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
