import type { Migration } from './migration';

export const nineteenth: Migration = {
	version: 19,
	name: 'who is known by their own word alone',
	statements: () => [
		`alter table customer add column self_named integer`,
		// Before, nobody else had answers at open links and nothing to be recognised by.
		`update customer set self_named = 1 where merged_into is null
			and exists (select 1 from invitation
				where invitation.workspace_id = customer.workspace_id
					and invitation.customer_id = customer.customer_id and invitation.channel = 'open')
			and not exists (select 1 from identity
				where identity.workspace_id = customer.workspace_id
					and identity.customer_id = customer.customer_id)`,
	],
};
