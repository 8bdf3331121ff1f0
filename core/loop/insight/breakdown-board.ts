import { fairEstimates, type PlaceRange, placesOf } from '../../insight/breakdown/leaderboard';
import type { Group, Table } from '../../insight/breakdown/table';
import type { Shrunk } from '../../insight/stats/shrinkage';

export type Board = {
	order: Group[];
	places: Map<Group, PlaceRange & { of: number }>;
	brackets: PlaceRange[];
	fair: Map<Group, Shrunk>;
};

export const noBoard: Board = { order: [], places: new Map(), brackets: [], fair: new Map() };

/**
 * Who is known by name stands on it; a place is for those with enough answers.
 *
 * @param how.isBoard whether owners or teams stand beside each other, who have a fair estimate
 */
export function boardOf(
	{ groups }: Table,
	{ minimumN, isBoard }: { minimumN: number; isBoard: boolean },
): Board {
	const named = groups.filter(({ values }) => values?.every((value) => value !== null));
	const estimates = isBoard ? fairEstimates(named.map(({ tally }) => tally)) : null;
	const fair = new Map(
		named.flatMap((group, at): Array<[Group, Shrunk]> => {
			const one = estimates?.[at];
			return one ? [[group, one]] : [];
		}),
	);
	const standing = (group: Group) => fair.get(group)?.value ?? group.figure.value ?? 0;
	const order = [...groups].sort((one, other) => {
		const last = Number(one.values === null) - Number(other.values === null);
		return last === 0 ? standing(other) - standing(one) : last;
	});
	const enough = order.filter((group) => named.includes(group) && group.figure.n >= minimumN);
	if (enough.length < 2) return { order, places: new Map(), brackets: [], fair };
	const { places, brackets } = placesOf(enough.map(({ tally }) => tally));
	const placed = enough.flatMap((group, at): Array<[Group, PlaceRange & { of: number }]> => {
		const place = places[at];
		return place ? [[group, { ...place, of: enough.length }]] : [];
	});
	return { order, places: new Map(placed), brackets, fair };
}
