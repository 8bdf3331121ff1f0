import type { Migration } from './migration';

/** Who told whom of a problem, and whether the message was taken over; links to public pages that have ended. */
export const fortyEighth: Migration = {
	version: 48,
	name: 'who is told of a problem is told again until the message is taken over',
	statements: () => [
		`alter table problem_told add column told_as text not null default 'answered'`,
		`alter table problem_told add column told_by text`,
		`alter table problem_told add column taken_at bigint`,
		// What was told before is told.
		`update problem_told set taken_at = told_at`,
		`create table said_series (
			workspace_id text not null, survey_key text not null, series integer not null,
			ended_at bigint, primary key (workspace_id, survey_key))`,
	],
};
