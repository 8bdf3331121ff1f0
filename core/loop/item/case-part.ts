import { calendarEndBefore } from '../../calendar/known-days';
import type { ItemCase } from '../../model/item';
import { isoTime } from '../../model/item';
import type { Settings } from '../../model/settings';
import type { CaseRow } from '../../store/repositories/cases';

/** What the settings say about a case's clocks. */
export type ClockSettings = Pick<Settings, 'calendar' | 'timeZone'>;

/** One person's link to a case, and the one that a group may see. */
export type CaseLinks = Pick<ItemCase, 'link' | 'groupLink'>;

/** A case as an item carries it. */
export function casePart(row: CaseRow, links: CaseLinks, settings: ClockSettings): ItemCase {
	return {
		id: row.case_id,
		state: row.state,
		priority: row.priority,
		rung: row.rung,
		link: links.link,
		groupLink: links.groupLink,
		pause:
			row.paused_until === null || row.pause_reason === null
				? null
				: { until: new Date(row.paused_until).toISOString(), reason: row.pause_reason },
		sla: {
			preset: row.sla_preset,
			response: { dueAt: isoTime(row.response_due_at), state: row.response_state },
			resolution: { dueAt: isoTime(row.resolution_due_at), state: row.resolution_state },
			calendarEndsOn: calendarEndsOn(row, settings),
		},
	};
}

/** The end of the calendar, where a clock that runs is due behind it. */
export function calendarEndsOn(row: CaseRow, settings: ClockSettings): string | null {
	const moments = [
		row.response_state === 'running' ? row.response_due_at : null,
		row.resolution_state === 'running' ? row.resolution_due_at : null,
	];
	return calendarEndBefore(moments, settings);
}
