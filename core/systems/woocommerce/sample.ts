import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** WooCommerce writes whole seconds of UTC, without a zone. */
const gmt = (time: number): string => new Date(time).toISOString().slice(0, 19);

/** An order that was set to completed. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '727',

	request: ({ doneStatuses: [status = 'completed'] }, at, id) => ({
		headers: {
			'content-type': 'application/json',
			'x-wc-webhook-source': 'https://shop.example.com/',
			'x-wc-webhook-topic': 'order.updated',
			'x-wc-webhook-resource': 'order',
			'x-wc-webhook-event': 'updated',
			'x-wc-webhook-id': '3',
			'x-wc-webhook-delivery-id': '36e520ebabc2fa725092ff4a47acedf2',
		},
		query: {},
		body: JSON.stringify(
			{
				id: /^\d{1,15}$/.test(id) ? Number(id) : id,
				number: '727',
				status,
				currency: 'EUR',
				total: '29.35',
				customer_id: 26,
				date_created_gmt: gmt(at - 86_400_000),
				date_modified_gmt: gmt(at),
				date_completed_gmt: gmt(at),
				payment_method: 'paypal',
				billing: {
					first_name: 'Wei',
					last_name: 'Li',
					email: 'li.wei@example.com',
					phone: '+49 151 12345678',
					country: 'DE',
				},
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'woocommerce',
		externalId: `order.completed:${id}:${gmt(at)}`,
		type: 'order.completed',
		occurredAt: Math.floor(at / 1000) * 1000,
		touchpoint: null,
		subject: {
			type: 'order',
			id,
			title: '#727',
			url: 'https://shop.example.com/wp-admin/post.php?post=727&action=edit',
		},
		value: { amount: 29.35, currency: 'EUR' },
		attributes: {
			topic: 'order.updated',
			shop: 'https://shop.example.com',
			status: 'completed',
			paymentMethod: 'paypal',
			country: 'DE',
		},
		customer: {
			externalIds: { woocommerce: '26' },
			name: 'Wei Li',
			email: 'li.wei@example.com',
			phone: '+49 151 12345678',
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
