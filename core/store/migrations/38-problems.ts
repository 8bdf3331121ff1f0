import type { Migration } from './migration';
import { triggersOf } from './28-mentions-noted';

/** What many cases have in common, and what is done about it. */
export const thirtyEighth: Migration = {
	version: 38,
	name: 'problems',
	statements: (dialect) => [
		`create table problem (
			workspace_id text not null, problem_id text not null, title text not null,
			origin text not null, origin_ref text not null, state text not null, owner_id text,
			remedy text, difficulty text, influence double precision, due_at bigint, reason text,
			survey_key text, created_at bigint not null, updated_at bigint not null,
			started_at bigint, done_at bigint, test integer not null,
			primary key (workspace_id, problem_id))`,
		`create unique index problem_origin on problem (workspace_id, origin, origin_ref)`,
		`create table problem_link (
			workspace_id text not null, problem_id text not null, kind text not null,
			ref text not null, at bigint not null, told_at bigint,
			primary key (workspace_id, problem_id, kind, ref))`,
		`create index problem_link_ref on problem_link (workspace_id, kind, ref)`,
		...triggersOf(dialect, 'problem', {
			key: ['problem_id'],
			texts: ['title', 'remedy', 'reason'],
		}),
	],
};
