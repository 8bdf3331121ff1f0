import { createHmac, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';

/** A shop that tells of an order all of whose parcels have left, or that was changed after that. */
const sign: Sign = ({ ticket, customer, what, at, deliveryId, fields: more = {} }, secret) => {
	const [firstName = '', ...others] = customer.name.split(' ');
	const order = {
		id: /^\d{1,15}$/.test(ticket.id) ? Number(ticket.id) : ticket.id,
		name: ticket.title,
		email: customer.email ?? '',
		created_at: new Date(at - 86_400_000).toISOString(),
		updated_at: new Date(at).toISOString(),
		currency: 'EUR',
		total_price: '199.65',
		financial_status: 'paid',
		fulfillment_status: what === 'solved' ? 'fulfilled' : 'partial',
		customer_locale: customer.language,
		...more,
		customer: {
			id: customer.id,
			email: customer.email,
			first_name: firstName,
			last_name: others.join(' '),
			phone: customer.phone ?? null,
		},
	};
	const body = JSON.stringify(order);
	return {
		query: '',
		headers: {
			'content-type': 'application/json',
			'user-agent': 'Shopify-Captain-Hook',
			'x-shopify-topic': what === 'solved' ? 'orders/fulfilled' : 'orders/updated',
			'x-shopify-shop-domain': 'sandbox.myshopify.com',
			'x-shopify-api-version': '2026-01',
			'x-shopify-webhook-id': deliveryId,
			'x-shopify-triggered-at': new Date(at).toISOString(),
			'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body, 'utf8').digest('base64'),
		},
		body,
	};
};

/** Any 2xx within five seconds will do. */
export const simulatedShopify = (): Simulated => ({
	key: 'shopify',
	push: {
		sign,
		// No time is signed.
		forgeries: ['wrong_secret', 'flipped_byte', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {},
		faultOf: ({ status, took }) =>
			status < 200 || status > 299
				? `answered ${status}`
				: took > 5_000
					? `answered after ${took} ms; Shopify waits 5 s`
					: null,
	},
});
