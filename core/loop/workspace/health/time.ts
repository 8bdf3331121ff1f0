import { DateTime } from 'luxon';

import { lastChinaDay } from '../../../calendar/china-days';
import type { CalendarSettings } from '../../../model/settings';
import { attention, type Look, ok, unknown } from './check';

/** Whether somebody said where working time is counted. */
export const timeZone: Look = ({ settings, zoneChosen, say }) => {
	const zone = settings.timeZone;
	if (zoneChosen) return ok(say('health.zone.ok', { zone }));
	return attention(say('health.zone.never', { zone }), say('health.zone.hint'));
};

/**
 * Whether the public days are known for the coming twelve months. The State Council announces a year
 * in November before it: until December nobody can know more, after that somebody has to act.
 */
export const calendar: Look = ({ settings, now, say }) => {
	if (settings.calendar.publicDays === 'none') return ok(say('health.calendar.own'));
	const date = lastDayCovered(settings.calendar);
	const today = DateTime.fromMillis(now, { zone: settings.timeZone });
	if (isoDate(today.plus({ months: 12 })) <= date) return ok(say('health.calendar.ok', { date }));
	const announced = `${date.slice(0, 4)}-12-01`;
	return isoDate(today) < announced
		? unknown(say('health.calendar.coming', { date }), say('health.calendar.coming.hint'))
		: attention(say('health.calendar.ended', { date }), say('health.calendar.ended.hint'));
};

const isoDate = (moment: DateTime): string => moment.toFormat('yyyy-MM-dd');

/** The workspace's own days bridge the time until a year is built in. */
function lastDayCovered({ days }: CalendarSettings): string {
	const own = new Set(days.map(({ date }) => date.slice(0, 4)));
	let year = Number(lastChinaDay.slice(0, 4));
	while (own.has(String(year + 1))) year += 1;
	return `${year}-12-31`;
}
