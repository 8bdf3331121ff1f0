import { createHmac } from 'node:crypto';
import { getSignature, encrypt } from '@wecom/crypto';

import { InputError } from '../../../core/model/errors';
import { fxiaoke } from '../../../core/systems/fxiaoke/source';
import { neocrm } from '../../../core/systems/neocrm/source';
import { asked, flipped, mapping, notesOf, only, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Date.UTC(2026, 0, 5, 3);
const secret = 'only-for-this-test';
/** An EncodingAESKey: 32 bytes in base64 without the last `=`. */
const key = Buffer.alloc(32, 7).toString('base64').slice(0, 43);

const record = (more: object = {}, data: object = {}) => ({
	object: 'NewOpportunityObj',
	event: 'update',
	at: now,
	by: '1000',
	data: { _id: '65f0', id: '65f0', name: '年度服务', ...data },
	...more,
});

describe.each([
	['fxiaoke', fxiaoke, 'header'],
	['neocrm', neocrm, 'signature'],
] as const)('a record pushed from %s', (_key, declared, usual) => {
	const source = asked(declared);
	const body = Buffer.from(JSON.stringify(record()), 'utf8');
	const signed = (bytes: Uint8Array, at: number | string = now, by = secret) =>
		post(bytes, {
			'x-timestamp': String(at),
			'x-signature': createHmac('sha256', by).update(`${at}.`).update(bytes).digest('hex'),
		});
	const withSignature = { authentication: 'signature' };
	const withHeader = { authentication: 'header' };

	it(`is proved by ${usual} unless the admin says otherwise`, () => {
		const both = { ...signed(body).headers, 'x-webhook-secret': 'wrong-but-there' };
		expect(
			source.verify(post(body, both as Record<string, string>), only(secret), {}, now).ok,
		).toBe(usual === 'signature');
	});

	it('is let in with the signature over time and body, in seconds or milliseconds', () => {
		for (const at of [now, Math.floor(now / 1000)]) {
			expect(source.verify(signed(body, at), only(secret), withSignature, now)).toEqual({
				ok: true,
				insecure: false,
			});
		}
		const capital = signed(body);
		capital.headers['x-signature'] =
			`sha256=${String(capital.headers['x-signature']).toUpperCase()}`;
		expect(source.verify(capital, only(secret), withSignature, now).ok).toBe(true);
	});

	it('is let in by the previous secret during a change', () => {
		const secrets = { secret: 'the-new-secret', previousSecret: secret };
		expect(source.verify(signed(body), secrets, withSignature, now).ok).toBe(true);
		const request = post(body, { 'x-webhook-secret': secret });
		expect(source.verify(request, secrets, withHeader, now).ok).toBe(true);
	});

	it.each([
		['another secret', () => signed(body, now, 'not-the-secret'), 'wrong_signature'],
		['altered bytes', () => ({ ...signed(body), rawBody: flipped(body, 20) }), 'wrong_signature'],
		['a replay', () => signed(body, now - 301_000), 'stale'],
		['a clock six minutes ahead', () => signed(body, now + 360_000), 'stale'],
		['a time that is none', () => signed(body, 'yesterday'), 'malformed_signature'],
		['no signature', () => post(body, { 'x-timestamp': String(now) }), 'missing_signature'],
		[
			'the secret in the header alone',
			() => post(body, { 'x-webhook-secret': secret }),
			'missing_signature',
		],
	])('is refused with %s where a signature is wanted', (_what, request, reason) => {
		expect(source.verify(request(), only(secret), withSignature, now)).toMatchObject({
			ok: false,
			reason,
		});
	});

	it('is refused with another secret in the header, or with none', () => {
		const wrong = post(body, { 'x-webhook-secret': 'not-the-secret' });
		expect(source.verify(wrong, only(secret), withHeader, now)).toMatchObject({
			reason: 'wrong_signature',
		});
		expect(source.verify(signed(body), only(secret), withHeader, now)).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it('is refused in GBK, and read with a byte order mark', () => {
		const gbk = Buffer.from('7b226e616d65223a22c4ea22 7d'.replaceAll(' ', ''), 'hex');
		expect(source.parse(post(gbk), {}, now)).toEqual({
			kind: 'invalid',
			message: 'The body is not UTF-8 text.',
		});
		const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
		expect(source.parse(post(marked), {}, now)).toMatchObject({ kind: 'events' });
	});
});

describe('a record of Fxiaoke', () => {
	const source = asked(fxiaoke);
	const parse = (body: unknown, values: object = {}) =>
		source.parse(post(JSON.stringify(body)), values as never, now);

	it('becomes what its object and its change are, without any rule', () => {
		expect(parse(record())).toMatchObject({
			events: [
				{ type: 'deal.updated', externalId: `deal.updated:65f0:${now}`, subject: { type: 'deal' } },
			],
		});
		expect(
			parse(record({ object: 'ContactObj', event: 'create' }, { mobile1: '13800001111' })),
		).toMatchObject({
			events: [
				{
					type: 'contact.created',
					customer: {
						externalIds: { fxiaoke: '65f0' },
						name: '年度服务',
						phone: '13800001111',
					},
				},
			],
		});
		expect(parse(record({ object: 'object_x__c', event: 'invalid' }))).toMatchObject({
			events: [{ type: 'record.removed' }],
		});
		expect(parse(record({ event: 'ticket.closed' }))).toMatchObject({
			events: [{ type: 'ticket.closed' }],
		});
	});

	it('is an event by the first rule that fits, and nothing where none does', () => {
		const rules = [
			{
				object: 'NewOpportunityObj',
				field: 'sales_status',
				equals: '2',
				type: 'deal.won',
				once: 'won_at',
			},
			{ object: 'object_ticket__c', event: 'updated', type: 'ticket.changed' },
		];
		expect(parse(record({}, { sales_status: 2, won_at: 7 }), { rules })).toMatchObject({
			events: [{ type: 'deal.won', externalId: '65f0:deal.won:7' }],
		});
		expect(parse(record({}, { sales_status: '1' }), { rules })).toEqual({
			kind: 'ignored',
			reason: 'No rule of the node fits this update of NewOpportunityObj.',
		});
		expect(parse(record({ object: 'object_ticket__c', event: 'create' }), { rules })).toMatchObject(
			{
				kind: 'ignored',
			},
		);
		expect(() => source.checkOptions({ rules: [{ type: 'Won' }] })).toThrow(InputError);
		expect(() => source.checkOptions({ rules: [{ type: 'a.b', equals: '1' }] })).toThrow(
			'"Event Rules 1, Record Field" is ""',
		);
	});

	it('starts nothing when our own user wrote it, and warns until that user is named', () => {
		expect(parse(record({ by: ['1999'] }), { ignoreUpdatesBy: '1999' })).toEqual({
			kind: 'ignored',
			reason: 'The update is by "1999": our own write-back.',
		});
		expect(notesOf(parse(record())).join()).toContain('Ignore Updates By');
	});

	it('leaves out of what is compared with our own writing what follows it by itself', () => {
		const pushed = record({}, { score__c: 2, colour__c: 'red' });
		const named = parse(pushed, { derivedFields: 'colour__c' });
		expect(named).toMatchObject({ records: [{ score__c: 2 }], trialNotes: [] });
		expect(JSON.stringify(named)).not.toContain('colour__c');
		expect(JSON.stringify(parse(pushed))).toContain('colour__c');
	});

	it('fills fields as the admin says, over what is usual, and keeps ids of any length', () => {
		const text =
			'{"object":"object_x__c","event":"create","at":1767582000000,"data":{"_id":12345678901234567890,"account_id":"1","crm_no__c":"77","grade__c":["A","B"],"mail":{"work":"li.wei@example.com"}}}';
		const fields = mapping('path', {
			crm_no__c: 'customer.externalId',
			'mail.work': 'customer.email',
			grade__c: 'attributes.grade',
		});
		expect(source.parse(post(text), { fields }, now)).toMatchObject({
			events: [
				{
					subject: { id: '12345678901234567890' },
					customer: { externalIds: { fxiaoke: '77' }, email: 'li.wei@example.com' },
					attributes: { grade: ['A', 'B'] },
				},
			],
		});
	});

	it('may come with others in a list', () => {
		expect(parse([record({ id: 'a' }), record({ id: 'b' })])).toMatchObject({
			events: [{ externalId: 'a' }, { externalId: 'b' }],
		});
		expect(parse([record({ id: 'a' }), { object: 'x' }])).toMatchObject({
			kind: 'invalid',
			message: 'event is missing: what was done with it.',
		});
	});

	it('keeps its own record beside it where another one of the list cannot be read', () => {
		const one = (id: string, more: object = {}) =>
			record({ id, data: { _id: id, name: id }, at: '2026-01-05T10:00:00+08:00', ...more });
		expect(parse([one('a'), one('b', { at: 'soon' }), one('c')])).toMatchObject({
			kind: 'events',
			events: [{ externalId: 'a' }, { externalId: 'c' }],
			records: [{ name: 'a' }, { name: 'c' }],
			wrong: expect.stringMatching(/^Event 2 of 3: occurredAt is "soon"/) as string,
		});
	});

	it.each([
		[{ object: 'x', event: 'update' }, 'data is missing: it must hold the fields of the record.'],
		[{ event: 'update', data: {} }, 'object is missing: the kind of record.'],
		[
			record({ event: 'became better' }),
			'event is "became better", but must be create, update, delete or like deal.won.',
		],
		['text', 'The body is not an object with object, event and data.'],
	])('that is incomplete is refused and says why: %j', (body, message) => {
		expect(parse(body)).toEqual({ kind: 'invalid', message });
	});
});

describe('the old callback of Fxiaoke', () => {
	const options = { sentBy: 'callback' } as const;
	const sender = fxiaoke.configure(options);
	const secrets = { secret: 'QDG6eK', previousSecret: null, encryptionKey: key };
	const sealed = (message: unknown, at = now, id = 'any-app') => {
		const content = encrypt(key, JSON.stringify(message), id);
		const [timeStamp, nonce] = [String(at), '263014780'];
		const sig = getSignature('QDG6eK', timeStamp, nonce, content);
		return post(JSON.stringify({ nonce, timeStamp, content, sig }));
	};
	const text = {
		type: 'Message',
		content: JSON.stringify({ MsgType: 'text', FromUser: 'FSUID_1', Content: '你好' }),
	};

	it('is opened whoever it names as its receiver, and answered with the bare word', () => {
		for (const id of ['', 'FSAID_1', 'another-app']) {
			const request = sealed(text, now, id);
			expect(sender.verify({ request, secrets, now })).toEqual({ ok: true, insecure: false });
			expect(readWhole(sender.parse({ request, secrets, now }))).toMatchObject({
				events: [
					{
						type: 'message.received',
						occurredAt: now,
						customer: { externalIds: { fxiaoke: 'FSUID_1' } },
						attributes: { message: { MsgType: 'text', Content: '你好' } },
					},
				],
			});
		}
		const heard = { request: sealed(text), secrets, now };
		const answer = sender.acknowledge({ kind: 'accepted', events: 1, duplicates: 0 }, heard);
		expect(answer).toMatchObject({ status: 200, body: 'success' });
		expect(answer.contentType).toMatch(/^text\/plain/);
	});

	it('may be 500 seconds old or early, and no more', () => {
		const verified = (at: number) => sender.verify({ request: sealed(text, at), secrets, now });
		expect(verified(now - 500_000).ok).toBe(true);
		expect(verified(now + 500_000).ok).toBe(true);
		expect(verified(now - 500_001)).toMatchObject({ reason: 'stale' });
		expect(verified(now + 500_001)).toMatchObject({ reason: 'stale' });
	});

	it('is refused with another token, another key or altered content', () => {
		const request = sealed(text);
		const reasonOf = (secrets: object, given = request) =>
			sender.verify({ request: given, secrets: secrets as never, now });
		expect(reasonOf({ ...secrets, secret: 'another' })).toMatchObject({
			reason: 'wrong_token',
		});
		expect(reasonOf({ ...secrets, encryptionKey: 'A'.repeat(43) })).toMatchObject({ ok: false });
		expect(reasonOf({ ...secrets, encryptionKey: null })).toMatchObject({ reason: 'no_secret' });
		const body = JSON.parse(Buffer.from(request.rawBody).toString()) as { content: string };
		const altered = {
			...body,
			content: body.content.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
		};
		expect(reasonOf(secrets, post(JSON.stringify(altered)))).toMatchObject({
			reason: 'wrong_token',
		});
	});

	it('keeps a permanent code to itself', () => {
		const request = sealed({ type: 'PermanentCode', content: 'very-secret-code' });
		const outcome = readWhole(sender.parse({ request, secrets, now }));
		expect(outcome).toEqual({
			kind: 'ignored',
			reason: 'Fxiaoke sent PermanentCode, not a message.',
		});
	});
});
