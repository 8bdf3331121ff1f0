import { SetupError } from '../../model/errors';
import { derivedId } from '../../model/id';
import { isoTime, type IsoTime, type ItemOwner } from '../../model/item';
import {
	type Difficulty,
	listOf,
	type ProblemLink,
	type ProblemList,
	type ProblemOrigin,
	type ProblemState,
	type PublicTexts,
} from '../../model/problem';
import type { ShapeOf } from '../../model/shape';
import { type Endpoint, findEndpoint } from '../../store/repositories/endpoints';
import { findPerson } from '../../store/repositories/people';
import { countLinks, findProblem, type ProblemRow } from '../../store/repositories/problems';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import { caseAddress, problemsLink } from '../case/case-link';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { storedTexts } from './public-texts';

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
	/** What everybody may read of it once it is done, by language; empty = it never appears in public. */
	publicTexts: PublicTexts;
	/** The owner's own link to their problems; `null` where nobody owns it, no page is published, or others read it. */
	link: string | null;
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
	publicTexts: 'map',
	link: 'text',
	links: { case: 'number', topic: 'number', alarm: 'number', root_cause: 'number' },
};

const noLinks: Record<ProblemLink, number> = { case: 0, topic: 0, alarm: 0, root_cause: 0 };

/** A problem as part of an item. */
export function itemProblem(
	row: ProblemRow,
	links: Partial<Record<ProblemLink, number>> = {},
	link: string | null = null,
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
		publicTexts: storedTexts(row.public_texts),
		link,
		links: { ...noLinks, ...links },
	};
}

/**
 * A problem with its owner, read as they are now.
 *
 * @param now when the owner's link is made; `null` = others read it, so there is none
 */
export async function problemPart(
	house: House,
	now: number | null,
	row: ProblemRow,
	db: Db | Tx = house.store.db,
): Promise<{ problem: ItemProblem; ownerPart: ItemOwner | null }> {
	const { workspace } = house;
	const linkOf = now === null ? () => null : await ownersLinks(house, now, db);
	const links = await countLinks(db, workspace, [row.problem_id]);
	const person = row.owner_id === null ? undefined : await findPerson(db, workspace, row.owner_id);
	return {
		problem: itemProblem(row, links.get(row.problem_id), person ? linkOf(person.id) : null),
		ownerPart: person ? ownerOfPerson(person) : null,
	};
}

/** What makes an owner's link to their problems; it gives `null` where no page that people can reach is published. */
export async function ownersLinks(
	house: House,
	now: number,
	db: Db | Tx = house.store.db,
): Promise<(personId: string) => string | null> {
	const page = await findEndpoint(db, house.workspace, 'case', '');
	const address = page?.active === 1 ? await addressOf(house, page, db) : null;
	return (personId) => (address === null ? null : problemsLink(house, address, { personId, now }));
}

async function addressOf(house: House, page: Endpoint, db: Db | Tx): Promise<string | null> {
	try {
		return caseAddress(house, page, (await loadSettings(db, house.workspace)).sandbox);
	} catch (error) {
		// A problem is one without the link, too.
		if (error instanceof SetupError) return null;
		throw error;
	}
}

/** Whether there is such a problem: the sample of a template is none. */
export const isProblem = async ({ store, workspace }: House, id: string): Promise<boolean> =>
	(await findProblem(store.db, workspace, id)) !== undefined;

/** The activity of a problem that was done at a moment. */
export const doneActivity = (problemId: string, at: number): string =>
	`${problemId}:problem_done:${at}`;

/** The activity of a problem that somebody was given at a moment. */
export const handedOverActivity = (problemId: string, ownerId: string, at: number): string =>
	[problemId, 'problem_handed_over', heirMark(ownerId), at].join(':');

/** Whether an activity gave the problem to whoever has it now. */
export const isHandedTo = (activityId: string, ownerId: string | null): boolean =>
	ownerId !== null && activityId.split(':')[2] === heirMark(ownerId);

// An ID of another system may be anything, an address, too.
const heirMark = (ownerId: string): string => derivedId('prs', 'heir', ownerId);

/**
 * The same once more, for the workflow that could not tell everybody at once.
 *
 * @param told how many were told so far, which tells one round from the next
 */
export const restActivity = (
	problemId: string,
	doneAt: number,
	{ workflowId, told }: { workflowId: string; told: number },
): string => `${doneActivity(problemId, doneAt)}:rest:${told}:${workflowId}`;

/** The workflow that an activity is for alone; `null` = it is for all. */
export function workflowOfActivity(activityId: string): string | null {
	const [, kind, , rest, , ...workflow] = activityId.split(':');
	return kind === 'problem_done' && rest === 'rest' ? workflow.join(':') : null;
}

/** Which problem an activity is about. */
export const problemOfActivity = (activityId: string): string => activityId.split(':')[0] ?? '';
