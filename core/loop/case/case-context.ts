import { createHash } from 'node:crypto';

import { chinaNotices } from '../../calendar/china-notices';
import { compileCalendar, type WorkingCalendar } from '../../calendar/working-time';
import type { ClockBasis } from '../../case/clock';
import type { CaseContext } from '../../case/decision';
import { presetNamed } from '../../case/preset';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import { canonicalJson } from '../../survey/version';

/** Settings objects are shared and never changed, so each is compiled once. */
const calendars = new WeakMap<Settings, WorkingCalendar>();

export function calendarOf(settings: Settings): WorkingCalendar {
	const known = calendars.get(settings);
	if (known) return known;
	const calendar = compileCalendar(settings.calendar, settings.timeZone);
	calendars.set(settings, calendar);
	return calendar;
}

const versions = new WeakMap<Settings, string>();

/**
 * Names all that due times are reckoned with: hours, days, zone, presets, ladder, and the public days that
 * this package knows. Another name means that clocks that run have to be reckoned again.
 */
export function clockVersion(settings: Settings): string {
	const known = versions.get(settings);
	if (known !== undefined) return known;
	const { timeZone, calendar, slaPresets, ladder, timeScale } = settings;
	const publicDays = calendar.publicDays === 'china' ? chinaNotices : null;
	const all = { timeZone, calendar, slaPresets, ladder, timeScale, publicDays };
	const version = createHash('sha256').update(canonicalJson(all)).digest('hex').slice(0, 16);
	versions.set(settings, version);
	return version;
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
		version: clockVersion(settings),
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
		calendar: calendarOf(settings),
		basis: clockBasis(settings, preset),
		longestPause: settings.longestPause,
		verifyAfter: settings.verifyAfter,
		verifyTimeout: settings.verifyTimeout,
		timeScale: settings.timeScale,
	};
}
