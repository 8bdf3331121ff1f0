import type { CustomerFacts } from '../../model/event';
import type { Customer } from '../../store/repositories/customers';

/** Somebody as an item describes them, or anybody; nothing of them is stored. */
export function unstoredCustomer(
	workspace: string,
	{ id, facts }: { id: string; facts: Partial<CustomerFacts> | null },
	now: number,
): Customer {
	return {
		workspace_id: workspace,
		customer_id: id,
		name: facts?.name ?? null,
		email: facts?.email ?? null,
		phone: facts?.phone ?? null,
		language: facts?.language ?? null,
		time_zone: facts?.timeZone ?? null,
		segment: facts?.segment ?? null,
		title: null,
		country: null,
		owner: null,
		value_amount: null,
		value_currency: null,
		paused_until: null,
		frequency: null,
		preferred_channel: null,
		preferred_language: null,
		merged_into: null,
		self_named: null,
		created_at: now,
		updated_at: now,
		external_ids: facts?.externalIds ?? {},
	};
}
