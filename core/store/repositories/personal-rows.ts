import { type RawBuilder, sql } from 'kysely';

import type { Schema } from '../schema';
import type { Store } from '../store';
import type { WholePerson } from './whole-person';

type Row = Record<string, unknown>;

/** Tables that name a person, in the order in which a copy shows them. */
export const copiedTables = [
	'customer',
	'identity',
	'customer_trait',
	'customer_tag',
	'customer_date',
	'customer_attribute',
	'likely_double',
	'customer_merge',
	'customer_merge_row',
	'customer_rhythm',
	'mailbox',
	'consent',
	'consent_change',
	'privacy_request',
	'care_stop',
	'problem_told',
	'event',
	'invitation',
	'contact',
	'message',
	'held_rating',
	'open_answer',
	'quota_place',
	'response',
	'incentive_code',
	'case_file',
	'case_step',
	'compensation',
	'care_occasion',
	'care_step',
	'attribute_change',
	'due',
	'activity',
	'audit',
] as const satisfies ReadonlyArray<keyof Schema>;

export type CopiedTable = (typeof copiedTables)[number];

/** Tables with rows that go or are cut when somebody is erased, and that no copy has: why. */
export const notCopied = {
	event_delivery: 'which workflow of the house took an event',
	problem_link: 'what the house works on',
	unread_push: 'nobody has read whom it is about',
	write_back: 'ids of records in other systems, with marks of what was written',
	score_daily: 'counts',
	mention: 'where texts of others name somebody, by marks',
	mention_pending: 'texts that are still to be looked through',
} as const satisfies Partial<Record<keyof Schema, string>>;

/** What a copy leaves out: whose workspace it is, what belongs to others, and how rows are worked on. */
const left: Partial<Record<CopiedTable, readonly string[]>> = {
	likely_double: ['customer_id', 'other_id'],
	due: ['lease_until', 'lease_by', 'scope', 'ref_key'],
	activity: ['seq', 'xid'],
	incentive_code: ['receiver'],
	care_occasion: ['mailbox_key'],
	care_step: ['mailbox_once'],
};

/**
 * Every row of every table that names somebody; read beside the event loop.
 *
 * @param breathe lets others have their turn
 */
export async function personalRows(
	store: Store,
	workspace: string,
	person: WholePerson,
	breathe: () => Promise<unknown>,
): Promise<Map<CopiedTable, Row[]>> {
	const found = new Map<CopiedTable, Row[]>();
	for (const table of copiedTables) {
		const query = sql<Row>`select * from ${sql.table(table)}
			where workspace_id = ${workspace} and ${whose(table, workspace, person)}`;
		const rows = await store.analyse({ compile: () => query.compile(store.db) });
		const kept: Row[] = [];
		for (const row of rows) {
			kept.push(shown(table, row));
			await breathe();
		}
		found.set(table, kept);
	}
	return found;
}

function shown(table: CopiedTable, row: Row): Row {
	const hidden = ['workspace_id', ...(left[table] ?? [])];
	return Object.fromEntries(Object.entries(row).filter(([column]) => !hidden.includes(column)));
}

/** Values in brackets; of none there is one that no row has. */
const anyOf = (values: readonly string[]) =>
	sql`(${sql.join(values.length > 0 ? [...values] : [''])})`;

function whose(table: CopiedTable, workspace: string, person: WholePerson): RawBuilder<unknown> {
	const ids = anyOf(person.customerIds);
	const of = (key: string, owner: string) => sql`${sql.ref(key)} in (select ${sql.ref(key)}
		from ${sql.table(owner)} where workspace_id = ${workspace} and customer_id in ${ids})`;
	switch (table) {
		case 'likely_double':
			return sql`(customer_id in ${ids} or other_id in ${ids})`;
		case 'customer_merge':
			return sql`(kept_id in ${ids} or merged_id in ${ids}) and split_at is null`;
		case 'mailbox':
			return sql`address in ${anyOf(person.own.mailboxes)}`;
		case 'consent':
			return sql`((holder_kind = 'customer' and holder in ${ids})
				or (holder_kind = 'mailbox' and holder in ${anyOf(person.own.mailboxes)}))`;
		case 'consent_change':
			// What was said for a mailbox of theirs before anybody was known by it.
			return sql`(customer_id in ${ids}
				or (customer_id = '' and mailbox in ${anyOf(person.own.mailboxes)}))`;
		case 'customer_merge_row':
			return sql`merge_id in (select merge_id from customer_merge
				where workspace_id = ${workspace} and ${whose('customer_merge', workspace, person)})`;
		case 'held_rating':
		case 'open_answer':
		case 'quota_place':
			return of('invitation_id', 'invitation');
		case 'incentive_code':
			return of('response_id', 'response');
		case 'case_step':
		case 'compensation':
			return of('case_id', 'case_file');
		case 'due':
			return sql`(ref_id in ${ids} or ${refersTo('invitation', 'invitation_id', workspace, ids)}
				or ${refersTo('response', 'response_id', workspace, ids)}
				or ${refersTo('case_file', 'case_id', workspace, ids)}
				or ${refersTo('care_occasion', 'care_id', workspace, ids)})`;
		case 'audit':
			return sql`(target_kind = 'customer' and target_id in ${ids})`;
		default:
			return sql`customer_id in ${ids}`;
	}
}

const refersTo = (owner: string, key: string, workspace: string, ids: RawBuilder<unknown>) =>
	sql`ref_id in (select ${sql.ref(key)} from ${sql.table(owner)}
		where workspace_id = ${workspace} and customer_id in ${ids})`;
