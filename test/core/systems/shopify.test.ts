import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { shopify as source } from '../../../core/systems/shopify/source';
import { asked, flipped, only, post } from './source/request';

const shopify = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const key = 'of the sandbox shop, for its webhooks';

/** As Shopify documents it: base64 of the HMAC-SHA256 over the body. */
const hmac = (body: string | Uint8Array, secret = key): string =>
	createHmac('sha256', secret).update(body).digest('base64');

function sent(topic: string, payload: unknown, more: Record<string, string> = {}) {
	const body = JSON.stringify(payload);
	return post(body, {
		'x-shopify-topic': topic,
		'x-shopify-webhook-id': 'wh-1',
		'x-shopify-shop-domain': 'acme.myshopify.com',
		'x-shopify-triggered-at': '2026-01-05T01:59:00.877041743Z',
		'x-shopify-hmac-sha256': hmac(body),
		...more,
	});
}

describe('who Shopify is', () => {
	it('signs the very bytes, whatever they are', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				const request = post(bytes, { 'x-shopify-hmac-sha256': hmac(bytes) });
				expect(shopify.verify(request, only(key), {}, now)).toEqual({ ok: true, insecure: false });
			}),
		);
	});

	it('is known by the previous key during a rotation, and by no other', () => {
		const request = sent('orders/paid', { id: 1 });
		const rotated = { secret: 'the new one of them', previousSecret: key };
		expect(shopify.verify(request, rotated, {}, now).ok).toBe(true);
		expect(shopify.verify(request, only('of another shop'), {}, now)).toMatchObject({
			reason: 'wrong_signature',
		});
	});

	it('is not known by a body that was changed, nor by hex', () => {
		const good = sent('orders/paid', { id: 1, email: 'li@example.com' });
		fc.assert(
			fc.property(fc.nat(200), fc.nat(7), (at, bit) => {
				const forged = { ...good, rawBody: flipped(good.rawBody, at, bit) };
				expect(shopify.verify(forged, only(key), {}, now).ok).toBe(false);
			}),
		);
		const hex = createHmac('sha256', key).update(good.rawBody).digest('hex');
		const request = { ...good, headers: { ...good.headers, 'x-shopify-hmac-sha256': hex } };
		expect(shopify.verify(request, only(key), {}, now)).toMatchObject({
			reason: 'malformed_signature',
		});
	});

	it('takes carriage returns and a byte order mark as they are signed', () => {
		const body = '\ufeff{\r\n"id": 1,\r\n"email":"li@example.com"}\r\n';
		const request = post(body, {
			'x-shopify-hmac-sha256': hmac(body),
			'x-shopify-topic': 'orders/paid',
		});
		expect(shopify.verify(request, only(key), {}, now).ok).toBe(true);
		expect(shopify.parse(request, {}, now)).toMatchObject({ kind: 'invalid' });
	});
});

describe('what Shopify tells', () => {
	it.each<[string, object, string]>([
		['orders/create', {}, 'order.created'],
		['orders/paid', {}, 'order.paid'],
		['orders/fulfilled', {}, 'order.fulfilled'],
		['orders/partially_fulfilled', {}, 'order.partially_fulfilled'],
		['orders/cancelled', {}, 'order.cancelled'],
		['orders/updated', {}, 'order.updated'],
		['fulfillments/create', {}, 'order.sent'],
		['fulfillments/update', { shipment_status: 'delivered' }, 'order.delivered'],
		['fulfillments/update', { shipment_status: 'failure' }, 'order.delivery_failed'],
		['fulfillments/update', { shipment_status: null }, 'order.shipment_changed'],
		['fulfillment_events/create', { status: 'delivered' }, 'order.delivered'],
		['fulfillment_events/create', { status: 'label_printed' }, 'order.shipment_changed'],
		['refunds/create', {}, 'order.refunded'],
		['ORDERS/PAID', {}, 'order.paid'],
	])('%s with %j is %s', (topic, more, type) => {
		const request = sent(topic, { id: 450789469, order_id: 450789469, ...more });
		expect(shopify.parse(request, {}, now)).toMatchObject({
			kind: 'events',
			events: [
				{
					type,
					externalId: `${topic.toLowerCase()}:450789469:${createHash('sha1').update(request.rawBody).digest('hex')}`,
					occurredAt: Date.UTC(2026, 0, 5, 1, 59, 0, 877),
					subject: {
						type: 'order',
						id: '450789469',
						url: 'https://acme.myshopify.com/admin/orders/450789469',
					},
				},
			],
		});
	});

	it('is known by what is signed, whatever its headers say', () => {
		const of = (more: Record<string, string>, updated = '2026-01-05T02:00:00Z') => {
			const order = { id: 450789469, updated_at: updated };
			const outcome = shopify.parse(sent('orders/paid', order, more), {}, now);
			return outcome.kind === 'events' ? outcome.events[0] : undefined;
		};
		const first = of({});
		const again = {
			'x-shopify-webhook-id': 'wh-2',
			'x-shopify-triggered-at': '2026-01-05T01:00:00Z',
		};
		expect(of(again)).toEqual(first);
		expect(of({}, '2026-01-05T02:00:01Z')?.externalId).not.toBe(first?.externalId);
	});

	it.each([
		['customers/create', 'contact.created'],
		['customers/update', 'contact.updated'],
		['customers/delete', 'contact.deleted'],
	])('%s is %s, with the customer in it', (topic, type) => {
		const customer = {
			id: 706405506930370084n.toString(),
			email: 'bob@example.com',
			first_name: '伟',
			last_name: '李',
			phone: null,
			default_address: { phone: '+86 138 0000 1111', country_code: 'CN' },
			tags: 'vip,  b2b',
			locale: 'zh-CN',
		};
		expect(shopify.parse(sent(topic, customer), {}, now)).toMatchObject({
			events: [
				{
					type,
					subject: { type: 'contact', id: '706405506930370084' },
					customer: {
						externalIds: { shopify: '706405506930370084' },
						name: '李伟',
						email: 'bob@example.com',
						phone: '+86 138 0000 1111',
						language: 'zh-CN',
					},
					attributes: { country: 'CN', tags: ['vip', 'b2b'] },
				},
			],
		});
	});

	it('keeps every digit of an id beyond 2^53', () => {
		const body = '{"id":12345678901234567890,"email":"li@example.com"}';
		const request = { ...sent('orders/paid', {}), rawBody: Buffer.from(body) };
		expect(shopify.parse(request, {}, now)).toMatchObject({
			events: [{ subject: { id: '12345678901234567890' } }],
		});
	});

	it('names a guest by the address of the bill', () => {
		const order = {
			id: 1,
			customer: null,
			email: 'jo@example.com',
			billing_address: { first_name: 'Jo', last_name: 'Doe', phone: '555-625-1199' },
		};
		expect(shopify.parse(sent('orders/paid', order), {}, now)).toMatchObject({
			events: [
				{
					customer: {
						externalIds: {},
						name: 'Jo Doe',
						email: 'jo@example.com',
						phone: '555-625-1199',
					},
				},
			],
		});
	});

	it('says that somebody has to look the customer up, where a parcel names none', () => {
		expect(
			shopify.parse(
				sent('fulfillment_events/create', { order_id: 5, status: 'delivered' }),
				{},
				now,
			),
		).toMatchObject({
			events: [{ customer: null }],
			notes: [{ key: 'note.nobody' }],
		});
	});

	it('ignores what is about no order and no customer', () => {
		expect(shopify.parse(sent('products/update', { id: 1 }), {}, now)).toEqual({
			kind: 'ignored',
			reason: 'Shopify sent products/update, which is about no order and no customer.',
		});
		expect(shopify.parse(post('{"id":1}'), {}, now)).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('X-Shopify-Topic') as string,
		});
	});

	it('takes one shop only, where the node names it', () => {
		const options = { shop: 'Acme.myshopify.com' };
		const paid = sent('orders/paid', { id: 1 });
		expect(shopify.parse(paid, options, now)).toMatchObject({ kind: 'events' });
		const other = sent('orders/paid', { id: 1 }, { 'x-shopify-shop-domain': 'evil.myshopify.com' });
		expect(shopify.parse(other, options, now)).toEqual({
			kind: 'ignored',
			reason: 'It is of the shop evil.myshopify.com, not of acme.myshopify.com.',
		});
		expect(() => shopify.checkOptions({ shop: 'https://acme.com' })).toThrow('"Shop Domain" is');
	});

	it('links to nothing that is no shop', () => {
		const request = sent('orders/paid', { id: 1 }, { 'x-shopify-shop-domain': 'a.example/"><b>' });
		expect(shopify.parse(request, {}, now)).toMatchObject({ events: [{ subject: { url: null } }] });
	});
});
