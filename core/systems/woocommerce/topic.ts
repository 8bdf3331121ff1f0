import { entryOf } from '../../model/json';
import { fullName } from '../../language/full-name';
import type { EventDraft } from '../source/event-draft';
import { readDrafts } from '../source/read-drafts';
import { present, read, textAt } from '../source/read-payload';
import { headerOf } from '../source/signing';
import type { ParseOutcome, SourceRequest } from '../source/source';

type Body = Record<string, unknown>;
type Said = { body: Body; topic: string; shop: string | null; now: number };

/** What an order has become, by its status. */
const ends: Record<string, string> = {
	cancelled: 'order.cancelled',
	failed: 'order.failed',
	refunded: 'order.refunded',
};

/** Times with `_gmt` in their name come without a zone. */
const senderZone = 'UTC';

/**
 * Reads what WooCommerce sends under a topic such as `order.updated`.
 *
 * @param doneStatuses in which an order has arrived
 */
export function parseTopic(
	topic: string,
	body: Body,
	request: SourceRequest,
	doneStatuses: readonly string[],
	now: number,
): ParseOutcome {
	const [noun = '', verb = ''] = topic.split('.');
	const said = { body, topic, shop: shopOf(request), now };
	if (noun === 'order') {
		const status = textAt(body, 'status')?.toLowerCase() ?? '';
		const isDone = doneStatuses.includes(status);
		const type = isDone ? 'order.completed' : (entryOf(ends, status) ?? `order.${verb}`);
		return readDrafts([orderDraft(type, said)], 'woocommerce', senderZone);
	}
	if (noun === 'customer') {
		return readDrafts([contactDraft(`contact.${verb}`, said)], 'woocommerce', senderZone);
	}
	return {
		kind: 'ignored',
		reason: `WooCommerce sent ${topic.slice(0, 60)}, which is about no order and no customer.`,
	};
}

/**
 * An order that has arrived is changed and told again later; it has arrived once. A delivery's own id is
 * made of the webhook and the second, so that two orders may share one.
 */
function orderDraft(type: string, { body, topic, shop, now }: Said): EventDraft {
	const id = read(body, 'id');
	const done = type === 'order.completed' ? read(body, 'date_completed_gmt') : undefined;
	const at = done ?? read(body, 'date_modified_gmt') ?? read(body, 'date_created_gmt');
	const customerId = read(body, 'customer_id');
	return {
		id: idOf(type, id, at),
		type,
		// What was deleted comes as its id alone.
		occurredAt: at ?? now,
		'subject.type': 'order',
		'subject.id': id,
		'subject.title': numberOf(read(body, 'number')),
		'subject.url': linkTo(shop, id),
		'value.amount': read(body, 'total'),
		'value.currency': read(body, 'currency'),
		// 0 is whoever ordered as a guest.
		'customer.externalId': customerId === 0 || customerId === '0' ? null : customerId,
		'customer.name': nameAt(body, 'billing') ?? nameAt(body, 'shipping'),
		'customer.email': read(body, 'billing.email'),
		'customer.phone': read(body, 'billing.phone') ?? read(body, 'shipping.phone'),
		attributes: present({
			topic,
			shop,
			status: read(body, 'status'),
			paymentMethod: read(body, 'payment_method'),
			country: read(body, 'shipping.country') ?? read(body, 'billing.country'),
		}),
	};
}

function contactDraft(type: string, { body, topic, shop, now }: Said): EventDraft {
	const id = read(body, 'id');
	const at = read(body, 'date_modified_gmt') ?? read(body, 'date_created_gmt');
	return {
		id: idOf(type, id, at),
		type,
		occurredAt: at ?? now,
		'subject.type': 'contact',
		'subject.id': id,
		'customer.externalId': id,
		'customer.name': nameAt(body, '') ?? nameAt(body, 'billing'),
		'customer.email': read(body, 'email') ?? read(body, 'billing.email'),
		'customer.phone': read(body, 'billing.phone'),
		attributes: present({
			topic,
			shop,
			role: read(body, 'role'),
			country: read(body, 'billing.country'),
		}),
	};
}

function idOf(type: string, id: unknown, at: unknown): string | null {
	const known = typeof id === 'number' || typeof id === 'string' ? String(id) : null;
	return known === null ? null : [type, known, ...(typeof at === 'string' ? [at] : [])].join(':');
}

function numberOf(number: unknown): string | null {
	return typeof number === 'string' || typeof number === 'number' ? `#${number}` : null;
}

function nameAt(body: Body, path: string): string | null {
	const below = (name: string) => read(body, path === '' ? name : `${path}.${name}`);
	return fullName(below('first_name'), below('last_name'));
}

/** Where the shop stands, without a slash at its end. */
function shopOf(request: SourceRequest): string | null {
	const shop = headerOf(request, 'x-wc-webhook-source')?.replace(/\/+$/, '') ?? '';
	return /^https?:\/\/[^\s"'<>?#]+$/i.test(shop) ? shop : null;
}

function linkTo(shop: string | null, id: unknown): string | null {
	const number = typeof id === 'number' || typeof id === 'string' ? String(id) : '';
	const canLink = shop !== null && /^\d+$/.test(number);
	return canLink ? `${shop}/wp-admin/post.php?post=${number}&action=edit` : null;
}
