import { createHmac } from 'node:crypto';

import type { Sign } from '../../crm/signed-request';

/**
 * What a function that a company writes into its CRM sends of a ticket: signed over time and body.
 *
 * @param object kind of record, as the CRM calls it
 * @param idName what its id is called there
 */
export const recordFunction =
	(object: string, idName: '_id' | 'id'): Sign =>
	({ deliveryId, what, at, ticket, customer, agent, fields }, secret, signedAt) => {
		const body = JSON.stringify({
			id: deliveryId,
			object,
			event: what === 'solved' ? 'ticket.closed' : 'ticket.reopened',
			at,
			by: agent.id,
			data: {
				[idName]: ticket.id,
				name: ticket.title,
				customer_id: customer.id,
				customer_name: customer.name,
				customer_email: customer.email,
				customer_phone: customer.phone ?? null,
				customer_language: customer.language,
				customer_segment: customer.segment,
				owner_id: agent.id,
				owner_name: agent.name,
				owner_email: agent.email,
				...fields,
			},
		});
		const timestamp = String(signedAt);
		return {
			query: '',
			headers: {
				'content-type': 'application/json',
				'x-timestamp': timestamp,
				'x-signature': createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex'),
			},
			body,
		};
	};
