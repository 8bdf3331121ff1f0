import type { CaseAction, CaseActor } from '../../case/action';
import type { CaseRefusal } from '../../case/decision';
import { decideCaseAction } from '../../case/transition';
import { NotFoundError } from '../../model/errors';
import { type CaseRow, listCompensations, lockCase, hasStep } from '../../store/repositories/cases';
import { findPerson } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { type AppliedDecision, applyDecision } from './apply-decision';
import { caseContext } from './case-context';
import { caseFacts } from './case-row';

export type ActedOnCase =
	| ({ kind: 'done' } & AppliedDecision)
	| { kind: 'refused'; reason: CaseRefusal; text: string; row: CaseRow };

export type CaseDeed = {
	caseId: string;
	action: CaseAction;
	actor: CaseActor;
	/** Names the line of history. */
	stepKey?: string;
	/** The same deed sent twice (a second tap, a repeated request) carries the same name: done once. */
	once?: string;
};

/**
 * Does one thing to a case, if the rules allow it; the change, its line of history and what follows
 * are stored together.
 *
 * @throws NotFoundError if there is no such case.
 */
export async function actOnCase(house: House, now: number, input: CaseDeed): Promise<ActedOnCase> {
	return await house.store.transaction(async (tx) => await actWithin(tx, house, now, input));
}

/** The same inside a transaction of the caller's. */
export async function actWithin(
	tx: Tx,
	house: House,
	now: number,
	input: CaseDeed,
): Promise<ActedOnCase> {
	const { workspace, store } = house;
	const row = await lockCase(tx, store.dialect, workspace, input.caseId);
	if (!row) {
		throw new NotFoundError(
			`There is no case "${input.caseId}" in the workspace "${workspace}".`,
			'Check the case id of the item.',
		);
	}
	if (input.once !== undefined && (await hasStep(tx, workspace, row.case_id, input.once))) {
		return { kind: 'refused', reason: 'already_done', text: sayOf(house)('case.before'), row };
	}
	const settings = await loadSettings(tx, workspace);
	const facts = caseFacts(row, await listCompensations(tx, workspace, row.case_id));
	const { actor, action } = input;
	const person = actor.id === null ? undefined : await findPerson(tx, workspace, actor.id);
	const target =
		action.kind === 'hand_over' ? await findPerson(tx, workspace, action.personId) : undefined;
	const context = caseContext(settings, row.sla_preset, {
		person: person ?? null,
		handOverTo: target ?? null,
	});
	const decision = decideCaseAction(facts, action, actor, context, now);
	if (decision.kind === 'refused') {
		return { kind: 'refused', reason: decision.reason, text: decision.text, row };
	}
	const stepKey = input.once ?? input.stepKey ?? null;
	const applied = await applyDecision(tx, house, row, facts, decision, now, stepKey);
	return { kind: 'done', ...applied };
}
