import type { Migration } from './migration';

/** How owners are written on rows is read text by text, and compared by our own code. */
export const fiftyFirst: Migration = {
	version: 51,
	name: 'owners as they are written',
	statements: (dialect) =>
		['response', 'invitation'].map(
			(table) => `create index ${table}_owner_mark on ${table}
				(workspace_id, ${mark(dialect)}) where owner is not null`,
		),
};

/** As `ownerMark` has it; a step of the schema stays as it is. */
const mark = (dialect: 'sqlite' | 'postgres'): string =>
	dialect === 'sqlite'
		? `(coalesce(substr(json_extract(owner, '$.email'), 1, 254), '') || char(10)
			|| coalesce(substr(json_extract(owner, '$.team'), 1, 254), ''))`
		: `(case when strpos(owner, '\\u0000') > 0 then '' else
			coalesce(left((owner::json) ->> 'email', 254), '') || chr(10)
			|| coalesce(left((owner::json) ->> 'team', 254), '') end)`;
