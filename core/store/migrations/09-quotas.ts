import type { Migration } from './migration';

export const ninth: Migration = {
	version: 9,
	name: 'quotas',
	statements: () => [
		`create table quota_place (
			workspace_id text not null, quota_key text not null, invitation_id text not null,
			open_until bigint not null, answered integer not null,
			primary key (workspace_id, invitation_id, quota_key))`,
		`create index quota_count on quota_place (workspace_id, quota_key, answered, open_until)`,
	],
};
