import { addWorkingTime } from '../calendar/working-time';
import type { WorkingCalendar } from '../calendar/working-time';
import type { SlaPreset } from '../model/settings';
import type { ClockState } from '../model/states';
import type { CaseFacts, Pause } from './case-facts';

/** What a case's clocks run on. */
export type ClockBasis = {
	preset: SlaPreset;
	calendar: WorkingCalendar;
	/** Multiplies the time from start to due; 1 in production. */
	timeScale: number;
	/** Names all of it: due times of another version have to be reckoned again. */
	version: string;
};

/** Both due moments of a case, epoch ms. */
export type Clocks = { responseDueAt: number; resolutionDueAt: number };

/** When the clocks began, and what of the time since they stood still. */
export type ClockRun = Pick<CaseFacts, 'clockStartedAt' | 'pauses'>;

/** Both due moments: working time only, and for the resolution without the pauses. */
export function clocksNow(run: ClockRun, basis: ClockBasis): Clocks {
	const { response } = basis.preset;
	return {
		responseDueAt: dueAfter(run.clockStartedAt, response, basis),
		resolutionDueAt: dueAtShare(run, 'resolution', 1, basis),
	};
}

/**
 * The moment at which that much working time has passed, pauses left out. The scale is applied to the
 * whole wait, nights and weekends included, so that a compressed day compresses them too.
 */
export function dueAfter(
	from: number,
	duration: number,
	{ calendar, timeScale }: Pick<ClockBasis, 'calendar' | 'timeScale'>,
	pauses: readonly Pause[] = [],
): number {
	// Pauses lie in the time of people; the calendar is asked in the time before compression.
	const stretched = (at: number) => from + (at - from) / timeScale;
	const spans = pauses.map((one) => ({ from: stretched(one.from), to: stretched(one.to) }));
	const due = addWorkingTime(calendar, from, duration, spans);
	return Math.round(from + (due - from) * timeScale);
}

/** The moment at which a share (0–1 and above) of a clock has elapsed. */
export function dueAtShare(
	{ clockStartedAt, pauses }: ClockRun,
	clock: keyof SlaPreset,
	share: number,
	basis: ClockBasis,
): number {
	const standing = clock === 'resolution' ? pauses : [];
	return dueAfter(clockStartedAt, basis.preset[clock] * share, basis, standing);
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
