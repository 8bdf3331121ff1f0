import type { Migration } from './migration';

export const fortyNinth: Migration = {
	version: 49,
	name: 'what a sender has pushed and nobody could read is kept',
	statements: () => [
		`create table unread_push (
			workspace_id text not null, receiver text not null, push_id text not null,
			system text not null, at bigint not null, why text not null, request text not null,
			primary key (workspace_id, receiver, push_id))`,
		`create index unread_push_at on unread_push (workspace_id, at)`,
	],
};
