import { compileCalendar } from '../../../core/calendar/working-time';
import { clocksNow, clockState, dueAtShare, stopped } from '../../../core/case/clock';
import { dueRungs } from '../../../core/case/ladder';
import { defaultSettings } from '../../../core/model/default-settings';

const { calendar: hours, slaPresets, ladder } = defaultSettings();
const calendar = compileCalendar(hours, 'UTC');
const preset = (name: string) => slaPresets[name] ?? { response: 0, resolution: 0 };
const basis = (name: string, timeScale = 1) => ({
	preset: preset(name),
	calendar,
	timeScale,
	version: '1',
});
const since = (clockStartedAt: number) => ({ clockStartedAt, pauses: [] });
/** March 2026: the 6th is a Friday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 2, day, hour, minute);

describe('the clocks of a case', () => {
	it.each([
		['live', at(4, 10), at(4, 10, 1)],
		['chat', at(4, 10), at(4, 10, 5)],
		['complaint', at(4, 10), at(4, 11)],
		['complaint', at(6, 17, 30), at(9, 9, 30)],
		['complaint', at(7, 12), at(9, 10)],
		// 24 h of working time from Wednesday 10:00: 8 + 9 + 7.
		['feedback', at(4, 10), at(6, 16)],
		['negative_with_plan', at(2, 9), at(9, 12)],
	])('respond to "%s" in working time', (name, openedAt, dueAt) => {
		expect(clocksNow(since(openedAt), basis(name)).responseDueAt).toBe(dueAt);
	});

	it('resolve a complaint within a working day', () => {
		expect(clocksNow(since(at(4, 10)), basis('complaint')).resolutionDueAt).toBe(at(5, 10));
	});

	it('are compressed by the time scale, nights and weekends included', () => {
		const openedAt = at(6, 17, 30);
		const weekend = at(9, 9, 30) - openedAt;
		expect(clocksNow(since(openedAt), basis('complaint', 0.001)).responseDueAt).toBe(
			openedAt + Math.round(weekend * 0.001),
		);
	});

	it('reach a share of themselves in working time', () => {
		expect(dueAtShare(since(at(4, 10)), 'resolution', 0.5, basis('complaint'))).toBe(at(4, 14, 30));
		expect(dueAtShare(since(at(4, 10)), 'resolution', 1.5, basis('complaint'))).toBe(at(5, 14, 30));
	});

	it.each([
		['running', at(4, 11), at(4, 11), 'running', 'met'],
		['running', at(4, 11), at(4, 11) + 1, 'breached', 'breached'],
		['running', null, at(4, 11), 'running', 'met'],
		['met', at(4, 11), at(5, 11), 'met', 'met'],
		['breached', at(4, 11), at(4, 10), 'breached', 'breached'],
		['none', null, at(4, 10), 'none', 'none'],
	] as const)(
		'that is %s, due %p, is at %p %s and stops as %s',
		(state, dueAt, now, shown, end) => {
			expect(clockState(state, dueAt, now)).toBe(shown);
			expect(stopped(state, dueAt, now)).toBe(end);
		},
	);
});

describe('the ladder', () => {
	it('is planned with warnings at 80 % and breaches, in order of time', () => {
		expect(dueRungs(ladder, basis('complaint'), since(at(4, 10)))).toEqual([
			{ kind: 'sla_warning', at: at(4, 10, 48), rung: null, clock: 'response' },
			{ kind: 'sla_breach', at: at(4, 11), rung: null, clock: 'response' },
			{ kind: 'rung', at: at(4, 11), rung: 1, clock: null },
			{ kind: 'sla_warning', at: at(4, 17, 12), rung: null, clock: 'resolution' },
			{ kind: 'sla_breach', at: at(5, 10), rung: null, clock: 'resolution' },
			{ kind: 'rung', at: at(5, 10), rung: 2, clock: null },
			{ kind: 'rung', at: at(5, 14, 30), rung: 3, clock: null },
		]);
	});

	it('leaves out the rungs a case has reached', () => {
		const rungs = dueRungs(ladder, basis('complaint'), since(at(4, 10)), 2).filter(
			({ kind }) => kind === 'rung',
		);
		expect(rungs.map(({ rung }) => rung)).toEqual([3]);
	});

	it('warns when it is told to', () => {
		const [first] = dueRungs([], basis('complaint'), since(at(4, 10)), 0, 0.5);
		expect(first).toMatchObject({ kind: 'sla_warning', at: at(4, 10, 30) });
	});
});
