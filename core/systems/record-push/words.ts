import type { EventField } from '../source/event-fields';

/** What a kind of record is for us, and which of its fields fill ours: by their path. */
export type RecordKind = { noun: string; fields: Readonly<Record<string, EventField>> };

/**
 * A system without a push of its own, from which a function or trigger of the customer's sends records:
 * what it calls its things, for the words and the defaults of the options.
 */
export type PushWords = {
	/** As people and errors call it. */
	system: string;
	/** Key of the system. */
	key: string;
	/** Name of the field with a record's id. */
	id: string;
	/** Fields with when a record changed, best first. */
	changed: readonly string[];
	/** Fields that all kinds of record have. */
	everywhere: Readonly<Record<string, EventField>>;
	kinds: Readonly<Record<string, RecordKind>>;
	/** For the panel. */
	example: { object: string; field: string; value: string };
	/** What its functions can do without further ado. */
	usual: 'signature' | 'header';
};

/** Fields that a function may add to any record, so that no mapping is needed. */
export const added: Readonly<Record<string, EventField>> = {
	subject_title: 'subject.title',
	subject_url: 'subject.url',
	touchpoint: 'touchpoint',
	value_amount: 'value.amount',
	value_currency: 'value.currency',
	customer_id: 'customer.externalId',
	customer_name: 'customer.name',
	customer_email: 'customer.email',
	customer_phone: 'customer.phone',
	customer_language: 'customer.language',
	customer_time_zone: 'customer.timeZone',
	customer_segment: 'customer.segment',
	owner_id: 'owner.id',
	owner_name: 'owner.name',
	owner_email: 'owner.email',
};
