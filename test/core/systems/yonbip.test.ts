import { encrypt as seal, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { createHmac } from 'node:crypto';

import { keyOfSecret } from '../../../core/systems/yonbip/open-event';
import { yonbip } from '../../../core/systems/yonbip/source';
import { flipped, only, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Date.UTC(2026, 0, 5, 3);
const secret = ['3f0c9b1e', '77aa-4d0c-9f3e', 'b5f1c2d3e4f5'].join('-');
const application = '41832a3d2df94989b500da6a22268747';
const sender = (values = {}) => yonbip.configure({ application, ...values });
const heard = (request: ReturnType<typeof post>, secrets = only(secret), at = now) => ({
	request,
	secrets,
	now: at,
});

/** By the vendor's demo, with the vendor's scheme in another vendor's library. */
const keyOf = (word: string) => word.replace(/-/g, '').substring(0, 43).padEnd(43, '0');

type By = { word?: string; to?: string; at?: number; generation?: 'sha1' | 'hmac' };

function event(message: object, by: By = {}) {
	const { word = secret, to = application, at = now, generation = 'hmac' } = by;
	const encrypt = seal(keyOf(word), JSON.stringify(message), to);
	const nonce = 'n7';
	const signed =
		generation === 'sha1'
			? { msgSignature: getSignature(word, at, nonce, encrypt) }
			: {
					signature: createHmac('sha256', word)
						.update([String(at), nonce, encrypt].sort().join(''))
						.digest('base64'),
				};
	return post(JSON.stringify({ ...signed, timestamp: at, nonce, encrypt }));
}

const saved = (more: object = {}) => ({
	type: 'OPPORTUNITY_SAVED',
	eventId: 'e-1',
	timestamp: now,
	tenantId: 't1',
	...more,
});

describe('who is YonBIP', () => {
	it.each(['sha1', 'hmac'] as const)('is whoever signs and encrypts by %s', (generation) => {
		const request = heard(event(saved(), { generation }));
		expect(sender().verify(request)).toEqual({ ok: true, insecure: false });
		expect(sender({ generation }).verify(request).ok).toBe(true);
		const other = generation === 'sha1' ? 'hmac' : 'sha1';
		expect(sender({ generation: other }).verify(request)).toMatchObject({
			reason: 'malformed_signature',
		});
	});

	it.each<[string, By, string | null]>([
		['another secret', { word: 'another-secret-of-an-app' }, 'wrong_token'],
		['another application', { to: 'otherapp' }, 'wrong_receiver'],
		['a time of a day ago, since it is sent again for so long', { at: now - 86_400_000 }, null],
		['a time of two days ago', { at: now - 2 * 86_400_000 }, 'stale'],
		['a time five minutes ahead', { at: now + 300_000 }, null],
	])('by both ways: %s', (_what, by, reason) => {
		for (const generation of ['sha1', 'hmac'] as const) {
			const verification = sender().verify(heard(event(saved(), { ...by, generation })));
			expect(verification).toMatchObject(reason === null ? { ok: true } : { ok: false, reason });
		}
	});

	it('is nobody without a signature, or without anything encrypted', () => {
		expect(sender().verify(heard(post('{}')))).toMatchObject({ reason: 'missing_signature' });
		const bare = { signature: 'x', timestamp: now, nonce: 'n', type: 'CHECK_URL' };
		expect(sender().verify(heard(post(JSON.stringify(bare))))).toMatchObject({
			reason: 'malformed_signature',
		});
		expect(sender().handshake(heard(post(JSON.stringify(bare))))).toBeNull();
	});

	it('knows the previous secret during a rotation, with the key that is made of it', () => {
		const secrets = { secret: 'the-new-secret-of-it', previousSecret: secret };
		expect(sender().verify(heard(event(saved()), secrets)).ok).toBe(true);
		expect(readWhole(sender().parse(heard(event(saved()), secrets)))).toMatchObject({
			kind: 'events',
		});
	});

	it('never passes with a bit turned over in its body', () => {
		const good = event(saved());
		// What stands between the values may be written otherwise and mean the same.
		const text = Buffer.from(good.rawBody).toString();
		const from = text.indexOf('"encrypt":"') + 11;
		fc.assert(
			fc.property(fc.nat(text.length - from - 3), fc.nat(6), (at, bit) => {
				const rawBody = flipped(good.rawBody, from + at, bit);
				expect(sender().verify(heard({ ...good, rawBody })).ok).toBe(false);
			}),
		);
	});

	it('signs as openssl does', () => {
		// printf '%s' "1767582000000AbCdEf==nonce7" | openssl dgst -sha256 -hmac "$S" -binary | base64
		const word = ['unit-test', 'secret-0001'].join('-');
		const parts = { timestamp: now, nonce: 'nonce7', encrypt: 'AbCdEf==' };
		const signature = 'sIG1lAxEDqTMwyDBGZgxY/YMUTg9DljyoiIg551+0qY=';
		const request = heard(post(JSON.stringify({ signature, ...parts })), only(word));
		// The signature is right, so that only what is encrypted is found wanting.
		const verification = sender().verify(request);
		expect(!verification.ok && verification.message).toBe('What was sent is no ciphertext.');
		const forged = heard(
			post(JSON.stringify({ signature, ...parts, nonce: 'nonce8' })),
			only(word),
		);
		const refusal = sender().verify(forged);
		expect(!refusal.ok && refusal.message).toContain('The signature is not the one');
	});

	it.each([
		['a-b', 'ab'],
		['0123456789'.repeat(5), '0123456789'.repeat(5).slice(0, 43)],
	])('makes the key of %s as the demo does', (word, beginning) => {
		const expected = Buffer.from(`${beginning.padEnd(43, '0')}=`, 'base64');
		expect(keyOfSecret(word)).toEqual(expected);
	});

	it('has no secret with other characters', () => {
		expect(keyOfSecret('密钥密钥密钥密钥')).toBeNull();
		expect(yonbip.secret.wrong('密钥密钥密钥密钥')).toContain('other than letters');
		expect(yonbip.secret.wrong(secret)).toBeNull();
	});
});

describe('what YonBIP wants to hear', () => {
	it('is the bare word success: to the check of an address, and to every event', () => {
		const check = heard(event({ type: 'CHECK_URL', eventId: 'c', timestamp: now }));
		const expected = { status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' };
		expect(sender().handshake(check)).toMatchObject(expected);
		const request = heard(event(saved()));
		expect(sender().handshake(request)).toBeNull();
		expect(sender().acknowledge({ kind: 'ignored', reason: 'x' }, request)).toMatchObject(expected);
	});
});

describe('events of YonBIP', () => {
	const parsed = (message: object, values = {}) =>
		readWhole(sender(values).parse(heard(event(message))));

	it('hold JSON in their JSON, with ids that lose no digit', () => {
		const content =
			'{"model":{"id":2022181112638341126,"name":"续约","customer":9007199254740993}}';
		expect(parsed(saved({ content }))).toMatchObject({
			events: [
				{
					type: 'yonbip.opportunity_saved',
					externalId: 'e-1',
					occurredAt: now,
					subject: { id: '2022181112638341126', title: '续约' },
					customer: { externalIds: { yonbip: '9007199254740993' } },
				},
			],
		});
	});

	it('are named by the rules and filled by the fields of the node', () => {
		const rules = [
			{
				event: 'OPPORTUNITY_SAVED',
				field: 'content.model.winLoseOrderState',
				equals: '0',
				type: 'deal.won',
			},
		];
		const fields = [{ path: 'content.model.mail', field: 'customer.email' }];
		const won = { model: { id: '1', winLoseOrderState: 0, mail: 'li@example.com' } };
		for (const content of [won, JSON.stringify(won)]) {
			expect(parsed(saved({ content }), { rules, fields })).toMatchObject({
				events: [{ type: 'deal.won', customer: { email: 'li@example.com' } }],
			});
		}
		const open = { model: { id: '1', winLoseOrderState: 2 } };
		expect(parsed(saved({ content: open }), { rules })).toMatchObject({
			events: [{ type: 'yonbip.opportunity_saved' }],
		});
	});

	it.each(['colour', 'content.model.colour'])(
		'are compared with our own writing without the derived field %s',
		(derivedFields) => {
			const content = { model: { id: '1', score: 2, colour: 'red' } };
			const expected = { records: [{ id: '1', score: 2 }], trialNotes: [] };
			expect(parsed(saved({ content }), { derivedFields })).toMatchObject(expected);
			expect(parsed(saved({ content }), { derivedFields })).not.toMatchObject({
				records: [{ colour: 'red' }],
			});
		},
	);

	it.each([
		[saved({ content: 'no json' }), { kind: 'events' }],
		[saved({ content: null }), { kind: 'events' }],
		[saved({ type: '' }), { kind: 'invalid' }],
		[[], { kind: 'invalid' }],
	])('are read or refused, whatever they hold: %j', (message, outcome) => {
		expect(parsed(message)).toMatchObject(outcome);
	});
});
