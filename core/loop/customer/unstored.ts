import type { CustomerFacts } from '../../model/event';
import type { Customer } from '../../store/repositories/customers';
import { unknownCustomer } from '../../store/repositories/unknown-customer';

/** Somebody as an item describes them, or anybody; nothing of them is stored. */
export function unstoredCustomer(
	workspace: string,
	{ id, facts }: { id: string; facts: Partial<CustomerFacts> | null },
	now: number,
): Customer {
	return {
		...unknownCustomer(workspace, id, now),
		name: facts?.name ?? null,
		email: facts?.email ?? null,
		phone: facts?.phone ?? null,
		language: facts?.language ?? null,
		time_zone: facts?.timeZone ?? null,
		segment: facts?.segment ?? null,
		external_ids: facts?.externalIds ?? {},
	};
}
