import { entryOf } from '../../model/json';
import { fullName } from '../../language/full-name';
import type { EventDraft } from '../source/event-draft';
import { madeId } from '../source/made-id';
import { readDrafts } from '../source/read-drafts';
import { present, read, textAt } from '../source/read-payload';
import { headerOf, sha1Hex } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';
import { isShop } from './options';

type Body = Record<string, unknown>;

/** What the carrier says of a parcel, where it is more than that it is on its way. */
const parcels: Record<string, string> = {
	delivered: 'order.delivered',
	failure: 'order.delivery_failed',
	in_transit: 'order.in_transit',
	out_for_delivery: 'order.out_for_delivery',
};

const verbs: Record<string, string> = { create: 'created', update: 'updated', delete: 'deleted' };

/** Reads what Shopify sends under a topic such as `orders/fulfilled`. */
export function parseTopic(topic: string, body: Body, request: SourceRequest): ParseOutcome {
	const draft = draftOf(topic, body, shopOf(request));
	if (draft === null) {
		return {
			kind: 'ignored',
			reason: `Shopify sent ${topic.slice(0, 60)}, which is about no order and no customer.`,
		};
	}
	const told = read(body, 'updated_at') ?? read(body, 'happened_at');
	const event: EventDraft = {
		// Headers are not signed: by theirs, a body that was seen once would be new as often as one likes.
		id: madeId([topic.slice(0, 60), textOf(read(body, 'id')), sha1Hex([request.rawBody])]),
		occurredAt: told ?? headerOf(request, 'x-shopify-triggered-at'),
		...draft,
	};
	return readDrafts([event], 'shopify');
}

function draftOf(topic: string, body: Body, shop: string | null): EventDraft | null {
	const [noun = '', verb = ''] = topic.split('/');
	const past = entryOf(verbs, verb) ?? verb;
	switch (noun) {
		case 'orders':
			return { type: `order.${past}`, ...orderDraft(body, topic, shop) };
		case 'customers':
			return { type: `contact.${past}`, ...contactDraft(body, topic, shop) };
		case 'fulfillments': {
			const parcel = entryOf(parcels, textAt(body, 'shipment_status') ?? '');
			const type = parcel ?? (verb === 'create' ? 'order.sent' : 'order.shipment_changed');
			return { type, ...fulfillmentDraft(body, topic, shop) };
		}
		case 'fulfillment_events': {
			const type = entryOf(parcels, textAt(body, 'status') ?? '') ?? 'order.shipment_changed';
			return { type, ...fulfillmentDraft(body, topic, shop) };
		}
		case 'refunds':
			return { type: 'order.refunded', ...orderOf(read(body, 'order_id'), topic, shop) };
		default:
			return null;
	}
}

function orderOf(id: unknown, topic: string, shop: string | null, more: Body = {}): EventDraft {
	return {
		'subject.type': 'order',
		'subject.id': id,
		'subject.url': linkTo(shop, 'orders', id),
		attributes: present({ topic, shop, ...more }),
	};
}

function orderDraft(body: Body, topic: string, shop: string | null): EventDraft {
	const order = orderOf(read(body, 'id'), topic, shop, {
		financialStatus: read(body, 'financial_status'),
		fulfillmentStatus: read(body, 'fulfillment_status'),
		cancelReason: read(body, 'cancel_reason'),
		country: read(body, 'shipping_address.country_code'),
		tags: tagsOf(body),
	});
	return {
		...order,
		'subject.title': read(body, 'name'),
		'value.amount': read(body, 'current_total_price') ?? read(body, 'total_price'),
		'value.currency': read(body, 'currency'),
		'customer.externalId': read(body, 'customer.id'),
		'customer.name':
			nameAt(body, 'customer') ??
			nameAt(body, 'billing_address') ??
			nameAt(body, 'shipping_address'),
		'customer.email':
			read(body, 'email') ?? read(body, 'contact_email') ?? read(body, 'customer.email'),
		'customer.phone':
			read(body, 'phone') ??
			read(body, 'customer.phone') ??
			read(body, 'billing_address.phone') ??
			read(body, 'shipping_address.phone'),
		'customer.language': read(body, 'customer_locale') ?? read(body, 'customer.locale'),
	};
}

/** A parcel carries its receiver, but not who ordered it; the order's customer has to be known. */
function fulfillmentDraft(body: Body, topic: string, shop: string | null): EventDraft {
	return {
		...orderOf(read(body, 'order_id'), topic, shop, {
			fulfillmentId: textOf(read(body, 'fulfillment_id') ?? read(body, 'id')),
			shipmentStatus: read(body, 'shipment_status') ?? read(body, 'status'),
			trackingCompany: read(body, 'tracking_company'),
			trackingNumber: read(body, 'tracking_number'),
		}),
		// A fulfilment is called after its order: #1001.1 of #1001.
		'subject.title': textAt(body, 'name')?.replace(/\.\d+$/, ''),
		'customer.email': read(body, 'email'),
	};
}

function contactDraft(body: Body, topic: string, shop: string | null): EventDraft {
	const id = read(body, 'id');
	return {
		'subject.type': 'contact',
		'subject.id': id,
		'subject.url': linkTo(shop, 'customers', id),
		'customer.externalId': id,
		'customer.name': nameAt(body, '') ?? nameAt(body, 'default_address'),
		'customer.email': read(body, 'email'),
		'customer.phone': read(body, 'phone') ?? read(body, 'default_address.phone'),
		'customer.language': read(body, 'locale'),
		attributes: present({
			topic,
			shop,
			state: read(body, 'state'),
			country: read(body, 'default_address.country_code'),
			ordersCount: read(body, 'orders_count'),
			tags: tagsOf(body),
		}),
	};
}

function nameAt(body: Body, path: string): string | null {
	const below = (name: string) => read(body, path === '' ? name : `${path}.${name}`);
	return fullName(below('first_name'), below('last_name'));
}

/** Shopify writes tags between commas. */
function tagsOf(body: Body): unknown {
	return textAt(body, 'tags')
		?.split(',')
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '');
}

function textOf(value: unknown): string | null {
	return typeof value === 'number' || typeof value === 'string' ? String(value) : null;
}

/** The shop's own name, where the header has the form of one. */
export function shopOf(request: SourceRequest): string | null {
	const shop = headerOf(request, 'x-shopify-shop-domain')?.toLowerCase() ?? '';
	return isShop(shop) ? shop : null;
}

function linkTo(shop: string | null, list: string, id: unknown): string | null {
	const number = textOf(id) ?? '';
	return shop !== null && /^\d+$/.test(number) ? `https://${shop}/admin/${list}/${number}` : null;
}
