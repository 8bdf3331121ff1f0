import { createHash } from 'node:crypto';

import type { CaseAction, CaseActor } from '../../../case/action';
import type { CaseFacts } from '../../../case/case-facts';
import type { Checklist } from '../../../model/case-action';
import { heatSteps } from '../../../model/case-words';
import { type CaseRow, hasStep, lockCase } from '../../../store/repositories/cases';
import type { Tx } from '../../../store/store';
import { type ActedOnCase, actWithin } from '../../case/act-on-case';
import type { AppliedDecision } from '../../case/apply-decision';
import { caseFacts } from '../../case/case-row';
import type { House } from '../../house';

type Listed = Pick<CaseFacts, 'heat' | 'rootCause' | 'rootCauseNote'>;

type ChecklistDeed = { caseId: string; checklist: Checklist; actor: CaseActor; once: string };

type Refused = Extract<ActedOnCase, { kind: 'refused' }>;

export type SavedChecklist = { kind: 'done'; deeds: AppliedDecision[] } | Refused;

/** Names what a checklist showed, so that a form drawn before somebody else's change is noticed. */
export function seenOf({ heat, rootCause, rootCauseNote }: Listed): string {
	const marks = heatSteps.map((step) => [heat[step]?.done ?? false, heat[step]?.note ?? null]);
	const text = JSON.stringify([marks, rootCause, rootCauseNote]);
	return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** What a checklist changes, each as the action it is. */
function changesOf({ heat, rootCause }: Checklist, before: Listed): CaseAction[] {
	const actions: CaseAction[] = [];
	for (const step of heatSteps) {
		const { done, note } = heat[step];
		const was = before.heat[step];
		if ((was?.done ?? false) === done && (was?.note ?? null) === note) continue;
		actions.push({ kind: 'heat', step, done, note });
	}
	if (
		rootCause !== null &&
		(rootCause.code !== before.rootCause || rootCause.note !== before.rootCauseNote)
	) {
		actions.push({ kind: 'root_cause', ...rootCause });
	}
	return actions;
}

/** Takes back what a transaction has written, and carries out why. */
class TakenBack extends Error {
	constructor(readonly why: Refused) {
		super(why.text);
	}
}

/**
 * Saves what a checklist changes, all or nothing: a line of history for each step and the root cause.
 *
 * @throws NotFoundError if there is no such case.
 */
export async function saveChecklist(
	house: House,
	now: number,
	deed: ChecklistDeed,
): Promise<SavedChecklist> {
	try {
		return await house.store.transaction(async (tx) => await saveWithin(tx, house, now, deed));
	} catch (error) {
		if (error instanceof TakenBack) return error.why;
		throw error;
	}
}

async function saveWithin(
	tx: Tx,
	house: House,
	now: number,
	{ caseId, checklist, actor, once }: ChecklistDeed,
): Promise<SavedChecklist> {
	const row = await lockCase(tx, house.store.dialect, house.workspace, caseId);
	const deeds: AppliedDecision[] = [];
	// A case that is gone is refused by the first deed, as everywhere.
	const before: Listed = row ? caseFacts(row, []) : nothingListed;
	if (row) {
		if (await hasStep(tx, house.workspace, caseId, once)) return alreadyDone(row);
		if (checklist.seen !== null && checklist.seen !== seenOf(before)) return movedOn(row);
	}
	for (const action of changesOf(checklist, before)) {
		const name = deeds.length === 0 ? once : `${once}:${deeds.length}`;
		const acted = await actWithin(tx, house, now, { caseId, action, actor, once: name });
		if (acted.kind === 'refused') throw new TakenBack(acted);
		deeds.push(acted);
	}
	return { kind: 'done', deeds };
}

const nothingListed: Listed = {
	heat: { hear: null, empathise: null, apologise: null, act: null },
	rootCause: null,
	rootCauseNote: null,
};

const alreadyDone = (row: CaseRow): Refused => ({
	kind: 'refused',
	reason: 'already_done',
	text: 'This was done before.',
	row,
});

const movedOn = (row: CaseRow): Refused => ({
	kind: 'refused',
	reason: 'state',
	text: 'Somebody else has changed the checklist.',
	row,
});
