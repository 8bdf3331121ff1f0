import { dayAt } from '../../../calendar/wall-time';
import { hiddenGroups } from '../../../insight/breakdown/small-cells';
import { sizeOf } from '../../../insight/tally';
import type { Settings } from '../../../model/settings';
import { firstAnswer } from '../../../store/repositories/data-pages';
import { talliesBy } from '../../../store/repositories/tallies-by';
import type { House } from '../../house';

/** What the name of a group becomes (`null` = it has none); one that is too small loses it. */
export type LargeGroups = {
	segment: (name: string | null) => string | null;
	touchpoint: (name: string | null) => string | null;
	/** The surveys that have answers. */
	surveys: readonly string[];
};

/** In place of the name of a group that is too small, or that keeps such a one company. */
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
	const segments: Sizes = new Map();
	const touchpoints: Sizes = new Map();
	const surveys = new Set<string>();
	const today = dayAt(timeZone, now);
	if (first !== null && dayAt(timeZone, first) <= today) {
		const days = { first: dayAt(timeZone, first), last: today, timeZone };
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
			segments.set(segment, (segments.get(segment) ?? 0) + n);
			touchpoints.set(touchpoint, (touchpoints.get(touchpoint) ?? 0) + n);
		}
	}
	return {
		segment: namedOf(segments, minimumN),
		touchpoint: namedOf(touchpoints, minimumN),
		surveys: [...surveys].sort(),
	};
}

/** Answers by the name of the group. */
type Sizes = Map<string | null, number>;

/**
 * Who has named no group says nothing by that. A small group that would be the only one without its name takes a
 * second one along, as in Breakdown.
 */
function namedOf(sizes: Sizes, minimumN: number): LargeGroups['segment'] {
	const byName = [...sizes].sort(([one], [other]) => ((one ?? '') < (other ?? '') ? -1 : 1));
	const isSmall = byName.some(([name, n]) => name !== null && n < minimumN);
	const groups = isSmall ? byName : byName.filter(([name]) => name !== null);
	const hidden = hiddenGroups(
		groups.map(([, n]) => n),
		minimumN,
	);
	const shown = new Set(groups.filter((_, at) => !hidden.has(at)).map(([name]) => name));
	return (name) => (shown.has(name) || (name === null && !isSmall) ? name : otherGroup);
}
