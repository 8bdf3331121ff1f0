import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** An order all of whose parcels have left. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',

	request: ({ shop }, at, id) => ({
		headers: {
			'content-type': 'application/json',
			'x-shopify-topic': 'orders/fulfilled',
			'x-shopify-shop-domain': shop ?? 'acme.myshopify.com',
			'x-shopify-api-version': '2026-01',
			'x-shopify-webhook-id': id,
			'x-shopify-triggered-at': new Date(at).toISOString(),
		},
		query: {},
		body: JSON.stringify(
			{
				id: 5678901234567,
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
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'shopify',
		externalId: id,
		type: 'order.fulfilled',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'order',
			id: '5678901234567',
			title: '#1001',
			url: 'https://acme.myshopify.com/admin/orders/5678901234567',
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
