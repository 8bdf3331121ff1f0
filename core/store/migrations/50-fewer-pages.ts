import type { Migration } from './migration';

export const fiftieth: Migration = {
	version: 50,
	name: 'people are recognised, and days are counted, from fewer pages',
	statements: (dialect) =>
		dialect === 'sqlite'
			? [
					// An identity lies in its key, and not in another place that the key points to.
					`create table identity_in_key (
						workspace_id text not null, kind text not null, value text not null,
						customer_id text not null, merge_id text,
						primary key (workspace_id, kind, value)) without rowid`,
					`insert into identity_in_key (workspace_id, kind, value, customer_id, merge_id)
						select workspace_id, kind, value, customer_id, merge_id from identity
						order by workspace_id, kind, value`,
					`drop table identity`,
					`alter table identity_in_key rename to identity`,
					// Has all that is asked of it: SQLite would go through a workspace rather than look in two places.
					`create index identity_customer on identity (workspace_id, customer_id, merge_id)`,
				]
			: [
					// A sixth of the size of the one that has all that a summary asks for.
					`create index response_moment on response (workspace_id, answered_at)`,
				],
};
