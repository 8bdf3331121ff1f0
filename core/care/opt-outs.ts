import type { CareSettings } from '../model/care-settings';

/** What was sent so many days ago says nothing of a campaign as it is now. */
export const receptionDays = 90;

/** What came of the messages of a campaign. */
export type Reception = { sent: number; optOuts: number };

/** Whether so many have opted out that the campaign has to stop: of enough messages, and more than is allowed. */
export function mustStop(
	{ sent, optOuts }: Reception,
	{ percent, least }: CareSettings['optOutLimit'],
): boolean {
	return sent >= least && optOuts > (sent * percent) / 100;
}

/**
 * Of how many messages so many opt-outs are too many at most: with more of them they are not, so nobody has
 * to count further.
 */
export function mostSent(
	optOuts: number,
	{ percent }: Pick<CareSettings['optOutLimit'], 'percent'>,
): number {
	if (optOuts === 0) return 0;
	if (percent === 0) return Number.MAX_SAFE_INTEGER;
	return Math.ceil((optOuts * 100) / percent);
}
