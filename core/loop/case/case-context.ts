import { compileCalendar, type WorkingCalendar } from '../../calendar/working-time';
import type { ClockBasis } from '../../case/clock';
import type { CaseContext } from '../../case/decision';
import { presetNamed } from '../../case/preset';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';

/** Settings objects are shared and never changed, so each is compiled once. */
const calendars = new WeakMap<Settings, WorkingCalendar>();

export function calendarOf(settings: Settings): WorkingCalendar {
	const known = calendars.get(settings);
	if (known) return known;
	const calendar = compileCalendar(settings.calendar, settings.timeZone);
	calendars.set(settings, calendar);
	return calendar;
}

/**
 * What the clocks of a preset run on; `null` when a case has none.
 *
 * @throws SetupError if the workspace has no preset of that name, or no working time.
 */
export function clockBasis(settings: Settings, preset: string | null): ClockBasis | null {
	if (preset === null) return null;
	return {
		preset: presetNamed(settings, preset),
		calendar: calendarOf(settings),
		timeScale: settings.timeScale,
	};
}

/** What a decision about a case asks of its workspace. */
export function caseContext(
	settings: Settings,
	preset: string | null,
	people: { person: Person | null; handOverTo: Person | null },
): CaseContext {
	return {
		...people,
		ladder: settings.ladder,
		compensation: settings.compensation,
		basis: clockBasis(settings, preset),
		verifyAfter: settings.verifyAfter,
		verifyTimeout: settings.verifyTimeout,
		timeScale: settings.timeScale,
	};
}
