import { sourceByKey } from '../../../core/systems';
import { only, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Date.UTC(2026, 0, 5, 2);
const secret = 'secret-secret-secret';

/** What one request becomes when it comes at different times: type and id of its event. */
function idsOf(key: string, request: ReturnType<typeof post>): string[] {
	const sender = sourceByKey(key).source.configure({});
	return [now, now + 60_000, now + 7_200_000].map((at) => {
		const outcome = readWhole(sender.parse({ request, secrets: only(secret), now: at }));
		if (outcome.kind !== 'events') throw new Error(JSON.stringify(outcome));
		return outcome.events.map(({ type, externalId }) => `${type} ${externalId}`).join();
	});
}

const json = (body: object) => post(JSON.stringify(body));
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a delivery without a time', () => {
	const deal = { hs_object_id: 1, dealstage: 'closedwon', email: 'a@example.com' };
	const flow = { object: 'Case', Id: '500xx0000000001', Status: 'Closed', IsClosed: true };
	const notification = { ids: ['1'], module: 'Deals', operation: 'update', channel_id: '5' };

	it.each([
		['hubspot', json(deal), json({ ...deal, email: 'b@example.com' })],
		[
			'zoho',
			json({ subject_id: '1', module: 'Deals', stage: 'Closed Won' }),
			json({ subject_id: '1', module: 'Deals', stage: 'Closed Lost' }),
		],
		[
			'zoho',
			post('subject_id=1&module=Deals&stage=Closed+Won', form),
			post('subject_id=2&module=Deals&stage=Closed+Won', form),
		],
		['zoho', json(notification), json({ ...notification, operation: 'delete' })],
		['salesforce', json(flow), json({ ...flow, Status: 'Solved' })],
		[
			'freshdesk',
			json({ freshdesk_webhook: { ticket_id: 1, ticket_status: 'Closed' } }),
			json({ freshdesk_webhook: { ticket_id: 1, ticket_status: 'Open' } }),
		],
	])(
		'of %s is one event however often it comes, and another with other words',
		(key, one, other) => {
			const [first, ...later] = idsOf(key, one);
			expect(later).toEqual([first, first]);
			expect(idsOf(key, other)[0]).not.toBe(first);
		},
	);
});

describe('a word that every object has', () => {
	it('is a change like any other in WeCom', () => {
		const xml = (change: string) =>
			`<xml><MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>${change}</ChangeType><CreateTime>1767578400</CreateTime><FromUserName>sys</FromUserName></xml>`;
		const parse = (change: string) =>
			readWhole(
				sourceByKey('wecom')
					.source.configure({ corpId: 'ww1' })
					.parse({ request: post(xml(change)), secrets: only(secret), now }),
			);
		expect(parse('other')).toMatchObject({ kind: 'events' });
		expect(parse('constructor')).toMatchObject({ kind: 'events' });
	});

	const at = '2026-01-05T02:00:00Z';
	const woo = { 'x-wc-webhook-topic': 'order.updated' };
	const shop = { 'x-shopify-topic': 'orders/constructor' };
	it.each([
		[
			'zendesk',
			json({ type: 'zen:event-type:user.constructor', id: 'e1', time: at, detail: { id: '1' } }),
			'contact.updated',
		],
		[
			'hubspot',
			json([{ subscriptionType: 'deal.constructor', objectId: 1, occurredAt: now } as never]),
			'deal.constructor',
		],
		[
			'hubspot',
			json([
				{
					...{ subscriptionType: 'object.creation', objectTypeId: 'constructor' },
					...{ objectId: 1, occurredAt: now },
				} as never,
			]),
			'constructor.created',
		],
		[
			'salesforce',
			json({ object: 'constructor', Id: '1', CreatedDate: at }),
			'constructor.updated',
		],
		[
			'zoho',
			json({ module: 'constructor', operation: 'toString', ids: ['1'] }),
			'constructor.changed',
		],
		['shopify', post(JSON.stringify({ id: 1, updated_at: at }), shop), 'order.constructor'],
		[
			'woocommerce',
			post(JSON.stringify({ id: 1, status: 'constructor', date_modified_gmt: at }), woo),
			'order.updated',
		],
		['freshdesk', json({ ticket_id: 1, ticket_status: 'constructor' }), 'ticket.updated'],
	])('is a word like any other of %s', (key, request, type) => {
		const parsed = readWhole(
			sourceByKey(key)
				.source.configure({})
				.parse({ request, secrets: only(secret), now }),
		);
		expect(parsed).toMatchObject({ kind: 'events', events: [{ type }] });
	});

	it('is an object like any other in Fxiaoke, and no change', () => {
		const parse = (object: string, event: string) =>
			readWhole(
				sourceByKey('fxiaoke')
					.source.configure({})
					.parse({
						request: json({ object, event, at: '2026-01-05T10:00:00Z', data: { _id: '1' } }),
						secrets: only(secret),
						now,
					}),
			);
		expect(parse('constructor', 'update')).toMatchObject({
			events: [{ type: 'record.updated' }],
		});
		expect(parse('toString', 'constructor')).toEqual({
			kind: 'invalid',
			message: expect.stringContaining('event is "constructor"'),
		});
	});
});

describe('a list that is too long', () => {
	it('is refused before its entries are read', () => {
		// These entries would be refused one by one.
		const outcome = readWhole(
			sourceByKey('generic')
				.source.configure({ authentication: 'none' })
				.parse({ request: post(`[${'[],'.repeat(600)}[]]`), secrets: only(secret), now }),
		);
		expect(outcome).toEqual({
			kind: 'invalid',
			message: 'The request carries 601 events; at most 500 fit in one.',
		});
	});
});
