import type { CaseHistoryEntry } from '../../case/action';
import type { CaseFacts, SlaClock } from '../../case/case-facts';
import type { CaseDecision, CaseEffect } from '../../case/decision';
import { newId } from '../../model/id';
import type { DueKind } from '../../model/states';
import { noteActivity } from '../../store/repositories/activities';
import {
	type CaseRow,
	insertStep,
	saveCompensation,
	updateCase,
} from '../../store/repositories/cases';
import {
	dropDue,
	dropDueBut,
	dropDueKey,
	moveDue,
	type PlannedDue,
	planDue,
} from '../../store/repositories/due';
import { listAbsences, listPeople } from '../../store/repositories/people';
import type { CaseStepTable } from '../../store/tables/cases';
import type { Tx } from '../../store/store';
import { caseActivity } from '../activity/note';
import { noteDeed } from '../audit/deed';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { changedColumns } from './case-row';
import { compensationDeed } from './compensation-deed';
import { type Notice, noticesOf, plannedNotices } from './notices';
import { personFor } from './recipients';

export type Emission = Extract<CaseEffect, { kind: 'emit' }>['event'];

/** What came of a decision; who is to be told is planned as work already. */
export type AppliedDecision = {
	row: CaseRow;
	notices: Notice[];
	/** Somebody was to be told, and nobody is there. */
	untold: boolean;
	emit: Emission[];
	history: CaseHistoryEntry;
	/** Which line of the case's history it is. */
	step: string;
};

/** Stores an accepted decision: columns, history, compensations, planned work, a new owner. */
export async function applyDecision(
	tx: Tx,
	house: House,
	row: CaseRow,
	before: CaseFacts,
	decision: Extract<CaseDecision, { kind: 'ok' }>,
	now: number,
	stepKey: string | null = null,
): Promise<AppliedDecision> {
	const { workspace } = house;
	const changes: Partial<CaseRow> = { ...changedColumns(decision.changes), updated_at: now };
	// What the customer says about an earlier fix says nothing about the next one.
	const { kind } = decision.history;
	// … unless it is what opened the case again: until the next fix the customer may take it back.
	const retractable = stepKey?.startsWith('verification:') === true;
	if (kind === 'resolve' || (kind === 'reopen' && !retractable)) changes.verification_id = null;
	const takeOver = decision.effects.find((effect) => effect.kind === 'take_over');
	const newOwnerId = changes.owner_id ?? null;
	if (takeOver || (newOwnerId !== null && newOwnerId !== row.owner_id)) {
		const people = await listPeople(tx, workspace);
		const person = takeOver
			? personFor(takeOver.by, row.team, {
					people,
					absences: await listAbsences(tx, workspace, now),
					loads: {},
					now,
				})
			: (people.find(({ id }) => id === newOwnerId) ?? null);
		if (person) {
			changes.owner_id = person.id;
			changes.team = person.team ?? row.team;
			changes.owner = JSON.stringify(ownerOfPerson(person));
		}
	}
	await updateCase(tx, workspace, row.case_id, changes);
	const after: CaseRow = { ...row, ...changes };
	const step = await writeStep(tx, house, after, decision.history, stepKey);
	const activity = caseActivity(after, decision.history);
	if (activity) await noteActivity(tx, activity);
	await saveCompensations(tx, house, row.case_id, before, decision.changes);
	const compensated = compensationDeed(after, decision.history);
	if (compensated) await noteDeed(tx, house, now, compensated);
	await planEffects(tx, house, after, decision.effects, now);
	const { history } = decision;
	const notify = decision.effects.filter((effect) => effect.kind === 'notify');
	const notices = await noticesOf(tx, house, now, { row: after, notify, history });
	await planDue(tx, workspace, plannedNotices(after, notices, now), now);
	return {
		row: after,
		notices,
		untold: notify.length > 0 && notices.length === 0,
		emit: decision.effects.filter((effect) => effect.kind === 'emit').map(({ event }) => event),
		history,
		step,
	};
}

/** Writes a line of history and returns its key. */
async function writeStep(
	tx: Tx,
	house: House,
	row: Pick<CaseRow, 'case_id' | 'customer_id'>,
	entry: CaseHistoryEntry,
	stepKey: string | null,
): Promise<string> {
	const line = stepRow(house, row, entry, stepKey);
	if (await insertStep(tx, line)) return line.step_key;
	// The same step once more, after others (low, good, low again): the change is part of the history.
	return await writeStep(tx, house, row, entry, null);
}

/** A line of history as it is stored. */
export function stepRow(
	house: House,
	row: Pick<CaseRow, 'case_id' | 'customer_id'>,
	entry: CaseHistoryEntry,
	stepKey: string | null,
): CaseStepTable {
	return {
		workspace_id: house.workspace,
		case_id: row.case_id,
		step_key: stepKey ?? newId('stp'),
		at: entry.at,
		kind: entry.kind,
		actor_kind: entry.actor.kind,
		actor_id: entry.actor.id,
		actor_name: entry.actor.name,
		data: JSON.stringify(entry.data),
		customer_id: row.customer_id,
	};
}

async function saveCompensations(
	tx: Tx,
	house: House,
	caseId: string,
	before: CaseFacts,
	changes: Partial<CaseFacts>,
): Promise<void> {
	for (const one of changes.compensations ?? []) {
		const same = before.compensations.find(({ id }) => id === one.id);
		if (same && same.state === one.state) continue;
		await saveCompensation(tx, {
			workspace_id: house.workspace,
			compensation_id: one.id,
			case_id: caseId,
			kind: one.kind,
			amount: one.amount,
			currency: one.currency,
			state: one.state,
			asked_by: one.by,
			decided_by: one.decidedBy,
			note: one.note,
			at: one.at,
			decided_at: one.decidedAt,
		});
	}
}

/** One planned piece of work about a case has one key: the same thing is never planned twice. */
export function caseDueKey(
	row: Pick<CaseRow, 'case_id' | 'reopen_count'>,
	what: { kind: DueKind; rung: number | null; clock: SlaClock | null; at: number },
): string {
	const detail = what.kind === 'promise_due' ? what.at : (what.rung ?? what.clock ?? '');
	return `${row.case_id}:${row.reopen_count}:${detail}`;
}

/** Cancels and plans work, in the order the decision names it. */
export async function planEffects(
	tx: Tx,
	house: House,
	row: CaseRow,
	effects: readonly CaseEffect[],
	now: number,
): Promise<void> {
	for (const effect of effects) {
		if (effect.kind === 'cut_ladder') {
			const left = Array.from({ length: effect.rungs }, (_, index) =>
				caseDueKey(row, { kind: 'rung', rung: index + 1, clock: null, at: 0 }),
			);
			await dropDueBut(tx, house.workspace, row.case_id, 'rung', left);
		}
		if (effect.kind === 'cancel_due') {
			if (effect.clock === null) {
				await dropDue(tx, house.workspace, row.case_id, effect.kinds);
				continue;
			}
			const key = `${row.case_id}:${row.reopen_count}:${effect.clock}`;
			await dropDueKey(tx, house.workspace, key, effect.kinds);
		}
	}
	await planDue(tx, house.workspace, workPlannedBy(row, effects), now);
	await moveWork(tx, house, row, effects);
}

/** Moves work that waits for another time. */
async function moveWork(
	tx: Tx,
	house: House,
	row: CaseRow,
	effects: readonly CaseEffect[],
): Promise<void> {
	for (const effect of effects) {
		if (effect.kind !== 'move_due') continue;
		const { due, at } = effect;
		await moveDue(
			tx,
			house.workspace,
			{ kind: due, key: caseDueKey(row, { ...effect, kind: due }) },
			at,
		);
	}
}

/** The work that a decision plans. */
export function workPlannedBy(row: CaseRow, effects: readonly CaseEffect[]): PlannedDue[] {
	const planned = effects.filter((effect) => effect.kind === 'plan_due');
	return planned.map(({ due, at, rung, clock }) => ({
		kind: due,
		key: caseDueKey(row, { kind: due, rung, clock, at }),
		refId: row.case_id,
		dueAt: at,
		data: { rung, clock },
		test: row.test === 1,
	}));
}
