import { isoTime, type IsoTime, type ItemOwner } from '../../model/item';
import {
	type Difficulty,
	listOf,
	type ProblemLink,
	type ProblemList,
	type ProblemOrigin,
	type ProblemState,
} from '../../model/problem';
import type { ShapeOf } from '../../model/shape';
import { findPerson } from '../../store/repositories/people';
import { countLinks, type ProblemRow } from '../../store/repositories/problems';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';

/** A problem on an item. */
export type ItemProblem = {
	id: string;
	title: string;
	state: ProblemState;
	/** What it was recognised by, e.g. `root_cause` and `delivery`. */
	origin: { kind: ProblemOrigin; ref: string };
	ownerId: string | null;
	remedy: string | null;
	difficulty: Difficulty | null;
	influence: number | null;
	list: ProblemList;
	dueAt: IsoTime | null;
	startedAt: IsoTime | null;
	doneAt: IsoTime | null;
	reason: string | null;
	surveyKey: string | null;
	/** How much hangs on it. */
	links: Record<ProblemLink, number>;
};

/** As the editor shows it before anything has run. */
export const problemShape: ShapeOf<ItemProblem> = {
	id: 'text',
	title: 'text',
	state: 'text',
	origin: { kind: 'text', ref: 'text' },
	ownerId: 'text',
	remedy: 'text',
	difficulty: 'text',
	influence: 'number',
	list: 'text',
	dueAt: 'text',
	startedAt: 'text',
	doneAt: 'text',
	reason: 'text',
	surveyKey: 'text',
	links: { case: 'number', topic: 'number', alarm: 'number', root_cause: 'number' },
};

const noLinks: Record<ProblemLink, number> = { case: 0, topic: 0, alarm: 0, root_cause: 0 };

/** A problem as part of an item. */
export function itemProblem(
	row: ProblemRow,
	links: Partial<Record<ProblemLink, number>> = {},
): ItemProblem {
	return {
		id: row.problem_id,
		title: row.title,
		state: row.state,
		origin: { kind: row.origin, ref: row.origin_ref },
		ownerId: row.owner_id,
		remedy: row.remedy,
		difficulty: row.difficulty,
		influence: row.influence,
		list: listOf(row.difficulty),
		dueAt: isoTime(row.due_at),
		startedAt: isoTime(row.started_at),
		doneAt: isoTime(row.done_at),
		reason: row.reason,
		surveyKey: row.survey_key,
		links: { ...noLinks, ...links },
	};
}

/** A problem with its owner, read as they are now. */
export async function problemPart(
	{ store, workspace }: House,
	row: ProblemRow,
	db: Db | Tx = store.db,
): Promise<{ problem: ItemProblem; ownerPart: ItemOwner | null }> {
	const links = await countLinks(db, workspace, [row.problem_id]);
	const person = row.owner_id === null ? undefined : await findPerson(db, workspace, row.owner_id);
	return {
		problem: itemProblem(row, links.get(row.problem_id)),
		ownerPart: person ? ownerOfPerson(person) : null,
	};
}

/** The activity of a problem that was done at a moment. */
export const doneActivity = (problemId: string, at: number): string =>
	`${problemId}:problem_done:${at}`;

/** Which problem an activity is about. */
export const problemOfActivity = (activityId: string): string => activityId.split(':')[0] ?? '';
