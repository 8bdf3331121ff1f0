import type { OpenLinkSettings } from '../model/settings';

const minute = 60_000;

/** Within which time answers at open links are counted, ms. */
export const countedWithin = { minute, hour: 60 * minute } as const;

/** How many answers began: at one link in a minute, and from one address in a minute and in an hour. */
export type OpenCounts = { link: number; addressMinute: number; addressHour: number };

/**
 * How many may begin from one address in a minute: a quarter of what a link takes, so that one address
 * alone keeps nobody else from it.
 */
export const perAddressAndMinute = ({ perMinute }: OpenLinkSettings): number =>
	Math.ceil(perMinute / 4);

/**
 * Whether one more answer may begin. Nobody is turned away for good: it is a matter of waiting.
 *
 * @returns `null` = it may; else after how many seconds to try again
 */
export function waitForOpenAnswer(counts: OpenCounts, limits: OpenLinkSettings): number | null {
	if (counts.addressHour >= limits.perAddress) return 600;
	const full =
		counts.addressMinute >= perAddressAndMinute(limits) || counts.link >= limits.perMinute;
	return full ? 60 : null;
}
