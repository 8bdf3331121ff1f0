import { type ProblemList, type ProblemState } from '../../model/problem';
import { rootCauses } from '../../model/case-words';
import { countCauses, countLinks, listProblems } from '../../store/repositories/problems';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { itemProblem, type ItemProblem, ownersLinks } from './problem-part';

/** The problems of a workspace, what moves the score most first. */
export async function problemsOf(
	house: House,
	now: number,
	filter: {
		states: readonly ProblemState[] | null;
		ownerId: string | null;
		overdueOnly: boolean;
		list: ProblemList | null;
		limit: number | null;
		test: boolean;
	},
): Promise<ItemProblem[]> {
	const { store, workspace } = house;
	const { states, ownerId, overdueOnly, list, limit, test } = filter;
	const rows = await listProblems(store.db, workspace, {
		states,
		ownerId,
		dueBefore: overdueOnly ? now : null,
		difficulties: list === null ? null : difficultiesOf[list],
		limit,
		test,
	});
	const links = await countLinks(
		store.db,
		workspace,
		rows.map(({ problem_id: id }) => id),
	);
	const linkOf = await ownersLinks(house, now);
	return rows.map((row) => {
		const { problem_id: id, owner_id: owner } = row;
		return itemProblem(row, links.get(id), owner === null ? null : linkOf(owner));
	});
}

const difficultiesOf = {
	'90_days': ['easy', 'medium'],
	'1_to_3_years': ['hard'],
	unknown: ['unknown'],
} as const;

/** A root cause of so many cases that it should be a problem, and is none yet. */
export type Proposal = { cause: string; name: string; cases: number; text: string };

/** Root causes of many cases of the last days that nobody has made a problem of. */
export async function proposedProblems(
	house: House,
	now: number,
	{ days, fewest }: { days: number; fewest: number },
): Promise<Proposal[]> {
	const say = sayOf(house);
	const span = { from: now - days * 86_400_000, until: now + 1 };
	const counts = await countCauses(house.store, house.workspace, span);
	return counts
		.filter(({ cases, problemId }) => problemId === null && cases >= fewest)
		.map(({ cause, cases }) => {
			const known = rootCauses.find((one) => one === cause);
			const name = known ? say(`cause.${known}`) : cause;
			return { cause, name, cases, text: say('problem.proposal', { name, cases, days }) };
		});
}
