import type { Band } from '../model/metric';
import type { Brand } from '../model/settings';
import type { Priority } from '../model/states';

/** Why somebody is told about a case. */
export type CaseMailKind =
	| 'new_case'
	| 'reassigned'
	| 'reopened'
	| 'sla_warning'
	| 'breach_response'
	| 'breach_resolution'
	| 'rung'
	| 'promise_due'
	| 'approval_requested'
	| 'approved'
	| 'declined'
	| 'confirmed'
	| 'unconfirmed'
	| 'resumed'
	| 'own_link';

export type CaseMailView = {
	kind: CaseMailKind;
	language: string;
	brand: Brand;
	timeZone: string;
	testMode: boolean;
	/** The reader. */
	recipientName: string | null;
	/** The reader's own link to the case. */
	link: string;
	/**
	 * What chats and text messages get in its place: they leave by other nodes, and nobody knows whether one
	 * person reads there or a group.
	 */
	groupLink: string;
	/** For a lead: the list of the team's open cases. */
	teamLink: string | null;
	customerName: string | null;
	/** Whether anybody can get back to the customer. */
	reachable: boolean;
	subjectTitle: string | null;
	ownerName: string | null;
	priority: Priority;
	rung: number;
	score: { value: number; max: number; band: Band } | null;
	comment: string | null;
	/** Labels in the mail's language. */
	reasons: readonly string[];
	/** What else was asked and answered; the first three are told. */
	answers: ReadonlyArray<{ question: string; answer: string }>;
	/** Epoch ms; `null` leaves the line out. */
	responseDueAt: number | null;
	resolutionDueAt: number | null;
	promise: { text: string; at: number } | null;
	compensation: {
		amount: number;
		currency: string;
		/** Who asked. */
		askedBy: string;
		note: string | null;
	} | null;
};
