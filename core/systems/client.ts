import type { JsonObject } from '../model/json';
import type { Limit } from './http/pace';
import type { Tools } from './http/http';

/** A field of an object in another system, as its panel shows it. */
export type ClientField = {
	/** As the system calls it. */
	id: string;
	/** As people read it. */
	name: string;
	type: 'string' | 'number' | 'boolean' | 'dateTime' | 'options' | 'array' | 'object';
	choices?: ReadonlyArray<{ value: string; name: string }>;
	required?: boolean;
	/** It is shown and cannot be written. */
	readOnly?: boolean;
};

/** One record of another system. Ids are texts of any length. */
export type CrmRecord = {
	id: string;
	/** The system's own fields, as it gives them. */
	fields: JsonObject;
	/** Id of the person responsible, as the system knows it. */
	owner: string | null;
	/** Epoch ms; `null` where the system does not tell. */
	modifiedAt: number | null;
	/** Who changed it last, as the system knows them; tells our own writing from others'. */
	modifiedBy: string | null;
	deleted: boolean;
};

/** A page of records that were changed in a span. */
export type ChangedPage = {
	records: CrmRecord[];
	/** What the next page is asked by; `null` after the last. */
	next: string | null;
};

/** An account that is open. Every function throws SystemError for what the other side does not do. */
export type Connected = {
	/** Asks for something harmless that needs the right to read; what is said of success. */
	test(): Promise<string>;
	/** The kinds of record there are, if the system tells. */
	objects?(): Promise<ReadonlyArray<{ value: string; name: string }>>;
	/** The fields of a kind of record, if the system tells. */
	fields?(object: string): Promise<ClientField[]>;
	/** @throws SystemError `missing` where there is none */
	get?(object: string, id: string): Promise<CrmRecord>;
	/** @returns the new record's id, where the system tells it */
	create?(
		object: string,
		values: JsonObject,
		more: { owner: string | null },
	): Promise<{ id: string | null }>;
	update?(object: string, id: string, values: JsonObject): Promise<void>;
	changeOwner?(object: string, id: string, owner: string): Promise<void>;
	/**
	 * What was changed from `since` to before `until` (epoch ms), page by page, each record at least once
	 * although records change while the pages are read.
	 *
	 * @param page `next` of the page before; `null` for the first
	 */
	changed?(
		object: string,
		span: { since: number; until: number },
		page: string | null,
	): Promise<ChangedPage>;
};

/** What can be done there; the panel offers nothing else. */
export type ClientDeed = 'get' | 'create' | 'update' | 'changeOwner' | 'changed';

/** A system that is called by us. */
export type Client = {
	/** The n8n credential with its account, e.g. `satisfactionFxiaokeApi`. */
	credential: string;
	/** What kinds of record are called there, one in the singular: `Form`, `Object`. */
	object: { label: string; hint: string; example: string };
	deeds: readonly ClientDeed[];
	/** What *Create Task or Ticket* makes where the panel names no other kind of record. */
	taskObject: string | null;
	limit: Limit | null;
	/** What is not proven, in words for the node's description; `null` if all is. */
	unproven: string | null;
	/**
	 * Reads the credential's fields.
	 *
	 * @throws SetupError naming the field and what it must be
	 */
	open(fields: Record<string, unknown>, tools: Tools): Connected;
};
