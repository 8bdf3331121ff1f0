import type { CanonicalEvent } from '../../model/event';
import { sha1Hex } from '../source/signing';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** An order all of whose parcels have left. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '5678901234567',

	request: ({ shop }, at, id) => ({
		headers: {
			'content-type': 'application/json',
			'x-shopify-topic': 'orders/fulfilled',
			'x-shopify-shop-domain': shop ?? 'acme.myshopify.com',
			'x-shopify-api-version': '2026-01',
			'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
			'x-shopify-triggered-at': new Date(at).toISOString(),
		},
		query: {},
		body: bodyOf(at, id),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'shopify',
		externalId: `orders/fulfilled:${id}:${sha1Hex([bodyOf(at, id)])}`,
		type: 'order.fulfilled',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'order',
			id,
			title: '#1001',
			url: `https://acme.myshopify.com/admin/orders/${id}`,
		},
		value: { amount: 199.65, currency: 'EUR' },
		attributes: {
			topic: 'orders/fulfilled',
			shop: 'acme.myshopify.com',
			financialStatus: 'paid',
			fulfillmentStatus: 'fulfilled',
			tags: ['vip', 'gift'],
		},
		customer: {
			externalIds: { shopify: '207119551' },
			name: 'Wei Li',
			email: 'li.wei@example.com',
			phone: '+4915112345678',
			language: 'en-DE',
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};

const bodyOf = (at: number, id: string): string =>
	JSON.stringify(
		{
			id: /^\d{1,15}$/.test(id) ? Number(id) : id,
			name: '#1001',
			email: 'li.wei@example.com',
			phone: null,
			created_at: new Date(at - 86_400_000).toISOString(),
			updated_at: new Date(at).toISOString(),
			currency: 'EUR',
			total_price: '199.65',
			financial_status: 'paid',
			fulfillment_status: 'fulfilled',
			customer_locale: 'en-DE',
			tags: 'vip, gift',
			customer: {
				id: 207119551,
				email: 'li.wei@example.com',
				first_name: 'Wei',
				last_name: 'Li',
				phone: '+4915112345678',
			},
		},
		null,
		'\t',
	);
