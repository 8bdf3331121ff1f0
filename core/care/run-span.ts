import type { Span } from '../model/care-audience';

const day = 86_400_000;

/** Of an outage so much is looked back at: what is older is worth nothing any more. */
export const longestLookBack = 31 * day;

/** What a run has to look at, and whether the clock has done something that somebody should know. */
export type RunSpan = {
	span: Span;
	note: 'first_run' | 'clock_went_back' | 'long_pause' | null;
};

/**
 * The span since the last run. The first run looks at nothing, so that a new campaign does not begin with all
 * that came before it. A clock that was put back begins anew from where it is now: what was found before is
 * stored, so that nothing is found twice.
 *
 * @param last when the last run looked until, epoch ms; `null` = there was none
 */
export function runSpan(last: number | null, now: number): RunSpan {
	if (last === null) return { span: { from: now, until: now }, note: 'first_run' };
	if (last > now) return { span: { from: now, until: now }, note: 'clock_went_back' };
	const from = Math.max(last, now - longestLookBack);
	return { span: { from, until: now }, note: from > last ? 'long_pause' : null };
}
