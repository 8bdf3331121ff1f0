import { addWorkingTime } from '../calendar/working-time';
import type { WorkingCalendar } from '../calendar/working-time';
import type { SlaPreset } from '../model/settings';
import type { ClockState } from '../model/states';

/** What a case's clocks run on. */
export type ClockBasis = {
	preset: SlaPreset;
	calendar: WorkingCalendar;
	/** Multiplies the time from start to due; 1 in production. */
	timeScale: number;
};

/** Both due moments of a case, epoch ms. */
export type Clocks = { responseDueAt: number; resolutionDueAt: number };

/** Starts both clocks at `openedAt`: they run in working time only. */
export function startClocks(openedAt: number, basis: ClockBasis): Clocks {
	return {
		responseDueAt: dueAfter(openedAt, basis.preset.response, basis),
		resolutionDueAt: dueAfter(openedAt, basis.preset.resolution, basis),
	};
}

/**
 * The moment at which that much working time has passed. The scale is applied to the whole wait,
 * nights and weekends included, so that a compressed day compresses them too.
 */
export function dueAfter(
	from: number,
	duration: number,
	{ calendar, timeScale }: Pick<ClockBasis, 'calendar' | 'timeScale'>,
): number {
	const due = addWorkingTime(calendar, from, duration);
	return Math.round(from + (due - from) * timeScale);
}

/** The moment at which a share (0–1 and above) of a clock has elapsed. */
export function dueAtShare(
	startedAt: number,
	clock: keyof SlaPreset,
	share: number,
	basis: ClockBasis,
): number {
	return dueAfter(startedAt, basis.preset[clock] * share, basis);
}

/** A stored state as it is now: a clock that runs past its due moment is breached. */
export function clockState(state: ClockState, dueAt: number | null, now: number): ClockState {
	return state === 'running' && dueAt !== null && now > dueAt ? 'breached' : state;
}

/** How a clock ends when its work is done now: met until its due moment, breached after it. */
export function stopped(state: ClockState, dueAt: number | null, now: number): ClockState {
	if (state !== 'running') return state;
	return clockState(state, dueAt, now) === 'breached' ? 'breached' : 'met';
}
