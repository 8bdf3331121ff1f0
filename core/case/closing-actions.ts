import { type DueKind, workingCaseStates } from '../model/states';
import { missingHeat, noHeat } from './case-facts';
import type { CaseFacts } from './case-facts';
import { clocksNow, stopped } from './clock';
import { accepted, refused } from './decision';
import type { CaseContext, CaseDecision, CaseEffect, CaseMove } from './decision';
import { dueRungs } from './ladder';
import { unpaused } from './pause';

const clockWork: DueKind[] = ['sla_warning', 'sla_breach', 'rung', 'promise_due', 'pause_over'];
const verification: DueKind[] = ['verification_due', 'verification_silent'];

function cancel(kinds: DueKind[]): CaseEffect {
	return { kind: 'cancel_due', kinds, clock: null };
}

/** Both clocks as they end when work stops at `now`, and a pause with them. */
function clocksStopped(facts: CaseFacts, now: number): Partial<CaseFacts> {
	return {
		...unpaused,
		responseState: stopped(facts.responseState, facts.responseDueAt, now),
		resolutionState: stopped(facts.resolutionState, facts.resolutionDueAt, now),
	};
}

/** Starts the clocks of a case and plans what comes due while they run. */
export function clocksStarted(
	{ basis, ladder }: Pick<CaseContext, 'basis' | 'ladder'>,
	startedAt: number,
	reached: number,
): { changes: Partial<CaseFacts>; effects: CaseEffect[] } {
	const run = { clockStartedAt: startedAt, pauses: [] };
	if (basis === null) {
		return {
			changes: {
				...run,
				...unpaused,
				responseDueAt: null,
				responseState: 'none',
				resolutionDueAt: null,
				resolutionState: 'none',
			},
			effects: [],
		};
	}
	return {
		changes: {
			...run,
			...unpaused,
			...clocksNow(run, basis),
			clockVersion: basis.version,
			responseState: 'running',
			resolutionState: 'running',
		},
		effects: dueRungs(ladder, basis, run, reached).map(({ kind, at, rung, clock }) => ({
			kind: 'plan_due',
			due: kind,
			at,
			rung,
			clock,
		})),
	};
}

/** The owner's word that it is done; the customer is asked next. */
export function resolve(move: CaseMove<'resolve'>): CaseDecision {
	const { facts, context, now } = move;
	const missing = missingHeat(facts.heat).map((step) => `the step "${step}"`);
	if (facts.rootCause === null) missing.push('the root cause');
	const pending = facts.compensations.filter(({ state }) => state === 'requested').length;
	if (pending > 0) missing.push('a decision on the compensation that was asked for');
	if (missing.length > 0) {
		return refused('incomplete', `Before the case is resolved it needs ${missing.join(', ')}.`);
	}
	const askAt = Math.round(now + context.verifyAfter * context.timeScale);
	const silentAt = Math.round(askAt + context.verifyTimeout * context.timeScale);
	const changes: Partial<CaseFacts> = {
		state: 'resolved',
		resolvedAt: now,
		...clocksStopped(facts, now),
	};
	const late = changes.resolutionState === 'breached';
	return accepted(move, changes, { note: move.action.note, late }, [
		cancel(clockWork),
		{ kind: 'plan_due', due: 'verification_due', at: askAt, rung: null, clock: null },
		{ kind: 'plan_due', due: 'verification_silent', at: silentAt, rung: null, clock: null },
		{ kind: 'emit', event: 'resolved' },
	]);
}

/** The customer's word that it is solved; it counts after the time-out, too. */
export function confirm(move: CaseMove<'confirm'>): CaseDecision {
	const { facts, now, action } = move;
	if (facts.state === 'confirmed') {
		return refused('already_done', 'The case has been confirmed before.');
	}
	if (action.takenBack !== undefined && workingCaseStates.includes(facts.state)) {
		const changes: Partial<CaseFacts> = {
			state: 'confirmed',
			resolvedAt: now,
			confirmedAt: now,
			...clocksStopped(facts, now),
		};
		return accepted(move, changes, { note: action.takenBack }, [
			cancel([...clockWork, ...verification]),
			{ kind: 'notify', who: 'owner', about: 'confirmed' },
		]);
	}
	if (facts.state !== 'resolved' && facts.state !== 'unconfirmed') {
		return refused('state', `The case is ${facts.state}: there is no fix to confirm.`);
	}
	const changes: Partial<CaseFacts> = { state: 'confirmed', confirmedAt: now };
	return accepted(move, changes, {}, [cancel(verification)]);
}

/**
 * Back to open, one rung higher and with new clocks; the steps have to be gone through again, and the
 * ladder runs from its foot, however often: these clocks may be missed as the first ones were.
 */
export function reopen(move: CaseMove<'reopen'>): CaseDecision {
	const { facts, context, now } = move;
	const { ladder } = context;
	const rung = Math.max(facts.rung, Math.min(facts.rung + 1, ladder.length));
	const clocks = clocksStarted(context, now, 0);
	const effects: CaseEffect[] = [
		cancel([...verification, ...clockWork]),
		...clocks.effects,
		{ kind: 'notify', who: 'owner', about: 'reopened' },
	];
	const step = ladder[rung - 1];
	if (step) {
		if (step.takesOver) effects.push({ kind: 'take_over', by: step.notify });
		effects.push({ kind: 'notify', who: step.notify, about: 'reopened' });
	}
	return accepted(
		move,
		{
			state: 'open',
			rung,
			...clocks.changes,
			acknowledgedAt: null,
			resolvedAt: null,
			confirmedAt: null,
			closedAt: null,
			promiseAt: null,
			promiseText: null,
			heat: { ...noHeat },
			reopenCount: facts.reopenCount + 1,
		},
		{ reason: move.action.reason, from: facts.state, rung },
		effects,
	);
}

/** Nobody answered the verification in time: neither proven nor denied. */
export function endUnconfirmed(move: CaseMove<'unconfirmed'>): CaseDecision {
	if (move.facts.state === 'unconfirmed') {
		return refused('already_done', 'The case has ended as unconfirmed before.');
	}
	if (move.facts.state !== 'resolved') {
		return refused('state', `The case is ${move.facts.state}, not waiting for the customer.`);
	}
	return accepted(move, { state: 'unconfirmed' }, {}, [
		cancel(verification),
		{ kind: 'notify', who: 'owner', about: 'unconfirmed' },
	]);
}

/**
 * Up the ladder. A planned rung is void when the case stands there already, unless a reopening made
 * the ladder run again, or when it waited for the breach of a clock that was met.
 */
export function escalate(move: CaseMove<'escalate'>): CaseDecision {
	const { facts, context, action } = move;
	const step = Number.isInteger(action.rung) ? context.ladder[action.rung - 1] : undefined;
	if (!step) {
		return refused(
			'invalid',
			`The ladder has ${context.ladder.length} rungs, none is ${action.rung}.`,
		);
	}
	const again = action.planned && facts.reopenCount > 0;
	if (action.rung <= facts.rung && !again) {
		return refused('already_done', `The case stands on rung ${facts.rung} already.`);
	}
	if (action.planned && 'breach' in step.at) {
		const state = step.at.breach === 'response' ? facts.responseState : facts.resolutionState;
		if (state === 'met' || state === 'none') {
			return refused('state', `The ${step.at.breach} clock is not breached.`);
		}
	}
	const effects: CaseEffect[] = [{ kind: 'notify', who: step.notify, about: 'escalated' }];
	if (step.takesOver) effects.unshift({ kind: 'take_over', by: step.notify });
	return accepted(
		move,
		{ rung: Math.max(action.rung, facts.rung) },
		{ rung: action.rung, name: step.name, reason: action.reason, from: facts.rung },
		effects,
	);
}

/** Writes down that a clock has run out; the clock keeps its verdict whatever comes later. */
export function breach(move: CaseMove<'breach'>): CaseDecision {
	const { facts, now } = move;
	const { clock } = move.action;
	const state = clock === 'response' ? facts.responseState : facts.resolutionState;
	const dueAt = clock === 'response' ? facts.responseDueAt : facts.resolutionDueAt;
	if (state === 'breached')
		return refused('already_done', `The ${clock} clock is breached already.`);
	if (state !== 'running' || dueAt === null || now < dueAt) {
		return refused('state', `The ${clock} clock has not run out.`);
	}
	const changes: Partial<CaseFacts> =
		clock === 'response' ? { responseState: 'breached' } : { resolutionState: 'breached' };
	return accepted(move, changes, { clock, dueAt }, [
		{ kind: 'notify', who: 'owner', about: 'breached' },
	]);
}

/** Ends a case by hand (a mistake, a duplicate); it counts as closed, never as confirmed. */
export function close(move: CaseMove<'close'>): CaseDecision {
	const { facts, now } = move;
	const reason = move.action.reason.trim();
	if (facts.state === 'closed') return refused('already_done', 'The case has been closed before.');
	if (facts.state === 'confirmed') {
		return refused('state', 'The customer has confirmed the case; there is nothing to close.');
	}
	if (reason === '') return refused('invalid', 'Say why the case is closed.');
	return accepted(
		move,
		{ state: 'closed', closedAt: now, ...clocksStopped(facts, now) },
		{ reason, from: facts.state },
		[cancel([...clockWork, ...verification]), { kind: 'emit', event: 'action' }],
	);
}
