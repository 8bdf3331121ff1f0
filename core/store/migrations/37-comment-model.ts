import type { Migration } from './migration';

export const thirtySeventh: Migration = {
	version: 37,
	name: "what a workspace's own comments have taught",
	statements: () => [
		`create table comment_model (
			workspace_id text not null, learned_at bigint not null,
			learned text not null, weights text,
			primary key (workspace_id))`,
	],
};
