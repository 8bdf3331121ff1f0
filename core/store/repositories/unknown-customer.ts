import type { CustomerTable } from '../schema';

/** The row of a customer of whom nothing is known but that they are there; `at` in epoch ms. */
export const unknownCustomer = (workspace: string, id: string, at: number): CustomerTable => ({
	workspace_id: workspace,
	customer_id: id,
	name: null,
	email: null,
	phone: null,
	language: null,
	time_zone: null,
	segment: null,
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
	created_at: at,
	updated_at: at,
});
