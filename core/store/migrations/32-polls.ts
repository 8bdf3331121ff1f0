import type { Migration } from './migration';

export const thirtySecond: Migration = {
	version: 32,
	name: 'systems that are asked what has changed',
	statements: () => [
		`create table poll_cursor (
			workspace_id text not null, receiver text not null, scope text not null,
			system text not null, object text not null,
			learned_from bigint not null, read_until bigint not null,
			failure text, failed_at bigint, updated_at bigint not null,
			primary key (workspace_id, receiver, scope))`,
		`create table poll_record (
			workspace_id text not null, receiver text not null, scope text not null,
			record_id text not null, mark text not null, seen_at bigint not null,
			primary key (workspace_id, receiver, scope, record_id))`,
		`create index poll_record_seen on poll_record (workspace_id, seen_at)`,
	],
};
