import type { CareSettings } from '../model/care-settings';

/** What came of the messages of a campaign. */
export type Reception = { sent: number; optOuts: number };

/** Whether so many have opted out that the campaign has to stop: of enough messages, and more than is allowed. */
export function mustStop(
	{ sent, optOuts }: Reception,
	{ percent, least }: CareSettings['optOutLimit'],
): boolean {
	return sent >= least && optOuts > (sent * percent) / 100;
}
