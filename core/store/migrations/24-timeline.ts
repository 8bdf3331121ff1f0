import type { Migration } from './migration';

/** What has happened to a customer is read in its order, a page at a time. */
export const twentyFourth: Migration = {
	version: 24,
	name: 'timeline of customers',
	statements: (dialect) => [
		`alter table case_step add column customer_id text`,
		`update case_step set customer_id = (
			select customer_id from case_file
			where case_file.workspace_id = case_step.workspace_id
				and case_file.case_id = case_step.case_id)`,
		`create index case_step_customer on case_step (workspace_id, customer_id, at)`,
		`create index message_customer on message (workspace_id, customer_id, created_at)
			where customer_id is not null`,
		...ownerColumns.map(
			(key) => `create index customer_owner_${key} on customer
				(workspace_id, ${ownerKey(dialect, key)}, customer_id) where owner is not null`,
		),
		// Who agreed to news, without looking at everybody.
		`create index consent_purpose on consent (workspace_id, holder_kind, purpose, state, holder)`,
	],
};

const ownerColumns = ['id', 'email'] as const;

/** What an owner is looked up by, out of their JSON. */
function ownerKey(dialect: 'sqlite' | 'postgres', key: 'id' | 'email'): string {
	return dialect === 'sqlite' ? `json_extract(owner, '$.${key}')` : `((owner::json)->>'${key}')`;
}
