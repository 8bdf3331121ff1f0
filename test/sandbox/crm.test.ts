import { type Forgery, forge } from '../../sandbox/crm/forge';
import { genericEvent } from '../../sandbox/crm/generic';
import { jiandaoyunPush } from '../../sandbox/crm/jiandaoyun';
import type { Happening, Sign, SignedRequest } from '../../sandbox/crm/signed-request';
import { zendeskEvent, zendeskTrigger } from '../../sandbox/crm/zendesk';
import { sourceByKey } from '../../core/systems';
import type { SourceRequest } from '../../core/systems/source/source';
import { readWhole } from '../../core/systems/source/read-drafts';

const secret = 'a secret of the sandbox';
const now = Date.UTC(2026, 0, 5, 2, 0, 1);

const happening: Happening = {
	deliveryId: 'day.amelie',
	what: 'solved',
	at: now,
	ticket: { id: '4101', title: 'Ticket 4101' },
	customer: {
		id: '777',
		name: 'Amélie Laurent',
		email: 'amelie@customers.example',
		language: 'en',
		segment: null,
	},
	agent: { id: 'zhou.min', name: 'Zhou Min', email: 'zhou.min@example.com' },
};

const heard = ({ query, headers, body }: SignedRequest): SourceRequest => ({
	method: 'POST',
	url: '',
	headers,
	query: Object.fromEntries(new URLSearchParams(query)),
	rawBody: Buffer.from(body, 'utf8'),
	body: JSON.parse(body) as unknown,
});

const systems: Array<[string, string, Sign]> = [
	['a shop', 'generic', genericEvent],
	['a Zendesk trigger', 'zendesk', zendeskTrigger],
	['a Zendesk event', 'zendesk', zendeskEvent],
	['Jiandaoyun', 'jiandaoyun', jiandaoyunPush],
];

const judge = (key: string, request: SignedRequest) => {
	const { source } = sourceByKey(key);
	const secrets = { secret, previousSecret: null };
	const options = key === 'generic' ? { timestampHeader: 'X-Timestamp' } : {};
	return source.configure(options).verify({ request: heard(request), secrets, now });
};

describe('what the simulator sends', () => {
	it.each(systems)('%s is let in by the product', (_name, key, sign) => {
		expect(judge(key, sign(happening, secret, now))).toEqual({ ok: true, insecure: false });
	});

	it.each(systems)('%s tells the delivery, the ticket and the customer', (_name, key, sign) => {
		const request = heard(sign(happening, secret, now));
		const secrets = { secret, previousSecret: null };
		const sender = sourceByKey(key).source.configure({});
		const parsed = readWhole(sender.parse({ request, secrets, now }));
		expect(parsed).toMatchObject({
			kind: 'events',
			events: [{ externalId: 'day.amelie', subject: { id: '4101' } }],
		});
	});

	const forged: Array<[Forgery, string, string, Sign]> = systems.flatMap(([name, key, sign]) =>
		(['wrong_secret', 'flipped_byte', 'unsigned', 'stale'] as const)
			// A Zendesk event has no name to change.
			.filter((how) => !(how === 'flipped_byte' && sign === zendeskEvent))
			.map((how): [Forgery, string, string, Sign] => [how, name, key, sign]),
	);

	it.each(forged)('%s of %s is refused', (how, _name, key, sign) => {
		expect(judge(key, forge(sign, happening, secret, now, how))).toMatchObject({ ok: false });
	});
});

describe('the form of a signature', () => {
	it('Zendesk: base64 HMAC-SHA256 over timestamp and body', () => {
		const { headers, body } = zendeskTrigger(happening, secret, now);
		expect(headers['x-zendesk-webhook-signature-timestamp']).toBe('2026-01-05T02:00:01Z');
		expect(headers['x-zendesk-webhook-signature']).toMatch(/^[A-Za-z0-9+/]{43}=$/);
		expect(JSON.parse(body)).toMatchObject({ ticket: { status: 'Solved' } });
	});
});
