import { checkMove } from '../../case/problem/transition';
import { InputError, NotFoundError } from '../../model/errors';
import type { ProblemLink } from '../../model/problem';
import type { ActivityKind } from '../../model/states';
import { type NewActivity, noteActivity } from '../../store/repositories/activities';
import { findCase } from '../../store/repositories/cases';
import {
	findProblem,
	holdProblem,
	linkProblem,
	type ProblemRow,
	updateProblem,
} from '../../store/repositories/problems';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { changesBetween } from '../audit/changes';
import { noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { type ProblemFactsGiven, readProblemFacts, type SaidOfProblem } from './problem-facts';
import { doneActivity, handedOverActivity } from './problem-part';
import { checkNamesNobody, mergedTexts, readPublicTexts } from './public-texts';

/**
 * Changes what is known of a problem, and where the work on it stands. One that is done or handed over is told
 * to Activity Triggers, each time anew.
 *
 * @throws NotFoundError for a problem that is not there; InputError for a move that cannot be
 */
export async function changeProblem(
	house: House,
	now: number,
	input: { problemId: string; said: SaidOfProblem; doer: Doer },
): Promise<{ kind: 'problem_changed' | 'unchanged'; row: ProblemRow }> {
	const { store, workspace } = house;
	const { timeZone } = await loadSettings(store.db, workspace);
	const facts = await readProblemFacts(house, input.said, timeZone);
	const texts = readPublicTexts(input.said.publicTexts);
	if (texts !== null) {
		const { problemId } = input;
		const known = await findProblem(store.db, workspace, problemId);
		const ownerId = facts.owner_id ?? known?.owner_id ?? null;
		await checkNamesNobody(house, texts, { problemId, ownerId });
	}
	return await store.transaction(async (tx) => {
		const before = await heldProblem(tx, house, input.problemId);
		const given: ProblemFactsGiven = {
			...facts,
			...(texts !== null && { public_texts: mergedTexts(before.public_texts, texts) }),
		};
		return await moveProblem(tx, house, now, { before, given, doer: input.doer });
	});
}

/** @throws NotFoundError for a problem that is not there */
export async function heldProblem(tx: Tx, house: House, problemId: string): Promise<ProblemRow> {
	const found = await holdProblem(tx, house.store.dialect, house.workspace, problemId);
	if (found) return found;
	throw new NotFoundError(
		`There is no problem "${problemId}" in the workspace "${house.workspace}".`,
		'Give an ID that begins with prb_, as List gives it.',
	);
}

/** The same within a transaction of the caller's that holds the problem. */
export async function moveProblem(
	tx: Tx,
	house: House,
	now: number,
	input: { before: ProblemRow; given: ProblemFactsGiven; doer: Doer; shown?: true },
): Promise<{ kind: 'problem_changed' | 'unchanged'; row: ProblemRow }> {
	const { before, given, doer } = input;
	const { workspace } = house;
	const to = given.state ?? before.state;
	const wanted: ProblemRow = { ...before, ...given };
	if (input.shown !== true) {
		const { owner_id: ownerId, remedy, due_at: dueAt } = wanted;
		// Why it was given up once is no reason to do so again.
		checkMove({ state: before.state, ownerId, remedy, dueAt, reason: given.reason ?? null }, to);
	}
	const moved = to !== before.state;
	const after: ProblemRow = {
		...wanted,
		...(moved && to === 'being_done' && { started_at: now, done_at: null }),
		...(moved && to === 'done' && { started_at: wanted.started_at ?? now, done_at: now }),
		...(moved && ['seen', 'planned'].includes(to) && { done_at: null }),
	};
	const changes = changesBetween(before, after);
	if (changes.length === 0) return { kind: 'unchanged', row: before };
	const row = { ...after, updated_at: now };
	const { problem_id: id, workspace_id: _workspace, ...columns } = row;
	await updateProblem(tx, workspace, id, columns);
	const told = (kind: ActivityKind, activityId: string): NewActivity => ({
		workspace_id: workspace,
		activity_id: activityId,
		kind,
		at: now,
		survey_key: row.survey_key,
		team: null,
		response_id: null,
		case_id: null,
		customer_id: null,
		test: before.test,
	});
	const test = before.test === 1;
	const target = { kind: 'problem' as const, id };
	await noteDeed(tx, house, now, {
		action: 'problem_changed',
		doer,
		target,
		details: { changes },
		test,
	});
	if (moved && to === 'done') {
		await noteActivity(tx, told('problem_done', doneActivity(id, now)));
	}
	const { owner_id: heir } = row;
	// Who takes it on knows.
	if (heir !== null && heir !== before.owner_id && heir !== doer.id) {
		await noteActivity(tx, told('problem_handed_over', handedOverActivity(id, heir, now)));
	}
	return { kind: 'problem_changed', row };
}

/**
 * Ties a case, topic, alarm or root cause to a problem; the same is tied once.
 *
 * @throws NotFoundError for a problem or a case that is not there
 */
export async function linkToProblem(
	house: House,
	now: number,
	input: { problemId: string; kind: ProblemLink; ref: string },
): Promise<{ kind: 'problem_linked' | 'unchanged'; row: ProblemRow }> {
	const { problemId, kind, ref } = input;
	if (ref === '')
		throw new InputError('Nothing to link was given.', 'Give the ID of a case, or a key.');
	return await house.store.transaction(async (tx) => {
		const row = await heldProblem(tx, house, problemId);
		if (kind === 'case' && !(await findCase(tx, house.workspace, ref))) {
			throw new NotFoundError(
				`There is no case "${ref}" in the workspace "${house.workspace}".`,
				'Give an ID that begins with cas_.',
			);
		}
		const linked = await linkProblem(tx, {
			workspace_id: house.workspace,
			problem_id: row.problem_id,
			kind,
			ref,
			at: now,
		});
		return { kind: linked ? 'problem_linked' : 'unchanged', row };
	});
}
