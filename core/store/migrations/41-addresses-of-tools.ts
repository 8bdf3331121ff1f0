import type { Migration } from './migration';

export const fortyFirst: Migration = {
	version: 41,
	name: 'addresses that tools pull figures from',
	statements: () => [
		`create table data_address (
			workspace_id text not null, address_id text not null, name text not null,
			survey_key text, comments integer not null, made_at bigint not null,
			expires_at bigint not null, ended_at bigint,
			primary key (workspace_id, address_id))`,
		// One of a name, also where two make it at once.
		`create unique index data_address_name on data_address (workspace_id, name)
			where ended_at is null`,
	],
};
