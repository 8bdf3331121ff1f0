import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { woocommerce as source } from '../../../core/systems/woocommerce/source';
import { asked, flipped, only, post } from './source/request';

const woocommerce = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const key = 'ck-secret of the webhook';

/** As WooCommerce documents it: base64 of the HMAC-SHA256 over the body. */
const hmac = (body: string | Uint8Array, secret = key): string =>
	createHmac('sha256', secret).update(body).digest('base64');

function sent(topic: string, payload: unknown) {
	const body = JSON.stringify(payload);
	return post(body, {
		'x-wc-webhook-topic': topic,
		'x-wc-webhook-source': 'https://shop.example.com/',
		'x-wc-webhook-delivery-id': '36e520ebabc2fa725092ff4a47acedf2',
		'x-wc-webhook-signature': hmac(body),
	});
}

const order = {
	id: 727,
	number: 'B-727',
	status: 'completed',
	currency: 'JPY',
	total: '2935',
	customer_id: 0,
	date_created: '2026-01-04T21:00:00',
	date_created_gmt: '2026-01-04T12:00:00',
	date_modified: '2026-01-05T10:30:00',
	date_modified_gmt: '2026-01-05T01:30:00',
	date_completed_gmt: '2026-01-05T01:00:00',
	billing: {
		first_name: '花子',
		last_name: '山田',
		email: 'hanako@example.jp',
		phone: '03-1234-5678',
	},
};

describe('who WooCommerce is', () => {
	it('signs the very bytes, whatever they are, and no other', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), (bytes, at) => {
				const request = post(bytes, { 'x-wc-webhook-signature': hmac(bytes) });
				expect(woocommerce.verify(request, only(key), {}, now).ok).toBe(true);
				const forged = { ...request, rawBody: flipped(bytes, at) };
				expect(woocommerce.verify(forged, only(key), {}, now)).toMatchObject({
					reason: 'wrong_signature',
				});
			}),
		);
	});

	it('is answered when it pings on saving, unsigned and as a form, and starts nothing', () => {
		const ping = post('webhook_id=12', { 'content-type': 'application/x-www-form-urlencoded' });
		expect(woocommerce.handshake(ping, only(key), {})).toMatchObject({ status: 200 });
		for (const other of ['webhook_id=12&id=7', 'webhook_id=x', '{"webhook_id":12}', '']) {
			expect(woocommerce.handshake(post(other), only(key), {})).toBeNull();
		}
	});
});

describe('what WooCommerce tells', () => {
	it('reads an order that has arrived, once, of the time it did', () => {
		const changed = { ...order, date_modified_gmt: '2026-02-01T09:00:00', total: '2900' };
		const [first, later] = [order, changed].map((one) =>
			woocommerce.parse(sent('order.updated', one), {}, now),
		);
		expect(first).toMatchObject({
			kind: 'events',
			notes: [],
			events: [
				{
					externalId: 'order.completed:727:2026-01-05T01:00:00',
					type: 'order.completed',
					occurredAt: Date.UTC(2026, 0, 5, 1),
					subject: {
						type: 'order',
						id: '727',
						title: '#B-727',
						url: 'https://shop.example.com/wp-admin/post.php?post=727&action=edit',
					},
					value: { amount: 2935, currency: 'JPY' },
					customer: {
						externalIds: {},
						name: '山田花子',
						email: 'hanako@example.jp',
						phone: '03-1234-5678',
					},
				},
			],
		});
		expect(later).toMatchObject({
			events: [{ externalId: 'order.completed:727:2026-01-05T01:00:00' }],
		});
	});

	it.each([
		['order.created', 'processing', 'order.created'],
		['order.updated', 'processing', 'order.updated'],
		['order.updated', 'cancelled', 'order.cancelled'],
		['order.updated', 'refunded', 'order.refunded'],
		['order.updated', 'failed', 'order.failed'],
		['order.updated', 'on-hold', 'order.updated'],
		['order.restored', 'processing', 'order.restored'],
	])('%s with status %s is %s', (topic, status, type) => {
		const request = sent(topic, { ...order, status, date_completed_gmt: null });
		expect(woocommerce.parse(request, {}, now)).toMatchObject({
			events: [
				{
					type,
					externalId: `${type}:727:2026-01-05T01:30:00`,
					occurredAt: Date.UTC(2026, 0, 5, 1, 30),
				},
			],
		});
	});

	it('takes statuses of the shop itself for an order that has arrived', () => {
		const options = { doneStatuses: 'wc-delivered, picked-up' };
		const type = (status: string) =>
			woocommerce.parse(sent('order.updated', { ...order, status }), options, now);
		expect(type('delivered')).toMatchObject({ events: [{ type: 'order.completed' }] });
		expect(type('picked-up')).toMatchObject({ events: [{ type: 'order.completed' }] });
		expect(type('completed')).toMatchObject({ events: [{ type: 'order.updated' }] });
	});

	it('reads customers', () => {
		const customer = {
			id: 25,
			date_created_gmt: '2026-01-05T01:00:00',
			date_modified_gmt: null,
			email: 'john@example.com',
			first_name: 'John',
			last_name: 'Doe',
			role: 'customer',
			billing: { phone: '(555) 555-5555', country: 'US' },
		};
		expect(woocommerce.parse(sent('customer.created', customer), {}, now)).toMatchObject({
			events: [
				{
					type: 'contact.created',
					externalId: 'contact.created:25:2026-01-05T01:00:00',
					subject: { type: 'contact', id: '25' },
					customer: {
						externalIds: { woocommerce: '25' },
						name: 'John Doe',
						phone: '(555) 555-5555',
					},
					attributes: { role: 'customer', country: 'US' },
				},
			],
		});
	});

	it('dates what was deleted by its arrival, since it comes as its id alone', () => {
		expect(woocommerce.parse(sent('order.deleted', { id: 727 }), {}, now)).toMatchObject({
			events: [{ type: 'order.deleted', externalId: 'order.deleted:727', occurredAt: now }],
		});
	});

	it('ignores what is about no order and no customer, and misses the topic by name', () => {
		expect(woocommerce.parse(sent('coupon.created', { id: 1 }), {}, now)).toEqual({
			kind: 'ignored',
			reason: 'WooCommerce sent coupon.created, which is about no order and no customer.',
		});
		expect(woocommerce.parse(post('{"id":1}'), {}, now)).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('X-WC-Webhook-Topic') as string,
		});
	});
});
