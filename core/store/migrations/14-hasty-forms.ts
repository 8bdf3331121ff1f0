import type { Migration } from './migration';

export const fourteenth: Migration = {
	version: 14,
	name: 'forms that came back too fast',
	statements: () => [
		`create table hasty_form (
			workspace_id text not null, form text not null, at bigint not null,
			primary key (workspace_id, form))`,
		`create index hasty_form_at on hasty_form (workspace_id, at)`,
	],
};
