import { day, type Migration } from './migration';

const refused = 'The audit trail takes lines and gives none up: it is not changed.';

/**
 * The audit trail is kept by the database: whoever changes or takes away a line has to say so in the same
 * transaction, by a row in `audit_opening`, which only that transaction sees.
 */
export const twentySecond: Migration = {
	version: 22,
	name: 'an audit trail that nobody writes over',
	statements: (dialect) => [
		`alter table audit add column actor_node text`,
		`drop view v_audit`,
		`create view v_audit as select workspace_id, audit_id, at, actor_kind, actor_id, actor_name,
			actor_node, action, target_kind, target_id, details, ${day(dialect, 'at')} as at_on
			from audit where test = 0`,
		`create index audit_actor on audit (workspace_id, actor_id, at)`,
		`create index audit_action on audit (workspace_id, action, at)`,
		...(dialect === 'sqlite' ? onSqlite : onPostgres),
	],
};

const onSqlite = [
	`create table audit_opening (xid bigint not null default 0)`,
	...['update', 'delete'].map(
		(deed) => `create trigger audit_no_${deed} before ${deed} on audit
			when not exists (select 1 from audit_opening)
			begin select raise(abort, '${refused}'); end`,
	),
];

/** A row that was left there opens nothing: it is of another transaction. */
const onPostgres = [
	`create table audit_opening (xid bigint not null default txid_current())`,
	`create or replace function audit_is_kept() returns trigger language plpgsql as $$
		begin
			if exists (select 1 from audit_opening where xid = txid_current()) then
				return case when tg_op = 'DELETE' then old else new end;
			end if;
			raise exception '${refused}';
		end $$`,
	`create trigger audit_no_change before update or delete on audit
		for each row execute function audit_is_kept()`,
	`create or replace function audit_is_not_emptied() returns trigger language plpgsql as $$
		begin raise exception '${refused}'; end $$`,
	`create trigger audit_no_truncate before truncate on audit
		for each statement execute function audit_is_not_emptied()`,
];
