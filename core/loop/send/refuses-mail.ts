import type { Say } from '../../language/say';
import type { CustomerTable } from '../../store/schema';

/** Why a customer gets no message of one's own; `null` when they do. */
export function refusesMail(
	customer: Pick<CustomerTable, 'opted_out_at' | 'address_state' | 'address_reason'>,
	say: Say,
): { code: 'opted_out' | 'address_failed'; text: string } | null {
	if (customer.opted_out_at !== null) {
		return { code: 'opted_out', text: say('send.opted_out') };
	}
	if (customer.address_state !== 'failed') return null;
	const reason = customer.address_reason;
	const text = reason === null ? say('send.came_back') : say('send.came_back.why', { reason });
	return { code: 'address_failed', text };
}
