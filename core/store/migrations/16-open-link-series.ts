import type { Migration } from './migration';

export const sixteenth: Migration = {
	version: 16,
	name: 'open links that have been ended',
	statements: () => [
		`create table open_link_series (
			workspace_id text not null, survey_key text not null, series integer not null,
			begun_at bigint not null, primary key (workspace_id, survey_key))`,
	],
};
