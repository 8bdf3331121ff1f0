import type { Migration } from './migration';
import { rewritePeople } from './rewrite-people';

export const seventeenth: Migration = {
	version: 17,
	name: 'who is who',
	statements: () => [
		`create table mailbox (
			workspace_id text not null, address text not null, state text not null, reason text,
			failed_at bigint, updated_at bigint not null,
			primary key (workspace_id, address))`,
		`alter table contact add column address text`,
		`create index contact_address_overall on contact (workspace_id, address, at, metric)`,
		`create index contact_address_metric on contact (workspace_id, address, metric, at)`,
		`alter table invitation add column recipient text`,
		`alter table customer add column merged_into text`,
		`alter table identity add column merge_id text`,
		`create table customer_trait (
			workspace_id text not null, kind text not null, value text not null,
			customer_id text not null, primary key (workspace_id, kind, value, customer_id))`,
		`create index customer_trait_customer on customer_trait (workspace_id, customer_id)`,
		`create table likely_double (
			workspace_id text not null, customer_id text not null, other_id text not null,
			reason text not null, found_at bigint not null,
			primary key (workspace_id, customer_id, other_id, reason))`,
		`create index likely_double_other on likely_double (workspace_id, other_id)`,
		`create index likely_double_found on likely_double (workspace_id, found_at)`,
		`create table customer_merge (
			workspace_id text not null, merge_id text not null, kept_id text not null,
			merged_id text not null, at bigint not null, split_at bigint,
			kept_before text not null, kept_after text not null,
			primary key (workspace_id, merge_id))`,
		`create index customer_merge_kept on customer_merge (workspace_id, kept_id)`,
		`create index customer_merge_merged on customer_merge (workspace_id, merged_id)`,
		`create table customer_merge_row (
			workspace_id text not null, merge_id text not null, table_name text not null,
			key_1 text not null, key_2 text not null, moved integer not null, before text,
			primary key (workspace_id, merge_id, table_name, key_1, key_2))`,
		// What is planned keeps the address that it was made for.
		`update invitation set recipient = (select email from customer
				where customer.workspace_id = invitation.workspace_id
					and customer.customer_id = invitation.customer_id)
			where channel = 'email' and customer_id is not null
				and state in ('scheduled', 'sending', 'sent', 'viewed', 'failed')`,
	],
	rewrite: rewritePeople,
	closing: () => [
		`insert into likely_double (workspace_id, customer_id, other_id, reason, found_at)
			select workspace_id, min(customer_id), max(customer_id), kind, 0 from customer_trait
			group by workspace_id, kind, value having count(*) > 1`,
		`alter table customer drop column address_state`,
		`alter table customer drop column address_reason`,
	],
};
