import { createHmac, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';

/** Whole seconds of UTC, without a zone. */
const gmt = (time: number): string => new Date(time).toISOString().slice(0, 19);

/** A shop that tells of an order which was set to completed, or back to processing. */
const sign: Sign = ({ ticket, customer, what, at, deliveryId, fields: more = {} }, secret) => {
	const [firstName = '', ...others] = customer.name.split(' ');
	const done = what === 'solved';
	const order = {
		id: /^\d{1,15}$/.test(ticket.id) ? Number(ticket.id) : ticket.id,
		number: ticket.id,
		status: done ? 'completed' : 'processing',
		currency: 'EUR',
		...more,
		total: '29.35',
		customer_id: customer.id,
		date_created_gmt: gmt(at - 86_400_000),
		date_modified_gmt: gmt(at),
		date_completed_gmt: done ? gmt(at) : null,
		billing: {
			first_name: firstName,
			last_name: others.join(' '),
			email: customer.email ?? '',
			phone: customer.phone ?? '',
			country: 'DE',
		},
	};
	const body = JSON.stringify(order);
	return {
		query: '',
		headers: {
			'content-type': 'application/json',
			'user-agent': 'WooCommerce/9.4.2 Hookshot (WordPress/6.7)',
			'x-wc-webhook-source': 'https://shop.sandbox.example/',
			'x-wc-webhook-topic': 'order.updated',
			'x-wc-webhook-resource': 'order',
			'x-wc-webhook-event': 'updated',
			'x-wc-webhook-id': '3',
			'x-wc-webhook-delivery-id': deliveryId,
			'x-wc-webhook-signature': createHmac('sha256', secret).update(body, 'utf8').digest('base64'),
		},
		body,
	};
};

/** A ping on saving wants exactly 200; an event any status below 400, and a redirect counts as one. */
export const simulatedWoocommerce = (): Simulated => ({
	key: 'woocommerce',
	push: {
		sign,
		// No time is signed.
		forgeries: ['wrong_secret', 'flipped_byte', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {},
		faultOf: ({ status, took }) =>
			(status < 200 || status > 299) && status !== 301 && status !== 302
				? `answered ${status}; five of these disable the webhook`
				: took > 60_000
					? `answered after ${took} ms`
					: null,
	},
});
