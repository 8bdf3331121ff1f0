import type { HeatStep, SlaClock } from './case-facts';

/** Everything that can be done to a case. */
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
			currency: string;
			note: string | null;
	  }
	| { kind: 'approve'; compensationId: string; note: string | null }
	| { kind: 'decline'; compensationId: string; note: string | null }
	| { kind: 'root_cause'; code: string; note: string | null }
	| { kind: 'hand_over'; personId: string; note: string | null }
	| { kind: 'resolve'; note: string | null }
	/** The customer says it is solved. */
	| { kind: 'confirm' }
	| { kind: 'reopen'; reason: string }
	/** The customer said nothing in time. */
	| { kind: 'unconfirmed' }
	/** `rung` counts from 1; `planned`: the ladder's own moment has come. */
	| { kind: 'escalate'; rung: number; reason: string | null; planned: boolean }
	/** A clock has run out. */
	| { kind: 'breach'; clock: SlaClock }
	| { kind: 'close'; reason: string };

export type CaseActionKind = CaseAction['kind'];

/** Who acts. An `owner` acts on their own case only, a `lead` on any of the team. */
export type CaseActor = {
	kind: 'owner' | 'lead' | 'customer' | 'system' | 'workflow';
	id: string | null;
	name: string | null;
};

/** One line of a case's history. */
export type CaseHistoryEntry = {
	kind: CaseActionKind | 'opened';
	at: number;
	actor: CaseActor;
	data: Record<string, string | number | boolean | null>;
};
