import { dayAt, type DayNumber } from '../calendar/wall-time';
import type { LocalDays, Search, Span } from '../model/care-audience';
import type { Campaign } from './campaign';
import { momentOn } from './moment-on';

const day = 86_400_000;

/**
 * What has to be looked up for everything that comes due in a span: no day and no moment beside those.
 *
 * @param zones IANA names that are known, the workspace's among them
 */
export function searchIn(campaign: Campaign, span: Span, zones: readonly string[]): Search {
	const first = (campaign.steps[0]?.days ?? 0) * day;
	const offsets = [...new Set(campaign.steps.map(({ days }) => days))];
	const grouped = new Map<string, LocalDays>();
	for (const zone of new Set(zones)) {
		const come = daysIn(zone, span, campaign.at);
		const days = [...new Set(come.flatMap((one) => offsets.map((offset) => one - offset)))];
		if (days.length === 0) continue;
		const key = days.join(' ');
		const group = grouped.get(key) ?? { zones: [], days };
		group.zones.push(zone);
		grouped.set(key, group);
	}
	return {
		days: [...grouped.values()],
		moments: { from: span.from - first, until: span.until - first },
	};
}

/** The days whose time of day lies in a span. */
function daysIn(zone: string, { from, until }: Span, at: string): DayNumber[] {
	const days: DayNumber[] = [];
	for (let one = dayAt(zone, from) - 1; one <= dayAt(zone, until) + 1; one += 1) {
		const moment = momentOn(zone, one, at);
		if (from < moment && moment <= until) days.push(one);
	}
	return days;
}
