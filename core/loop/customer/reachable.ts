import type { Customer } from '../../store/repositories/customers';

/** Whether anybody can get back to a customer: by mail, by phone, or by an id in some system. */
export function isReachable(customer: Customer | undefined): boolean {
	if (!customer) return false;
	const { email, phone, external_ids: ids } = customer;
	return email !== null || phone !== null || Object.keys(ids).length > 0;
}
