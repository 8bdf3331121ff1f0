import type { CustomerFacts, OwnerFacts } from './event';
import type { KnownDay } from './known-day';

export type AttributeValue = string | number | boolean;

/** All that a house knows of a customer; `null`, or not there = not known. */
export type CustomerRecord = CustomerFacts & {
	/** How they are addressed, e.g. `Ms` or `女士`. */
	title: string | null;
	/** Two letters of ISO 3166-1. */
	country: string | null;
	owner: OwnerFacts | null;
	/** What they are worth in a year. */
	value: { amount: number; currency: string | null } | null;
	/** All of them; `null` = not said. */
	tags: string[] | null;
	/** By name: one of `knownDates`, or the key of an attribute that is a date. */
	dates: Record<string, KnownDay>;
	/** By key, of the workspace's own attributes that are no dates. */
	attributes: Record<string, AttributeValue>;
};

/** What is known beyond who somebody is and how they are reached. */
export type KnownFacts = Pick<CustomerRecord, 'dates' | 'attributes'> & { tags: string[] };
