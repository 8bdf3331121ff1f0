/** How many answers began at an open link, and with one sender, within the time of its limit. */
export type OpenCounts = { link: number; sender: number };

/** What is counted within which time, ms, and how many may come. */
export const openLimits = {
	link: { within: 60_000, most: 120 },
	sender: { within: 3_600_000, most: 120 },
} as const;

/**
 * Whether one more answer may begin. Nobody is turned away for good: it is a matter of waiting.
 *
 * @returns `null` = it may; else after how many seconds to try again
 */
export function waitForOpenAnswer(counts: OpenCounts): number | null {
	if (counts.sender >= openLimits.sender.most) return 600;
	return counts.link >= openLimits.link.most ? 60 : null;
}
