import type { JsonObject } from './json';

export const touchpoints = ['awareness', 'purchase', 'use', 'renewal', 'critical_moment'] as const;
/** The stage of the journey; free text is allowed for houses that cut it otherwise. */
export type Touchpoint = (typeof touchpoints)[number] | (string & {});

export type Subject = {
	type: string;
	id: string;
	title: string | null;
	url: string | null;
};

/** A customer as a sender describes them; ids are strings. */
export type CustomerFacts = {
	/** Ids by system, e.g. `{ zendesk: '42' }`. */
	externalIds: Record<string, string>;
	name: string | null;
	email: string | null;
	phone: string | null;
	/** BCP 47 tag. */
	language: string | null;
	/** IANA name. */
	timeZone: string | null;
	segment: string | null;
};

/** The person a sender names as responsible. */
export type OwnerFacts = { id: string | null; name: string | null; email: string | null };

/** What happened to a customer in another system, in one shape for all senders. */
export type CanonicalEvent = {
	/** The sender's key, e.g. `zendesk`. */
	source: string;
	/** Unique within the source: a repeated delivery carries the same one. */
	externalId: string;
	/** `ticket.closed`, `ticket.reopened`, `deal.won`, `order.delivered`, `survey.answered`, … */
	type: string;
	/** Epoch ms. */
	occurredAt: number;
	touchpoint: Touchpoint | null;
	subject: Subject | null;
	value: { amount: number; currency: string | null } | null;
	attributes: JsonObject;
	customer: CustomerFacts | null;
	owner: OwnerFacts | null;
};

/** An event that says its subject went back to work: ends the cycle it belonged to. */
export function isReopening(type: string): boolean {
	return type.endsWith('.reopened');
}

/** Whether an event is of one of the types; `order.*` is every type that begins so. */
export function isOfTypes(type: string, types: readonly string[]): boolean {
	return types.some((one) =>
		one.endsWith('.*') ? type.startsWith(one.slice(0, -1)) : type === one,
	);
}
