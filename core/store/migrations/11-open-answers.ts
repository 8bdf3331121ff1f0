import type { Migration } from './migration';

export const eleventh: Migration = {
	version: 11,
	name: 'answers that came by an open link',
	statements: () => [
		`create table open_answer (
			workspace_id text not null, invitation_id text not null, link text not null,
			sender text, at bigint not null, primary key (workspace_id, invitation_id))`,
		`create index open_answer_link on open_answer (workspace_id, link, at)`,
		`create index open_answer_sender on open_answer (workspace_id, sender, at)`,
		`create index open_answer_at on open_answer (workspace_id, at)`,
	],
};
