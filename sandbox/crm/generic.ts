import { createHmac } from 'node:crypto';

import type { Sign } from './signed-request';

/**
 * A shop of our own that posts the canonical names. Signature: HMAC-SHA256 in hex over the time of
 * signing, a dot and the body.
 */
export const genericEvent: Sign = (happening, secret, signedAt) => {
	const { ticket, customer, agent, what, at, deliveryId } = happening;
	const body = JSON.stringify({
		id: deliveryId,
		type: what === 'solved' ? 'ticket.closed' : 'ticket.reopened',
		occurredAt: new Date(at).toISOString(),
		touchpoint: 'use',
		subject: { type: 'ticket', id: ticket.id, title: ticket.title },
		customer: {
			externalIds: { shop: customer.id },
			name: customer.name,
			email: customer.email,
			phone: customer.phone ?? null,
			language: customer.language,
			segment: customer.segment,
		},
		owner: agent,
		...(happening.fields && { attributes: happening.fields }),
	});
	const time = new Date(signedAt).toISOString();
	const signature = createHmac('sha256', secret).update(`${time}.${body}`, 'utf8').digest('hex');
	return {
		query: '',
		headers: {
			'content-type': 'application/json',
			'x-timestamp': time,
			'x-signature': `sha256=${signature}`,
		},
		body,
	};
};
