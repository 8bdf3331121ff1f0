import type { Migration } from './migration';

export const twentySeventh: Migration = {
	version: 27,
	name: 'answers from elsewhere that were forgotten',
	statements: () => [
		`create table forgotten_answer (
			workspace_id text not null, mark text not null, primary key (workspace_id, mark))`,
	],
};
