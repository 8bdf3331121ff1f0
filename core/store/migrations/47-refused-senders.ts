import type { Migration } from './migration';

export const fortySeventh: Migration = {
	version: 47,
	name: 'senders whose token, key or receiver is not the one of the node',
	statements: () => [
		`create table refused_sender (
			workspace_id text not null, receiver text not null, system text not null,
			reason text not null, at bigint not null, times integer not null,
			primary key (workspace_id, receiver))`,
	],
};
