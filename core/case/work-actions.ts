import { missingHeat } from './case-facts';
import type { CaseFacts } from './case-facts';
import { stopped } from './clock';
import { accepted, refused } from './decision';
import type { CaseDecision, CaseEffect, CaseMove } from './decision';

/** The response clock stops: whoever answers has responded. */
function responded(facts: CaseFacts, now: number): Partial<CaseFacts> {
	if (facts.acknowledgedAt !== null) return {};
	return {
		acknowledgedAt: now,
		responseState: stopped(facts.responseState, facts.responseDueAt, now),
	};
}

const responseIsDone: CaseEffect = {
	kind: 'cancel_due',
	kinds: ['sla_warning', 'sla_breach'],
	clock: 'response',
};

/** Work on a case begins it: from open or acknowledged to in progress, the response clock stops. */
export function begun(
	facts: CaseFacts,
	now: number,
): { changes: Partial<CaseFacts>; effects: CaseEffect[] } {
	const effects: CaseEffect[] = facts.acknowledgedAt === null ? [responseIsDone] : [];
	return { changes: { ...responded(facts, now), state: 'in_progress' }, effects };
}

const action: CaseEffect = { kind: 'emit', event: 'action' };

export function acknowledge(move: CaseMove<'acknowledge'>): CaseDecision {
	const { facts, now } = move;
	if (facts.state !== 'open') {
		return refused('already_done', 'The case has been acknowledged before.');
	}
	const changes: Partial<CaseFacts> = { ...responded(facts, now), state: 'acknowledged' };
	const late = changes.responseState === 'breached';
	return accepted(move, changes, { late }, [responseIsDone, { kind: 'emit', event: 'taken' }]);
}

export function logContact(move: CaseMove<'log_contact'>): CaseDecision {
	const { changes, effects } = begun(move.facts, move.now);
	const { channel, note } = move.action;
	return accepted(move, changes, { channel, note }, [...effects, action]);
}

/** A note stops no clock: nobody has been answered by it. */
export function addNote(move: CaseMove<'note'>): CaseDecision {
	const { note } = move.action;
	if (note.trim() === '') return refused('invalid', 'Write something in the note.');
	return accepted(move, {}, { note }, [action]);
}

export function markHeat(move: CaseMove<'heat'>): CaseDecision {
	const { facts, now } = move;
	const { step, done, note } = move.action;
	const before = facts.heat[step];
	if ((before?.done ?? false) === done && (before?.note ?? null) === note) {
		return refused('already_done', `The step "${step}" is marked so already.`);
	}
	const { changes, effects } = begun(facts, now);
	const heat = { ...facts.heat, [step]: { done, note, at: now } };
	const left = missingHeat(heat).length;
	return accepted(move, { ...changes, heat }, { step, done, note, left }, [...effects, action]);
}

/** A promise may lie at most a year ahead: further on it is no plan. */
const furthestPromise = 366 * 86_400_000;

export function promise(move: CaseMove<'promise'>): CaseDecision {
	const { facts, context, now } = move;
	const { at, text } = move.action;
	if (!Number.isFinite(at) || at <= now || at > now + furthestPromise) {
		return refused('invalid', 'A promise needs a date in the future, at most a year ahead.');
	}
	if (facts.promiseAt === at && facts.promiseText === text) {
		return refused('already_done', 'This promise is recorded already.');
	}
	const { changes, effects } = begun(facts, now);
	const due = Math.round(now + (at - now) * context.timeScale);
	return accepted(
		move,
		{ ...changes, promiseAt: at, promiseText: text },
		{ promisedFor: at, text },
		[
			...effects,
			{ kind: 'cancel_due', kinds: ['promise_due'], clock: null },
			{ kind: 'plan_due', due: 'promise_due', at: due, rung: null, clock: null },
			action,
		],
	);
}

export function setRootCause(move: CaseMove<'root_cause'>): CaseDecision {
	const { facts, now } = move;
	const { code, note } = move.action;
	if (code.trim() === '') return refused('invalid', 'Name the root cause.');
	if (facts.rootCause === code && facts.rootCauseNote === note) {
		return refused('already_done', 'This root cause is recorded already.');
	}
	const { changes, effects } = begun(facts, now);
	return accepted(move, { ...changes, rootCause: code, rootCauseNote: note }, { code, note }, [
		...effects,
		action,
	]);
}

/** The state stays: the clock does not stop for a change of hands. */
export function handOver(move: CaseMove<'hand_over'>): CaseDecision {
	const { facts, context } = move;
	const { personId, note } = move.action;
	const target = context.handOverTo;
	if (facts.ownerId === personId) {
		return refused('already_done', 'The case belongs to this person already.');
	}
	if (target === null || target.id !== personId) {
		return refused('unknown_person', `Nobody in the team list has the id "${personId}".`);
	}
	if (!target.active) return refused('unknown_person', `${target.name} is not active any more.`);
	return accepted(
		move,
		{ ownerId: target.id, team: target.team },
		{ from: facts.ownerId, to: target.id, toName: target.name, note },
		[
			{ kind: 'notify', who: 'owner', about: 'handed_over' },
			{ kind: 'emit', event: 'reassigned' },
		],
	);
}
