import { dayAt } from '../../../calendar/wall-time';
import { sizeOf } from '../../../insight/tally';
import type { Settings } from '../../../model/settings';
import { firstAnswer } from '../../../store/repositories/data-pages';
import { talliesBy } from '../../../store/repositories/tallies-by';
import type { House } from '../../house';

/** What the name of a group becomes; one that is too small has none. */
export type LargeGroups = {
	segment: (name: string) => string;
	touchpoint: (name: string) => string;
	/** The surveys that have answers. */
	surveys: readonly string[];
};

/** In place of the name of a group that is too small. */
export const otherGroup = 'other';

/**
 * The groups of which enough answers are there at all, whatever period is asked for: what few have said would tell who
 * said it, and what a tool adds to its figures every day has to keep its name.
 */
export async function largeGroups(
	house: House,
	now: number,
	{ timeZone, minimumN }: Settings,
): Promise<LargeGroups> {
	const first = await firstAnswer(house);
	const segments = new Map<string, number>();
	const touchpoints = new Map<string, number>();
	const surveys = new Set<string>();
	if (first !== null) {
		const days = { first: dayAt(timeZone, first), last: dayAt(timeZone, now), timeZone };
		const filters = { surveyKey: null, metric: null, segment: null, touchpoint: null };
		const scope = {
			place: house,
			period: { from: first, until: now },
			filters: { ...filters, team: null, owner: null },
			responsible: null,
			now,
		};
		const by = { fields: ['segment', 'touchpoint'] as const, each: null };
		for (const { groups, surveyKey, tally } of await talliesBy(scope, days, by)) {
			const [segment = null, touchpoint = null] = groups;
			const n = sizeOf(tally);
			surveys.add(surveyKey);
			if (segment !== null) segments.set(segment, (segments.get(segment) ?? 0) + n);
			if (touchpoint !== null) touchpoints.set(touchpoint, (touchpoints.get(touchpoint) ?? 0) + n);
		}
	}
	const named = (sizes: ReadonlyMap<string, number>) => (name: string) =>
		(sizes.get(name) ?? 0) >= minimumN ? name : otherGroup;
	return {
		segment: named(segments),
		touchpoint: named(touchpoints),
		surveys: [...surveys].sort(),
	};
}
