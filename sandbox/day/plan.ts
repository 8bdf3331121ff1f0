import type { Forgery } from '../crm/forge';
import type { Behaviour } from '../customers/behaviour';
import type { OwnerConduct } from '../owners/owner';

/** The systems whose events arrive; Zendesk has two kinds of webhook on one address. */
export const systems = ['shop', 'zendesk', 'zendesk_event', 'jiandaoyun'] as const;
export type System = (typeof systems)[number];

/** How often and how a customer answers whether it is solved, one after the other. */
export type Verdict = 'good' | 'bad' | 'silent';

/** What must have happened before an event happens. */
export type Condition =
	/** It was decided whether to ask about that event. */
	| { decided: string }
	/** The mail about that event came back. */
	| { bounced: string }
	/** That customer has objected to surveys. */
	| { optedOut: string }
	/** That event's answer has become a case. */
	| { caseOpen: string }
	/** That deed of the customers' desk is done. */
	| { done: string };

/** What has to come of an event. */
export type Ending =
	/** The customer is asked; a low answer becomes a case. */
	| { kind: 'asked'; does: Behaviour; case?: { owner: OwnerConduct; verdicts: Verdict[] } }
	| { kind: 'not_asked'; reason: string }
	/** Asked, but the mail came back for good. */
	| { kind: 'bounced' }
	/** Was to be asked about, but the subject was reopened before. */
	| { kind: 'cancelled' }
	/** Says that work goes on. */
	| { kind: 'reopening' };

/** Whether nothing is left of the customer of an event. */
export const isForgotten = ({ ends }: PlannedEvent): boolean =>
	ends.kind === 'asked' && ends.does.kind === 'requests' && ends.does.what === 'erase';

/** One event of the day. */
export type PlannedEvent = {
	/** Its name in the script; the delivery's id is made of it. */
	key: string;
	system: System;
	what: 'solved' | 'reopened';
	ticket: string;
	customer: string;
	/** Days before (or, below zero, after) now that it is said to have happened. */
	daysAgo?: number;
	after?: Condition;
	/** Sent a second time with the same id: at the same moment, or after it was decided. */
	again?: 'at_once' | 'later';
	ends: Ending;
};

/** A request that must not get in. */
export type PlannedForgery = { key: string; system: System; customer: string; how: Forgery };

export type PlannedCustomer = {
	name: string;
	/** `null`: nobody knows an address. */
	email: string | null;
	language: 'en' | 'zh-CN';
	segment?: string;
	/** A switchboard's number is that of several. */
	phone?: string;
	/** How the mail server treats the address: never takes it, or only at the second try. */
	mailbox?: 'unknown' | 'busy_once';
};

/** What somebody does to customers by hand, with a Satisfaction Customer node. */
export type PlannedDeed = {
	key: string;
	after?: Condition;
	does:
		| { kind: 'merge'; kept: string; merged: string }
		/** Said on the telephone, by a customer or by somebody of whom nothing but a mailbox is known. */
		| { kind: 'objects'; customer: string; purpose: 'survey' | 'news' };
};

export type Day = {
	customers: Record<string, PlannedCustomer>;
	events: PlannedEvent[];
	deeds: PlannedDeed[];
	forgeries: PlannedForgery[];
};
