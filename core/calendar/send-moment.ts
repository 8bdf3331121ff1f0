import { SetupError } from '../model/errors';
import type { CalendarSettings, ContactPolicy } from '../model/settings';
import { nextAllowedMoment } from './quiet-hours';
import { firstTimeZone } from './time-zone';
import { dayAt, type DayNumber, momentsOf, weekdayOf } from './wall-time';
import { isWorkday } from './workdays';

/** After so many days in a row on which nothing may be sent, a search gives up. */
const searchDays = 400;
const halfHour = 1_800_000;

/** When customers may be written to. */
export type SendTimes = Pick<ContactPolicy, 'quietHours' | 'sendDays'> & {
	calendar: CalendarSettings;
};

export type SendMoment = {
	/** Epoch ms. */
	at: number;
	/** What moved it last past where it was; a day that is none weighs more than an hour. */
	movedBy: 'quiet_hours' | 'send_days' | null;
};

/**
 * `at` itself where sending is allowed, else the first moment after it that is: outside quiet hours and
 * on a send day. Both are those of the same zone; the workdays are the dates of the calendar.
 *
 * @param timeZones in order of preference, as `nextAllowedMoment` takes them
 * @throws SetupError as `nextAllowedMoment`, or if 400 days in a row are none to send on
 */
export function nextSendMoment(
	{ quietHours, sendDays, calendar }: SendTimes,
	timeZones: ReadonlyArray<string | null | undefined>,
	at: number,
): SendMoment {
	const quiet = (moment: number) => nextAllowedMoment(quietHours, timeZones, moment);
	let moment = quiet(at);
	let movedBy: SendMoment['movedBy'] = moment > at ? 'quiet_hours' : null;
	const timeZone = firstTimeZone(timeZones);
	if (sendDays === 'all' || timeZone === null) return { at: moment, movedBy };
	const last = dayAt(timeZone, at) + searchDays;
	for (let day = dayAt(timeZone, moment); !isSendDay(sendDays, calendar, day);) {
		const [midnight = 0] = momentsOf(timeZone, day + 1, [0]);
		// Where clocks go back over midnight, the day goes on after the next one has been reached once.
		moment = quiet(midnight > moment ? midnight : moment + halfHour);
		movedBy = 'send_days';
		day = dayAt(timeZone, moment);
		if (day <= last) continue;
		throw new SetupError(
			`The contact policy leaves no day in ${searchDays} on which anything could be sent.`,
			'Change Send Days of the contact policy, or the days off in Working Time.',
		);
	}
	return { at: moment, movedBy };
}

function isSendDay(
	sendDays: Exclude<ContactPolicy['sendDays'], 'all'>,
	calendar: CalendarSettings,
	day: DayNumber,
): boolean {
	return sendDays === 'workdays' ? isWorkday(calendar, day) : sendDays.includes(weekdayOf(day));
}
