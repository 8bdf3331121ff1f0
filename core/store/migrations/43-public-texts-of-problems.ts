import { triggersOf } from './28-mentions-noted';
import type { Migration } from './migration';

/** What everybody may read of a problem, and who of those who answered was told of it. */
export const fortyThird: Migration = {
	version: 43,
	name: 'public texts of problems, and who was told',
	statements: (dialect) => [
		`alter table problem add column public_texts text`,
		...(dialect === 'postgres'
			? ['drop trigger problem_mentions on problem']
			: ['drop trigger problem_mentions_0', 'drop trigger problem_mentions_1']),
		...triggersOf(dialect, 'problem', {
			key: ['problem_id'],
			texts: ['title', 'remedy', 'reason', 'public_texts'],
		}),
		`create table problem_told (
			workspace_id text not null, told_id text not null, problem_id text not null,
			customer_id text not null, told_at bigint not null,
			primary key (workspace_id, told_id))`,
		`create index problem_told_customer on problem_told (workspace_id, customer_id, problem_id)`,
	],
};
