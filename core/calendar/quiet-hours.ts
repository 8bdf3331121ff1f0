import { SetupError } from '../model/errors';
import type { ContactPolicy } from '../model/settings';
import { shown } from '../model/shown';
import { firstTimeZone } from './time-zone';
import { dayAt, momentsOf } from './wall-time';
import { minutesOf } from './weekly-hours';

/**
 * `at` itself outside quiet hours, else the moment at which they end. The window may run over
 * midnight (`21:00`–`08:00`). It begins at `from` and is over at `to`; a window whose ends are equal
 * is empty.
 *
 * @param timeZones in order of preference, e.g. the customer's, then the workspace's; the first one
 *   that is known counts, unknown and missing ones are passed over
 * @param at epoch ms
 * @throws SetupError if no zone is known, a time is not `HH:MM`, or the window fills the whole day
 */
export function nextAllowedMoment(
	quietHours: ContactPolicy['quietHours'],
	timeZones: ReadonlyArray<string | null | undefined>,
	at: number,
): number {
	if (quietHours === null) return at;
	const { from, to } = windowOf(quietHours);
	if (from === to) return at;
	const timeZone = firstTimeZone(timeZones);
	if (timeZone === null) {
		throw new SetupError(
			`Quiet hours need a time zone, and none of ${shown(timeZones)} is known.`,
			"Set the workspace's time zone to an IANA name, such as 'Asia/Shanghai'.",
		);
	}
	let allowed = at;
	const today = dayAt(timeZone, at);
	// The window that began yesterday, today's, and, where clocks go back over midnight, tomorrow's.
	for (const day of [today - 1, today, today + 1]) {
		const [start = 0] = momentsOf(timeZone, day, [from]);
		const [end = 0] = momentsOf(timeZone, from < to ? day : day + 1, [to]);
		if (start <= allowed && allowed < end) allowed = end;
	}
	return allowed;
}

function windowOf(quietHours: { from: string; to: string }): { from: number; to: number } {
	const from = minutesOf(quietHours.from);
	const to = minutesOf(quietHours.to);
	const written = shown(`${quietHours.from}–${quietHours.to}`);
	if (from === null || to === null) {
		throw new SetupError(
			`The quiet hours ${written} are not two times.`,
			"Write both as HH:MM on a 24-hour clock, such as '21:00' and '08:00'.",
		);
	}
	if (from % 1440 === to % 1440 && from !== to) {
		throw new SetupError(
			`The quiet hours ${written} fill the whole day: nothing could ever be sent.`,
			'Leave some time of the day open, or switch the workflow off.',
		);
	}
	return { from: from % 1440, to: to % 1440 };
}
