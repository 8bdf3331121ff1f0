import type { SummaryFilters } from '../../../store/repositories/summary-scope';

/**
 * Whether a report is about all there is: what belongs to no survey, team or owner is left out of a report of one
 * of them.
 *
 * @param known filters that what is shown knows, too
 */
export function isWhole(
	filters: SummaryFilters,
	known: ReadonlyArray<keyof SummaryFilters> = [],
): boolean {
	return (Object.keys(filters) as Array<keyof SummaryFilters>).every(
		(key) => filters[key] === null || known.includes(key),
	);
}
