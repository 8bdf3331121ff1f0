import type { Migration } from './migration';

export const fortySixth: Migration = {
	version: 46,
	name: 'echoes of our own writing are told by what they hold',
	statements: () => [
		`alter table write_back add column wrote text`,
		`alter table write_back add column content text`,
		`alter table write_back add column created integer not null default 0`,
		`alter table write_back add column times integer not null default 1`,
		`alter table write_back add column times_since bigint not null default 0`,
		`alter table poll_record add column content text`,
		`create index poll_record_content on poll_record (workspace_id, record_id)
			where content is not null`,
	],
};
