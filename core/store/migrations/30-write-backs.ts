import type { Migration } from './migration';

export const thirtieth: Migration = {
	version: 30,
	name: 'what was written back to other systems',
	statements: () => [
		`create table write_back (
			workspace_id text not null, system text not null, record_id text not null,
			object text not null, at bigint not null,
			primary key (workspace_id, system, record_id, object))`,
		`create index write_back_at on write_back (workspace_id, at)`,
	],
};
