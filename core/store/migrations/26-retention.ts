import type { Migration } from './migration';

/** A step of retention touches no more than the rows that go. */
export const twentySixth: Migration = {
	version: 26,
	name: 'retention',
	statements: () => [
		`create table retention_run (
			workspace_id text not null, kind text not null, run text not null, at bigint not null,
			rows bigint not null, primary key (workspace_id, kind))`,
		`create index response_of_somebody on response (workspace_id, answered_at)
			where coalesce(invitation_id, external_id) is not null`,
		`create index response_comment on response (workspace_id, answered_at)
			where comment is not null`,
		`create index case_ended on case_file (workspace_id, updated_at)
			where state in ('confirmed', 'unconfirmed', 'closed')`,
		`create index message_created on message (workspace_id, created_at)`,
		`create index contact_at on contact (workspace_id, at)`,
		`create index privacy_request_at on privacy_request (workspace_id, at)`,
		`create index activity_response on activity (workspace_id, response_id)
			where response_id is not null`,
		`create index activity_case on activity (workspace_id, case_id) where case_id is not null`,
	],
};
