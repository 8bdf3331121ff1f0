import type { LadderRung } from '../model/settings';
import { clocksNow, dueAtShare } from './clock';
import type { ClockBasis, ClockRun } from './clock';
import type { SlaClock } from './case-facts';

/** Something to do about a case at a moment, unless the case has moved on by then. */
export type PlannedDue =
	| { kind: 'rung'; at: number; rung: number; clock: null }
	| { kind: 'sla_warning' | 'sla_breach'; at: number; rung: null; clock: SlaClock };

/** Share of a clock at which its owner is warned. */
export const usualWarning = 0.8;

/**
 * What is to come due while a case's clocks run: a warning and a breach for either clock, and the
 * ladder's rungs above the one already reached. A rung by share counts on the resolution clock.
 *
 * @param run when the clocks started, and their pauses
 * @param reached the rung the case stands on; 0 = none
 * @param warnAt share of a clock, 0–1
 * @returns in order of time
 */
export function dueRungs(
	ladder: readonly LadderRung[],
	basis: ClockBasis,
	run: ClockRun,
	reached = 0,
	warnAt = usualWarning,
): PlannedDue[] {
	const { responseDueAt, resolutionDueAt } = clocksNow(run, basis);
	const breachOf = { response: responseDueAt, resolution: resolutionDueAt };
	const planned: PlannedDue[] = [];
	for (const clock of ['response', 'resolution'] as const) {
		const warning = dueAtShare(run, clock, warnAt, basis);
		planned.push(
			{ kind: 'sla_warning', at: warning, rung: null, clock },
			{ kind: 'sla_breach', at: breachOf[clock], rung: null, clock },
		);
	}
	ladder.forEach(({ at }, index) => {
		const rung = index + 1;
		if (rung <= reached) return;
		const moment =
			'breach' in at ? breachOf[at.breach] : dueAtShare(run, 'resolution', at.share, basis);
		planned.push({ kind: 'rung', at: moment, rung, clock: null });
	});
	return planned.sort((one, other) => one.at - other.at);
}
