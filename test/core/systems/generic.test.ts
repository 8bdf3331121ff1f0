import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { InputError } from '../../../core/model/errors';
import { generic as source } from '../../../core/systems/generic/source';
import type { ParseOutcome } from '../../../core/systems/source/source';
import { asked, filling, flipped, notesOf, only, post } from './source/request';

const generic = asked(source);

const now = Date.UTC(2026, 0, 5, 2);
const body = '{"id":"e1","type":"deal.won","occurredAt":"2026-01-05T02:00:00Z"}';
// openssl dgst -sha256 -hmac 'top secret', over the body and over "1767578400." + body
const hex = '4fd5b39979f06419ee01a975bf5de8a9ab67fa757510d1bdf7e049b9af86983f';
const base64 = 'T9WzmXnwZBnuAal1v13oqatn+nV1ENG99+BJua+GmD8=';
const timedHex = '0fb3fab80772581296f763841b2e74d7d295304950b6a20e58610b913e117621';

function parse(event: unknown, options: Record<string, unknown> = {}): ParseOutcome {
	return generic.parse(post(JSON.stringify(event)), options, now);
}

function first(outcome: ParseOutcome) {
	if (outcome.kind !== 'events') throw new Error(JSON.stringify(outcome));
	const event = outcome.events[0];
	if (!event) throw new Error('no event');
	return event;
}

const closed = {
	id: 'e1',
	type: 'ticket.closed',
	occurredAt: '2026-01-05T02:00:00Z',
	subject: { id: 7 },
	customer: { email: 'li@example.com' },
};

describe('who may send generic events', () => {
	it.each([
		['hex', { 'x-signature': hex }, {}],
		['hex after sha256=', { 'x-signature': `sha256=${hex}` }, {}],
		['hex in capitals', { 'x-signature': hex.toUpperCase() }, {}],
		['base64', { 'x-signature': base64 }, { encoding: 'base64' }],
		['another header', { 'x-hub-signature-256': hex }, { header: 'X-Hub-Signature-256' }],
		['another prefix', { 'x-signature': `v0=${hex}` }, { prefix: 'v0=' }],
	])('accepts an HMAC as openssl computes it: %s', (_, headers, options) => {
		expect(generic.verify(post(body, headers), only('top secret'), options, now)).toEqual({
			ok: true,
			insecure: false,
		});
	});

	it('accepts the previous secret during a rotation', () => {
		const rotated = { secret: 'new', previousSecret: 'top secret' };
		const request = post(body, { 'x-signature': hex });
		expect(generic.verify(request, rotated, {}, now).ok).toBe(true);
		expect(generic.verify(request, only('new'), {}, now)).toMatchObject({
			ok: false,
			reason: 'wrong_signature',
		});
	});

	it.each([
		[0, true],
		[300, true],
		[-300, true],
		[301, false],
		[-301, false],
	])('with a signed time, %p seconds from now is fresh: %p', (seconds, ok) => {
		const headers = { 'x-signature': timedHex, 'x-time': '1767578400' };
		const at = 1767578400_000 + seconds * 1000;
		const outcome = generic.verify(
			post(body, headers),
			only('top secret'),
			{ timestampHeader: 'X-Time' },
			at,
		);
		expect(outcome).toMatchObject(ok ? { ok } : { ok, reason: 'stale' });
	});

	it('refuses a signed time that was exchanged, left out or unreadable', () => {
		const verify = (headers: Record<string, string>) =>
			generic.verify(post(body, headers), only('top secret'), { timestampHeader: 'x-time' }, now);
		expect(verify({ 'x-signature': timedHex, 'x-time': '1767578401' })).toMatchObject({
			reason: 'wrong_signature',
		});
		expect(verify({ 'x-signature': timedHex })).toMatchObject({ reason: 'missing_signature' });
		expect(verify({ 'x-signature': timedHex, 'x-time': 'now' })).toMatchObject({
			reason: 'malformed_signature',
		});
	});

	it.each(['', 'sha256=', 'zz', hex.slice(1), `${hex}0`, `md5=${hex}`])(
		'refuses the signature %p',
		(signature) => {
			const outcome = generic.verify(
				post(body, { 'x-signature': signature }),
				only('top secret'),
				{},
				now,
			);
			expect(outcome.ok).toBe(false);
		},
	);

	it('refuses a body with any bit turned over, and any other signature', () => {
		const bytes = Buffer.from(body);
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
				const forged = post(flipped(bytes, at, bit), { 'x-signature': hex });
				expect(generic.verify(forged, only('top secret'), {}, now).ok).toBe(false);
				const digest = flipped(Buffer.from(hex, 'hex'), at, bit);
				const resigned = post(body, { 'x-signature': Buffer.from(digest).toString('hex') });
				expect(generic.verify(resigned, only('top secret'), {}, now).ok).toBe(false);
			}),
		);
	});

	it('accepts any body its owner signs', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 300 }),
				fc.string({ minLength: 1 }),
				(bytes, secret) => {
					const signature = createHmac('sha256', secret).update(bytes).digest('base64');
					const request = post(bytes, { 'x-signature': signature });
					expect(generic.verify(request, only(secret), { encoding: 'base64' }, now).ok).toBe(true);
				},
			),
		);
	});

	it('compares a shared word in a header', () => {
		const verify = (word: string) =>
			generic.verify(
				post(body, { 'x-webhook-secret': word }),
				only('word'),
				{ authentication: 'header' },
				now,
			);
		expect(verify('word')).toEqual({ ok: true, insecure: false });
		expect(verify('Word')).toMatchObject({ ok: false, reason: 'wrong_signature' });
		const twice = post(body, { 'x-webhook-secret': ['word', 'other'] });
		expect(generic.verify(twice, only('word'), { authentication: 'header' }, now).ok).toBe(false);
	});

	it('lets everybody in where the admin chose none, and marks the event for all to see', () => {
		const none = { secret: null, previousSecret: null };
		expect(generic.verify(post(body), none, { authentication: 'none' }, now)).toEqual({
			ok: true,
			insecure: true,
		});
		expect(first(parse(closed, { authentication: 'none' })).attributes).toEqual({ insecure: true });
		expect(first(parse(closed)).attributes).toEqual({});
	});
});

describe('what generic events say', () => {
	it('reads fields from where the admin says they lie', () => {
		const options = {
			system: 'acme_crm',
			fields: filling('path', {
				id: '$.meta.uuid',
				type: 'stage',
				occurredAt: 'changed_at',
				'subject.id': 'deal["deal.id"]',
				'customer.externalId': 'contacts[0].id',
				'customer.email': 'contacts[0].mail',
				'attributes.plan': 'deal.plan',
			}),
			fixedValues: filling('value', { touchpoint: 'purchase', 'subject.type': 'deal' }),
			typeNames: [{ word: 'Closed Won', type: 'deal.won' }],
		};
		const event = first(
			parse(
				{
					meta: { uuid: 'u-1' },
					stage: 'Closed Won',
					changed_at: 1767578400,
					deal: { 'deal.id': 99, plan: 'gold' },
					contacts: [{ id: 5, mail: 'li@example.com' }],
				},
				options,
			),
		);
		expect(event).toMatchObject({
			source: 'acme_crm',
			externalId: 'u-1',
			type: 'deal.won',
			occurredAt: now,
			touchpoint: 'purchase',
			subject: { type: 'deal', id: '99' },
			attributes: { plan: 'gold' },
			customer: { externalIds: { acme_crm: '5' }, email: 'li@example.com' },
		});
	});

	it('keeps all digits of a long id', () => {
		const outcome = generic.parse(
			post(
				'{"id":12345678901234567890,"type":"a.b","occurredAt":1767578400,"customer":{"externalId":9007199254740993}}',
			),
			{},
			now,
		);
		expect(first(outcome)).toMatchObject({
			externalId: '12345678901234567890',
			customer: { externalIds: { generic: '9007199254740993' } },
		});
	});

	it('reads a list, also one inside the body', () => {
		const two = [closed, { ...closed, id: 'e2' }];
		for (const outcome of [parse(two), parse({ data: { rows: two } }, { events: 'data.rows' })]) {
			expect(outcome).toMatchObject({ events: [{ externalId: 'e1' }, { externalId: 'e2' }] });
		}
		expect(parse([])).toMatchObject({ kind: 'ignored' });
	});

	it('refuses a whole list for one wrong event, and names it', () => {
		expect(parse([closed, { ...closed, occurredAt: 'yesterday' }])).toEqual({
			kind: 'invalid',
			message:
				'Event 2 of 2: occurredAt is "yesterday", which is no moment: it must be ISO 8601 with a ' +
				'zone (2026-01-05T10:00:00+08:00) or epoch seconds or milliseconds.',
		});
		expect(parse(Array(501).fill(closed))).toEqual({
			kind: 'invalid',
			message: 'The request carries 501 events; at most 500 fit in one.',
		});
	});

	it('knows an event without an id by what happened to what and when', () => {
		expect(first(parse({ ...closed, id: undefined })).externalId).toBe(`ticket.closed:7:${now}`);
		expect(parse({ ...closed, id: null, subject: null })).toEqual({
			kind: 'invalid',
			message: 'id is missing, and without a subject a repeated delivery cannot be known.',
		});
	});

	it('takes an event without a customer, and one without an address, with a note', () => {
		expect(parse({ ...closed, customer: undefined })).toMatchObject({
			events: [{ customer: null }],
			notes: [{ key: 'note.nobody' }],
		});
		expect(parse({ ...closed, customer: { name: 'Li' } })).toMatchObject({
			events: [{ customer: { name: 'Li', email: null, phone: null } }],
			notes: [{ key: 'note.noAddress' }],
		});
	});

	it('takes an event from the future: whether to ask is decided later', () => {
		expect(first(parse({ ...closed, occurredAt: '2031-01-01T00:00:00Z' })).occurredAt).toBe(
			Date.UTC(2031, 0, 1),
		);
	});

	it.each<[string, unknown, unknown, string]>([
		['customer.email', { email: 'not an address' }, { email: null }, 'is not an e-mail address'],
		['customer.email', { email: 'a@example.com\nBcc: b@example.com' }, { email: null }, 'is not'],
		['customer.email', { email: '<b>@example.com' }, { email: null }, 'is not an e-mail address'],
		['customer.phone', { name: 'L', phone: 'call me' }, { phone: null }, 'is not a phone number'],
		['customer.language', { name: 'L', language: 'Elvish' }, { language: null }, 'language tag'],
		['customer.timeZone', { name: 'L', timeZone: 'Mars/Base' }, { timeZone: null }, 'IANA'],
	])('leaves out a wrong %s with a note', (field, customer, expected, note) => {
		const outcome = parse({ ...closed, customer: { externalId: '5', ...(customer as object) } });
		expect(outcome).toMatchObject({ events: [{ customer: expected }] });
		const notes = notesOf(outcome);
		expect(notes.join('\n')).toMatch(new RegExp(`${field}.*${note}`));
		// Notes may be logged: no address in them.
		expect(notes.join()).not.toContain('@');
	});

	it.each(['null', 'N/A', '-', 'li@example.com'])('takes %j for no name', (name) => {
		const given = { ...closed, customer: { name, externalId: '5', email: 'li@example.com' } };
		expect(parse(given)).toMatchObject({ events: [{ customer: { name: null } }], notes: [] });
	});

	it.each([
		['2026-01-05T23:59:60', '2026-01-05T16:00:00Z'],
		['2026-01-05 24:00:00', '2026-01-05T16:00:00Z'],
		['2026-01-05 10:00', '2026-01-05T02:00:00Z'],
		['2026-01-05T10:00:00Z', '2026-01-05T10:00:00Z'],
	])('reads %s of a sender in Shanghai as %s', (occurredAt, expected) => {
		for (const senderZone of ['Asia/Shanghai', 'China Standard Time']) {
			const event = first(parse({ ...closed, occurredAt }, { senderZone }));
			expect(new Date(event.occurredAt)).toEqual(new Date(expected));
		}
	});

	it('knows the zone of the sender', () => {
		expect(() => generic.checkOptions({ senderZone: 'Mars' })).toThrow(
			/"Time Zone of the Sender" is "Mars"|Time Zone of the Sender/,
		);
	});

	it('takes the first address of a list, and leaves attributes out that are none', () => {
		const given = { ...closed, attributes: 'text', customer: { email: ['', 'a@b.cd', 'c@d.ef'] } };
		expect(parse(given)).toMatchObject({
			events: [{ attributes: {}, customer: { email: 'a@b.cd' } }],
			notes: [{ key: 'note.attributes' }],
		});
	});

	it('leaves out a link that is none and a currency that is none', () => {
		expect(
			first(
				parse({
					...closed,
					subject: { id: 7, url: 'javascript:alert(1)' },
					value: { amount: '12.50', currency: 'euros' },
				}),
			),
		).toMatchObject({ subject: { url: null }, value: { amount: 12.5, currency: null } });
	});

	it.each<[unknown, object | null]>([
		['1.234,50 €', { amount: 1234.5, currency: 'EUR' }],
		['a lot', null],
	])('is told though its amount is %j, as it can be read or without', (amount, value) => {
		const outcome = parse({ ...closed, value: { amount, currency: 'EUR' } });
		expect(first(outcome)).toMatchObject({ value });
		const notes = notesOf(outcome).join();
		expect(notes.includes('value.amount "a lot" is no number that can be read')).toBe(!value);
	});

	it.each<[Record<string, unknown>, string]>([
		[{ type: undefined }, 'type is missing'],
		[{ type: 'Closed Won' }, 'type is "Closed Won"'],
		[{ type: { name: 'x' } }, 'type is {"name":"x"}, but must be a text.'],
		[{ occurredAt: undefined }, 'occurredAt is missing'],
		[{ occurredAt: '2026-01-05T02:00:00' }, 'ISO 8601 with a zone'],
		[{ occurredAt: { at: 1 } }, 'occurredAt is {"at":1}'],
		[{ id: true }, 'id is true, but must be a text or a whole number.'],
		[{ id: 1.5 }, 'id is 1.5, but must be a text or a whole number.'],
		[{ id: 'x'.repeat(201) }, 'id has 201 characters; at most 200 fit.'],
		[{ customer: { externalIds: 'x' } }, 'customer.externalIds is "x", but must be an object.'],
	])('refuses %j and says why', (change, message) => {
		const outcome = parse({ ...closed, ...change });
		expect(outcome.kind).toBe('invalid');
		expect(outcome).toMatchObject({ message: expect.stringContaining(message) as string });
	});

	it.each(['"text"', '7', 'null', '[1]'])('refuses %s as an event', (text) => {
		expect(generic.parse(post(text), {}, now)).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('is not an object') as string,
		});
	});

	it('cleans and caps what people typed', () => {
		const event = first(
			parse({
				...closed,
				customer: { name: `Li\u0000\u202e Wei${'x'.repeat(500)}`, email: 'li@example.com' },
				subject: { id: 7, title: 'line\r\nbreak <b>' },
				attributes: { comment: `\u0007${'y'.repeat(9000)}` },
			}),
		);
		expect(event.customer?.name).toBe(`Li Wei${'x'.repeat(193)}…`);
		expect(event.subject?.title).toBe('line break <b>');
		expect(event.attributes.comment).toBe(`${'y'.repeat(3999)}…`);
	});

	it('reads a form that n8n parsed', () => {
		const request = {
			...post('id=e1&type=deal.won&at=1767578400', {
				'content-type': 'application/x-www-form-urlencoded',
			}),
			body: { id: 'e1', type: 'deal.won', at: '1767578400' },
		};
		expect(
			first(generic.parse(request, { fields: filling('path', { occurredAt: 'at' }) }, now)),
		).toMatchObject({
			externalId: 'e1',
			type: 'deal.won',
			occurredAt: now,
		});
	});
});

describe('options of the generic source', () => {
	it.each<[Record<string, unknown>, string]>([
		[{ authentication: 'basic' }, '"Authentication" is "basic"'],
		[{ encoding: 'hex64' }, '"Encoding of the Signature" is "hex64"'],
		[{ freshness: -1 }, '"Freshness (Minutes)" is -1'],
		[{ system: 'My CRM' }, '"System" is "My CRM"'],
		[{ fields: filling('path', { 'customer.fax': 'fax' }) }, '"Fields 1, Event Field" is'],
		[{ fields: filling('path', { 'attributes.': 'fax' }) }, '"Fields 1, Attribute Name" is ""'],
		[{ fields: filling('path', { id: 'a..b' }) }, 'a..b'],
		[{ fields: '{"id":' }, '"Fields" is'],
		[{ fields: [{ field: 'id', paths: 'a' }] }, '"Fields 1" has no column "paths"'],
		[
			{ typeNames: [{ word: 'Won', type: 'Deal won' }] },
			'"Event Type Names 1, Event Type" is "Deal won"',
		],
		[{ secret: 'x' }, 'There is no option "secret"'],
	])('refuses %j by the name that people read', (options, name) => {
		expect(() => generic.checkOptions(options)).toThrow(InputError);
		expect(() => generic.checkOptions(options)).toThrow(name);
	});

	it('leaves rows out that are not filled in yet', () => {
		const fields = [{ field: 'id', attribute: '', path: '' }, ...filling('path', { id: 'no' })];
		const event = first(parse({ ...closed, no: 'n-1' }, { fields, typeNames: [{ word: '' }] }));
		expect(event.externalId).toBe('n-1');
	});
});

describe('the sample of the generic source', () => {
	it('lies where the options look for it, in the words of the sender', () => {
		const options = {
			events: 'data.items',
			fields: filling('path', { id: 'meta.uuid', type: 'stage', 'customer.email': 'to[0].mail' }),
			typeNames: [{ word: 'Closed', type: 'ticket.closed' }],
		};
		const { body } = source.configure(options).sample(now, 'n-7');
		expect(JSON.parse(body)).toMatchObject({
			data: {
				items: [
					{ meta: { uuid: 'n-7' }, stage: 'Closed', to: [{ mail: expect.any(String) as string }] },
				],
			},
		});
		expect(first(generic.parse(post(body), options, now))).toMatchObject({
			externalId: 'n-7',
			type: 'ticket.closed',
			occurredAt: now,
			customer: { email: 'li.wei@example.com' },
		});
	});
});
