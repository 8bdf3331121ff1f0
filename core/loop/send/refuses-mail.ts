import type { CustomerTable } from '../../store/schema';

/** Why a customer gets no message of one's own; `null` when they do. */
export function refusesMail(
	customer: Pick<CustomerTable, 'opted_out_at' | 'address_state' | 'address_reason'>,
): { code: 'opted_out' | 'address_failed'; text: string } | null {
	if (customer.opted_out_at !== null) {
		return { code: 'opted_out', text: 'The customer has opted out.' };
	}
	if (customer.address_state !== 'failed') return null;
	const why = customer.address_reason === null ? '' : ` (${customer.address_reason})`;
	return { code: 'address_failed', text: `Mail to the customer came back for good${why}.` };
}
