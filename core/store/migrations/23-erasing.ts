import type { Migration } from './migration';

export const twentyThird: Migration = {
	version: 23,
	name: 'erasing customers',
	statements: () => [
		`create table erasure (
			workspace_id text not null, erasure_id text not null, at bigint not null,
			by_kind text not null, by_id text, by_name text, removed text not null,
			anonymised integer not null, masked integer not null, in_flight integer not null,
			cleaned_at bigint, test integer not null, primary key (workspace_id, erasure_id))`,
		`create index erasure_uncleaned on erasure (workspace_id, at) where cleaned_at is null`,
		`alter table workspace add column erasure_secret text`,
		`create table mention (
			workspace_id text not null, mark text not null, table_name text not null,
			key_1 text not null, key_2 text not null,
			primary key (workspace_id, mark, table_name, key_1, key_2))`,
		`create index mention_row on mention (workspace_id, table_name, key_1)`,
		`create table mention_scan (
			workspace_id text not null, table_name text not null, key_1 text not null,
			key_2 text not null, done integer not null, primary key (workspace_id, table_name))`,
		// What hangs on one customer is found without looking at everybody's.
		`create index activity_customer on activity (workspace_id, customer_id)
			where customer_id is not null`,
		`create index customer_merged_into on customer (workspace_id, merged_into)
			where merged_into is not null`,
		`create index customer_merge_row_double on customer_merge_row (workspace_id, key_1)
			where table_name = 'likely_double'`,
		// Whether enough others share the group of an answer whose customer is erased.
		`create index response_segment on response (workspace_id, survey_key, segment, answered_at, test)
			where segment is not null`,
	],
};
