import type { HeatStep, PauseReason, SlaClock } from './case-words';

/**
 * Everything that can be done to a case, whoever does it: the page, a workflow, the clock, the
 * customer's answer. Texts are clean and `null` when empty.
 */
export type CaseAction =
	| { kind: 'acknowledge' }
	| { kind: 'log_contact'; channel: string; note: string | null }
	/** Something to remember; neither clock nor state changes. */
	| { kind: 'note'; note: string }
	| { kind: 'heat'; step: HeatStep; done: boolean; note: string | null }
	/** `at` in epoch ms. */
	| { kind: 'promise'; at: number; text: string }
	| {
			kind: 'compensation';
			compensationKind: string;
			amount: number;
			/** ISO 4217. */
			currency: string;
			note: string | null;
	  }
	| { kind: 'approve'; compensationId: string; note: string | null }
	| { kind: 'decline'; compensationId: string; note: string | null }
	| { kind: 'root_cause'; code: string; note: string | null }
	| { kind: 'hand_over'; personId: string; note: string | null }
	/** The clock stands until then, epoch ms, or the same time of day so many working days later. */
	| {
			kind: 'pause';
			reason: PauseReason;
			until: number | { workingDays: number };
			note: string | null;
	  }
	| { kind: 'resume' }
	/** Working time or the preset is another one than the clocks were reckoned with. */
	| { kind: 'recompute' }
	| { kind: 'resolve'; note: string | null }
	/** The customer says it is solved. */
	| {
			kind: 'confirm';
			/** The customer takes back what opened the case again. */ takenBack?: string | null;
	  }
	| { kind: 'reopen'; reason: string }
	/** The customer said nothing in time. */
	| { kind: 'unconfirmed' }
	/** `rung` counts from 1; `planned`: the ladder's own moment has come. */
	| { kind: 'escalate'; rung: number; reason: string | null; planned: boolean }
	/** A clock has run out. */
	| { kind: 'breach'; clock: SlaClock }
	| { kind: 'close'; reason: string };

export type CaseActionKind = CaseAction['kind'];

/** The kinds of a case's actions that the owner's page offers one by one, as its forms name them. */
const singleActions = [
	'acknowledge',
	'log_contact',
	'note',
	'promise',
	'compensation',
	'hand_over',
	'pause',
	'resume',
	'resolve',
	'approve',
	'decline',
] as const satisfies readonly CaseActionKind[];

/** Every form of the owner's page: one deed each, but for the checklist, which is several. */
export const pageActions = [...singleActions, 'checklist'] as const;

export type PageActionKind = (typeof pageActions)[number];

/** The checklist as it was sent: all of HEAT, and the root cause where one is chosen. */
export type Checklist = {
	kind: 'checklist';
	heat: Record<HeatStep, { done: boolean; note: string | null }>;
	rootCause: { code: string; note: string | null } | null;
	/** What the sender had seen of the case, as `seenOf` names it; `null` = not said. */
	seen: string | null;
};

/** What a person can do on the owner's page. */
export type PageAction = Extract<CaseAction, { kind: (typeof singleActions)[number] }> | Checklist;
