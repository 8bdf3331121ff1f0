import { createHash } from 'node:crypto';

import { moveRefusal } from '../../case/problem/transition';
import { momentOf } from '../../calendar/moment';
import { dateOf, dayAt } from '../../calendar/wall-time';
import { isObject, parsedJson } from '../../model/json';
import type { Person } from '../../model/people';
import type { PublicText } from '../../model/problem';
import type { ProblemFault, WantedProblem } from '../../pages/problem-form';
import { auditOf, type AuditRow } from '../../store/repositories/audit';
import { listPeople } from '../../store/repositories/people';
import { findProblem, holdProblem, type ProblemRow } from '../../store/repositories/problems';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { personNamed } from '../team/team';
import type { ProblemFactsGiven } from './problem-facts';
import { mergedTexts, namedTexts, storedTexts } from './public-texts';
import { moveProblem } from './update';

type Shown = Pick<ProblemRow, 'state' | 'due_at' | 'remedy' | 'public_texts' | 'owner_id'>;
const shownFields = ['state', 'due', 'remedy', 'texts', 'owner'] as const;
export type ShownField = (typeof shownFields)[number];

/** Marks of what a form showed, so that somebody else's change since then is noticed, and which it was. */
export function seenOfProblem(shown: Shown): string {
	const { state, due_at: due, remedy, public_texts: texts, owner_id: owner } = shown;
	return [state, due ?? '', markOf(remedy), markOf(texts), markOf(owner)].join('|');
}

const markOf = (text: string | null): string =>
	createHash('sha256')
		.update(text ?? '')
		.digest('base64url')
		.slice(0, 12);

/** What has changed since a form was served; of what it did not show yet nothing is known. */
function changedSince(seen: string, row: Shown): ShownField[] {
	const [was, is] = [seen.split('|'), seenOfProblem(row).split('|')];
	return shownFields.filter((_, at) => was[at] !== is[at] && (at < 3 || was[at] !== undefined));
}

export type MovedOnPage =
	| { kind: 'saved' | 'handed_over' | 'unchanged'; row: ProblemRow }
	/** Somebody else changed these fields while the form lay open. */
	| { kind: 'conflict'; row: ProblemRow; changed: ShownField[]; by: string | null }
	| { kind: 'refused'; row: ProblemRow; faults: ProblemFault[] }
	| { kind: 'gone' };

/**
 * Moves a problem on, or hands it over, as its owner, or whoever leads, says on the page. One that nobody owns is
 * taken on by who plans it. Nothing is changed that somebody else has changed since the form was served.
 *
 * @param input.may whether this person may work on a problem
 */
export async function moveOnPage(
	house: House,
	now: number,
	input: {
		problemId: string;
		wanted: WantedProblem;
		seen: string;
		person: Pick<Person, 'id' | 'name'>;
		test: boolean;
		may: (row: ProblemRow) => boolean;
	},
): Promise<MovedOnPage> {
	const { store, workspace } = house;
	const { wanted, person } = input;
	const { timeZone } = await loadSettings(store.db, workspace);
	const named = await namedOnPage(house, input);
	return await store.transaction(async (tx): Promise<MovedOnPage> => {
		const before = await holdProblem(tx, store.dialect, workspace, input.problemId);
		if (!before || (before.test === 1) !== input.test) return { kind: 'gone' };
		const { state: to, remedy } = wanted;
		const dueAt = dueOf(wanted.due, before.due_at, timeZone);
		const heir = await heirOf(tx, workspace, wanted.owner);
		const takesOn = before.owner_id === null && to !== 'seen' && to !== 'given_up';
		const ownerId = heir?.id ?? (takesOn ? person.id : null);
		const given: ProblemFactsGiven = {
			state: to,
			...(remedy !== null && { remedy }),
			...(dueAt !== null && { due_at: dueAt }),
			...(ownerId !== null && { owner_id: ownerId }),
			...(to === 'given_up' && wanted.reason !== null && { reason: wanted.reason }),
			...(Object.keys(wanted.texts).length > 0 && {
				public_texts: mergedTexts(before.public_texts, wanted.texts),
			}),
		};
		if (!input.may(before)) {
			// The same once more, as a second tap: it is theirs no longer, because they gave it on.
			const isDone = heir?.id === before.owner_id && isThere(given, before);
			return isDone && (await gaveItOn(tx, before, person))
				? { kind: 'handed_over', row: before }
				: { kind: 'gone' };
		}
		const changed = changedSince(input.seen, before);
		if (changed.length > 0 && !isThere(given, before)) {
			return { kind: 'conflict', row: before, changed, by: await lastWho(tx, before, person) };
		}
		const strange = wanted.owner !== null && heir === null;
		const faults: ProblemFault[] = [
			...faultsOf(before, wanted, dueAt),
			...(strange ? [{ field: 'owner' as const, code: 'unknown' as const }] : []),
			...named,
		];
		if (faults.length > 0) return { kind: 'refused', row: before, faults };
		const doer = { kind: 'person' as const, id: person.id, name: person.name };
		const { kind, row } = await moveProblem(tx, house, now, { before, given, doer });
		if (kind === 'unchanged') return { kind, row };
		return { kind: heir !== null && heir.id !== before.owner_id ? 'handed_over' : 'saved', row };
	});
}

/** Whoever a problem is handed over to: somebody of the team who is there; `null` = nobody is meant, or nobody is. */
async function heirOf(tx: Tx, workspace: string, given: string | null): Promise<Person | null> {
	if (given === null) return null;
	const found = personNamed(await listPeople(tx, workspace), given);
	return found?.active === true ? found : null;
}

/**
 * What in new words for everybody tells who somebody is. Words that stay as they are were looked through when they
 * were written; whoever may not work on the problem is told nothing.
 */
async function namedOnPage(
	house: House,
	{
		problemId,
		wanted,
		may,
	}: Pick<Parameters<typeof moveOnPage>[2], 'problemId' | 'wanted' | 'may'>,
): Promise<ProblemFault[]> {
	const row = await findProblem(house.store.db, house.workspace, problemId);
	if (!row || !may(row)) return [];
	const stored = storedTexts(row.public_texts);
	const isNew = ([language, text]: [string, PublicText | null]): boolean =>
		text?.said !== stored[language]?.said || text?.did !== stored[language]?.did;
	const fresh = Object.fromEntries(Object.entries(wanted.texts).filter(isNew));
	const named = await namedTexts(house, fresh, { problemId, ownerId: row.owner_id });
	return named.map(({ field, language, found }) => ({
		field: `${field}.${language}`,
		code: 'named',
		found,
	}));
}

/** The last change of a problem. */
async function lastChange(
	tx: Tx,
	{ workspace_id: workspace, problem_id: id }: ProblemRow,
): Promise<AuditRow | undefined> {
	const deeds = await auditOf(tx, workspace, { kind: 'problem', id }, 20);
	return deeds.find(({ action }) => action === 'problem_changed');
}

/** Whether the last change was that this person gave it to whoever owns it now. */
async function gaveItOn(tx: Tx, row: ProblemRow, me: Pick<Person, 'id'>): Promise<boolean> {
	const deed = await lastChange(tx, row);
	const details = parsedJson(deed?.details ?? '');
	const changes: unknown = isObject(details) ? details.changes : null;
	const isThat = (one: unknown): boolean =>
		isObject(one) && one.field === 'owner_id' && one.before === me.id && one.after === row.owner_id;
	return (
		deed?.actor_kind === 'person' &&
		deed.actor_id === me.id &&
		Array.isArray(changes) &&
		changes.some(isThat)
	);
}

/** Who changed a problem last, if that was another person. */
async function lastWho(tx: Tx, row: ProblemRow, me: Pick<Person, 'id'>): Promise<string | null> {
	const deed = await lastChange(tx, row);
	return deed?.actor_kind === 'person' && deed.actor_id !== me.id ? deed.actor_name : null;
}

/** The day on which something is due: what is due by a midnight was agreed on for the day before. */
export const dueDayOf = (dueAt: number, timeZone: string): string =>
	dateOf(dayAt(timeZone, dueAt - 1));

/** A day that was not changed keeps its hour. */
function dueOf(day: string | null, before: number | null, timeZone: string): number | null {
	if (day === null) return null;
	if (before !== null && dueDayOf(before, timeZone) === day) return before;
	return momentOf(day, timeZone, true);
}

/** Whether all that is wanted is there already, e.g. since the same was sent twice. */
function isThere(given: ProblemFactsGiven, row: ProblemRow): boolean {
	return Object.entries(given).every(([field, value]) => row[field as keyof ProblemRow] === value);
}

function faultsOf(
	row: ProblemRow,
	{ state: to, remedy, reason }: WantedProblem,
	dueAt: number | null,
): ProblemFault[] {
	// What was there and was emptied is missing, too.
	const facts = { state: row.state, ownerId: row.owner_id ?? '', remedy, dueAt, reason };
	const isWorked = to === 'planned' || to === 'being_done' || to === 'done';
	const refusal = moveRefusal(facts, to);
	if (refusal !== null && refusal.kind !== 'missing') return [{ field: 'state', code: 'cannot' }];
	const needs =
		refusal?.needs ??
		(isWorked
			? [
					...(remedy === null ? ['remedy' as const] : []),
					...(dueAt === null ? ['due' as const] : []),
				]
			: []);
	return needs.map((need) => ({ field: need === 'owner' ? 'state' : need, code: need }));
}
