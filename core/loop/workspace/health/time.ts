import { DateTime } from 'luxon';

import { lastKnownDay } from '../../../calendar/known-days';
import { attention, type Look, ok, unknown } from './check';

/** Whether somebody said where working time is counted. */
export const timeZone: Look = ({ settings, zoneChosen, say }) => {
	const zone = settings.timeZone;
	if (zoneChosen) return ok(say('health.zone.ok', { zone }));
	return attention(say('health.zone.never', { zone }), say('health.zone.hint'));
};

/** So many days before the end of the calendar somebody is told: clocks of some weeks reach beyond it. */
const noticeDays = 60;

/**
 * Whether the public days are known for the coming twelve months. The State Council announces a year
 * in November before it: long before that nobody can know more, from sixty days before on it matters.
 */
export const calendar: Look = ({ settings, now, say }) => {
	const date = lastKnownDay(settings.calendar);
	if (date === null) return ok(say('health.calendar.own'));
	const today = DateTime.fromMillis(now, { zone: settings.timeZone });
	if (isoDate(today.plus({ months: 12 })) <= date) return ok(say('health.calendar.ok', { date }));
	return isoDate(today.plus({ days: noticeDays })) < date
		? unknown(say('health.calendar.coming', { date }), say('health.calendar.coming.hint'))
		: attention(say('health.calendar.ended', { date }), say('health.calendar.ended.hint'));
};

const isoDate = (moment: DateTime): string => moment.toFormat('yyyy-MM-dd');
