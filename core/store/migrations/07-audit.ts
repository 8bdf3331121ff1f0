import { day, type Migration } from './migration';

export const seventh: Migration = {
	version: 7,
	name: 'the audit trail',
	statements: (dialect) => [
		`create table audit (
			workspace_id text not null, audit_id text not null, at bigint not null,
			actor_kind text not null, actor_id text, actor_name text, action text not null,
			target_kind text not null, target_id text not null, details text not null,
			test integer not null, primary key (workspace_id, audit_id))`,
		`create index audit_target on audit (workspace_id, target_kind, target_id, at)`,
		`create index audit_at on audit (workspace_id, at)`,
		`create view v_audit as select workspace_id, audit_id, at, actor_kind, actor_id, actor_name,
			action, target_kind, target_id, details, ${day(dialect, 'at')} as at_on
			from audit where test = 0`,
	],
};
