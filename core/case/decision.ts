import type { WorkingCalendar } from '../calendar/working-time';
import type { CaseOutput } from '../model/case-words';
import type { Person } from '../model/people';
import type { LadderRung, Settings } from '../model/settings';
import type { DueKind } from '../model/states';
import type { CaseAction, CaseActor, CaseHistoryEntry } from './action';
import type { CaseFacts, SlaClock } from './case-facts';
import type { ClockBasis } from './clock';

/** What a workspace says about its cases, and who is involved. */
export type CaseContext = {
	/** The person who acts, when they are in the team list. */
	person: Person | null;
	/** The person a hand-over names; `null` when they are not in the team list. */
	handOverTo: Person | null;
	ladder: readonly LadderRung[];
	compensation: Settings['compensation'];
	calendar: WorkingCalendar;
	/** `null` when the case has no SLA: its clocks do not run. */
	basis: ClockBasis | null;
	/** All pauses since a case was opened (again) last no longer than this together, ms. */
	longestPause: number;
	/** From `resolved` to the verification survey, ms. */
	verifyAfter: number;
	/** From the verification survey to `unconfirmed`, ms. */
	verifyTimeout: number;
	/** Multiplies stored delays; 1 in production. */
	timeScale: number;
};

/** What follows from a change; the loop stores it in the same transaction. */
export type CaseEffect =
	| { kind: 'plan_due'; due: DueKind; at: number; rung: number | null; clock: SlaClock | null }
	/** Work that waits comes at another time; what came before stays done. */
	| { kind: 'move_due'; due: DueKind; at: number; rung: number | null; clock: SlaClock | null }
	/** Planned rungs above that many are void: the ladder has no more. */
	| { kind: 'cut_ladder'; rungs: number }
	/** Planned work of these kinds is void; `clock` narrows it to one clock. */
	| { kind: 'cancel_due'; kinds: DueKind[]; clock: SlaClock | null }
	/** `owner` = the owner after the change; `person` = that person. */
	| {
			kind: 'notify';
			who: 'owner' | { role: string } | { person: string };
			about:
				| 'reopened'
				| 'breached'
				| 'unconfirmed'
				| 'confirmed'
				| 'escalated'
				| 'handed_over'
				| 'approval_requested'
				| 'approval_decided'
				| 'resumed';
	  }
	/** Whoever the rung names becomes the owner. */
	| { kind: 'take_over'; by: LadderRung['notify'] }
	/** What the Case Trigger tells its workflow. */
	| { kind: 'emit'; event: CaseOutput };

export type CaseRefusal =
	/** The actor is not (any more) the owner of the case. */
	| 'not_owner'
	/** This kind of actor may not do that. */
	| 'not_allowed'
	/** The state of the case does not allow it. */
	| 'state'
	/** It was done before: nothing changes. */
	| 'already_done'
	/** Something that must come first is missing. */
	| 'incomplete'
	/** A value is not acceptable. */
	| 'invalid'
	| 'unknown_person'
	| 'unknown_compensation';

export type CaseDecision =
	| {
			kind: 'ok';
			/** Only what changes. */
			changes: Partial<CaseFacts>;
			history: CaseHistoryEntry;
			effects: CaseEffect[];
	  }
	| { kind: 'refused'; reason: CaseRefusal; text: string };

/** One action on one case: what every rule is asked with. */
export type CaseMove<Kind extends CaseAction['kind']> = {
	facts: CaseFacts;
	action: Extract<CaseAction, { kind: Kind }>;
	actor: CaseActor;
	context: CaseContext;
	now: number;
};

export function refused(reason: CaseRefusal, text: string): CaseDecision {
	return { kind: 'refused', reason, text };
}

/** Accepts a move and writes its line of history. */
export function accepted(
	move: { action: CaseAction; actor: CaseActor; now: number },
	changes: Partial<CaseFacts>,
	data: CaseHistoryEntry['data'],
	effects: CaseEffect[],
): CaseDecision {
	const { action, actor, now } = move;
	return {
		kind: 'ok',
		changes,
		history: { kind: action.kind, at: now, actor, data },
		effects,
	};
}
