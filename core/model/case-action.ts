import type { HeatStep, PauseReason, SlaClock } from './case-words';

/**
 * Everything that can be done to a case, whoever does it: the page, a workflow, the clock, the
 * customer's answer. Texts are clean and `null` when empty.
 */
export type CaseAction =
	| { kind: 'acknowledge' }
	| { kind: 'log_contact'; channel: string; note: string | null }
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

/** The kinds that the owner's page offers, as its forms name them. */
export const pageActions = [
	'acknowledge',
	'log_contact',
	'heat',
	'promise',
	'compensation',
	'root_cause',
	'hand_over',
	'pause',
	'resume',
	'resolve',
	'approve',
	'decline',
] as const satisfies readonly CaseActionKind[];

export type PageActionKind = (typeof pageActions)[number];
/** What a person can do on the owner's page. */
export type PageAction = Extract<CaseAction, { kind: PageActionKind }>;
