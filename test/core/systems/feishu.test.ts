import {
	AESCipher,
	EventDispatcher,
	generateChallenge,
	LoggerLevel,
} from '@larksuiteoapi/node-sdk';
import fc from 'fast-check';

import { decryptFeishu } from '../../../core/systems/feishu/decrypt';
import { feishu } from '../../../core/systems/feishu/source';
import type { SourceSecrets } from '../../../core/systems/source/source';
import { agreed, feishuCallback, feishuSealed, feishuSigned } from './callback/senders';
import { flipped, only, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Number(agreed.at) * 1000;
const word = 'encrypt key of the app';
const secrets: SourceSecrets = { ...only(agreed.token), encryptionKey: word };
const inPlain = only(agreed.token);
const sender = (values = {}) => feishu.configure(values);
const heard = (request: ReturnType<typeof post>, by = secrets, at = now) => ({
	request,
	secrets: by,
	now: at,
});

const event = (type: string, body: object, head = {}) => ({
	schema: '2.0',
	header: {
		event_id: 'e1',
		token: agreed.token,
		create_time: String(now),
		event_type: type,
		tenant_key: 't',
		app_id: 'cli_1',
		...head,
	},
	event: body,
});

describe('the encryption of Feishu', () => {
	it("reads the vendor's example", () => {
		const encrypted = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=';
		expect(decryptFeishu(encrypted, 'test key')?.toString()).toBe('hello world');
		expect(decryptFeishu(encrypted, 'test kez')).toBeNull();
	});

	it("reads what the vendor's library reads", () => {
		const vendor = new AESCipher(word);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
				const encrypted = feishuSealed(text, word);
				expect(decryptFeishu(encrypted, word)?.toString()).toBe(text);
				expect(vendor.decrypt(encrypted)).toBe(text);
			}),
		);
	});

	it('is read or not, and never throws, whatever the bytes are', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), fc.string(), (bytes, key) => {
				decryptFeishu(Buffer.from(bytes).toString('base64'), key);
				decryptFeishu(key, key);
			}),
		);
		expect(decryptFeishu('', word)).toBeNull();
		expect(decryptFeishu(Buffer.alloc(32).toString('base64'), word)).toBeNull();
	});
});

describe('the challenge of Feishu', () => {
	const challenge = {
		challenge: 'ajls384kdjx98XX',
		token: agreed.token,
		type: 'url_verification',
	};

	it("is answered encrypted and in the clear as the vendor's library answers", () => {
		const encrypt = feishuSealed(JSON.stringify(challenge), word);
		const encrypted = sender().handshake(heard(post(JSON.stringify({ encrypt }))));
		const vendor = generateChallenge({ encrypt }, { encryptKey: word });
		expect(JSON.parse(encrypted?.body ?? '')).toEqual(vendor.challenge);
		const plain = sender().handshake(heard(post(JSON.stringify(challenge)), inPlain));
		expect(JSON.parse(plain?.body ?? '')).toEqual({ challenge: 'ajls384kdjx98XX' });
	});

	it.each([
		['another token', { ...challenge, token: 'another-token' }, inPlain],
		['no token', { ...challenge, token: undefined }, inPlain],
		['no challenge', { ...challenge, challenge: 7 }, inPlain],
		['another type', { ...challenge, type: 'event_callback' }, inPlain],
		['the clear although there is a key', challenge, secrets],
	])('is not answered with %s', (_what, body, by) => {
		expect(sender().handshake(heard(post(JSON.stringify(body)), by))).toBeNull();
	});
});

describe('who is Feishu', () => {
	const good = feishuCallback(event('x.y_v1', {}), word);

	it("is whom the vendor's library takes for it", async () => {
		expect(sender().verify(heard(good))).toEqual({ ok: true, insecure: false });
		const took: unknown[] = [];
		const vendor = new EventDispatcher({
			encryptKey: word,
			loggerLevel: LoggerLevel.error,
		}).register({
			'x.y_v1': (data: unknown) => void took.push(data),
		});
		// It signs what the object itself holds: its adapter puts the headers beneath.
		const beneath = Object.create({ headers: good.headers }) as object;
		await vendor.invoke(Object.assign(beneath, good.body));
		expect(took).toHaveLength(1);
	});

	it.each<[string, ReturnType<typeof post>, object]>([
		['no signature', { ...good, headers: {} }, { reason: 'missing_signature' }],
		[
			'two signatures',
			{ ...good, headers: { ...good.headers, 'x-lark-signature': ['a', 'b'] } },
			{ reason: 'missing_signature' },
		],
		['another key', feishuCallback(event('x.y', {}), 'another key'), { reason: 'wrong_key' }],
		[
			'another token',
			feishuCallback(event('x.y', {}, { token: 'other' }), word),
			{ reason: 'wrong_token' },
		],
		[
			'a signed body that is not encrypted',
			feishuSigned(JSON.stringify(event('x.y', {})), word),
			{ reason: 'malformed_signature' },
		],
		[
			'an old time',
			feishuCallback(event('x.y', {}), word, String(now / 1000 - 301)),
			{ reason: 'stale' },
		],
		['no time', feishuCallback(event('x.y', {}), word, 'now'), { reason: 'malformed_signature' }],
	])('is nobody with %s', (_what, request, refusal) => {
		expect(sender().verify(heard(request))).toMatchObject({ ok: false, ...refusal });
	});

	it('is whoever has the token, where nothing is encrypted', () => {
		const plain = post(JSON.stringify(event('x.y', {})));
		expect(sender().verify(heard(plain, inPlain))).toEqual({ ok: true, insecure: false });
		const other = post(JSON.stringify(event('x.y', {}, { token: 'other' })));
		expect(sender().verify(heard(other, inPlain))).toMatchObject({ reason: 'wrong_token' });
		const first = post(JSON.stringify({ ts: '1', uuid: 'u', token: agreed.token, event: {} }));
		expect(sender().verify(heard(first, inPlain)).ok).toBe(true);
	});

	it('says of the challenge, which nobody signs, whether token or key is another one, and not to whom it came from', () => {
		const challenge = (token: string, by: string) =>
			post(
				JSON.stringify({
					encrypt: feishuSealed(
						JSON.stringify({ type: 'url_verification', challenge: 'c', token }),
						by,
					),
				}),
			);
		const cases = [
			[challenge(agreed.token, 'another key'), 'wrong_key'],
			[challenge('another-token', word), 'wrong_token'],
		] as const;
		const answers = cases.map(([request, reason]) => {
			expect(sender().handshake(heard(request))).toBeNull();
			expect(sender().verify(heard(request))).toMatchObject({ ok: false, reason });
			return sender().refuse(reason).body;
		});
		expect(new Set([...answers, sender().refuse('missing_signature').body]).size).toBe(1);
		// The right one is answered; nothing else gets in without a signature.
		const right = challenge(agreed.token, word);
		expect(sender().handshake(heard(right))).not.toBeNull();
		expect(sender().verify(heard(right))).toMatchObject({ reason: 'missing_signature' });
	});

	it('is the app of the node alone, where one is named', () => {
		expect(sender({ appId: 'cli_1' }).verify(heard(good)).ok).toBe(true);
		expect(sender({ appId: 'cli_2' }).verify(heard(good))).toMatchObject({
			reason: 'wrong_receiver',
			message: 'It was sent by the app "cli_1", and the App ID of this node is "cli_2".',
		});
	});

	it('signs the very bytes: a bit turned over, or a space more, is refused', () => {
		fc.assert(
			fc.property(fc.nat(5000), fc.nat(7), (at, bit) => {
				const forged = { ...good, rawBody: flipped(good.rawBody, at, bit) };
				expect(sender().verify(heard(forged)).ok).toBe(false);
			}),
		);
		const spaced = Buffer.concat([good.rawBody, Buffer.from(' ')]);
		expect(sender().verify(heard({ ...good, rawBody: spaced })).ok).toBe(false);
	});
});

const parsed = (body: object, values = {}) =>
	readWhole(sender(values).parse(heard(feishuCallback(body, word))));

describe('events of Feishu', () => {
	const ticket = (status: number, before?: number) => ({
		object: {
			ticket_id: '6626871355780366331',
			guest: { id: { open_id: 'ou_1' }, name: '李伟' },
			status,
		},
		old_object: { status: before },
	});

	it.each([
		[51, 2, 'ticket.closed'],
		[50, 1, 'ticket.closed'],
		[2, 51, 'ticket.reopened'],
		[51, 50, 'ticket.updated'],
		[2, 1, 'ticket.updated'],
		[51, undefined, 'ticket.updated'],
	])('a ticket of the help desk in %p, before %p, is %s', (status, before, type) => {
		expect(parsed(event('helpdesk.ticket.updated_v1', ticket(status, before)))).toMatchObject({
			events: [
				{
					type,
					externalId: 'e1',
					occurredAt: now,
					subject: { type: 'ticket', id: '6626871355780366331' },
					customer: { externalIds: { feishu: 'ou_1' }, name: '李伟' },
				},
			],
		});
	});

	it.each([
		['PENDING', 'approval.started'],
		['APPROVED', 'approval.approved'],
		['REJECTED', 'approval.refused'],
		['toString', 'approval.changed'],
	])('of the first shape, an approval that is %s is %s', (status, type) => {
		const first = {
			ts: '1767582000.7171419',
			uuid: 'u1',
			token: agreed.token,
			type: 'event_callback',
			event: { type: 'approval_instance', instance_code: 'i1', status },
		};
		expect(parsed(first)).toMatchObject({
			events: [{ type, externalId: 'u1', occurredAt: 1_767_582_000_717, subject: { id: 'i1' } }],
		});
	});

	it('know a message by its own id, since a second try may have another', () => {
		const message = { sender: { sender_id: { open_id: 'ou_2' } }, message: { message_id: 'om_1' } };
		expect(parsed(event('im.message.receive_v1', message))).toMatchObject({
			events: [
				{ type: 'message.received', externalId: 'om_1', owner: { id: 'ou_2' }, customer: null },
			],
		});
	});

	it('tell who pressed a button, and are answered with nothing that Feishu would show', () => {
		const click = {
			operator: { open_id: 'ou_3' },
			action: { value: { case: '7' }, tag: 'button' },
			context: { open_message_id: 'om_9' },
		};
		expect(parsed(event('card.action.trigger', click))).toMatchObject({
			events: [
				{
					type: 'card.clicked',
					owner: { id: 'ou_3' },
					subject: { type: 'message', id: 'om_9' },
					attributes: { action: { value: { case: '7' } } },
				},
			],
		});
		const answer = sender().acknowledge({ kind: 'ignored', reason: 'x' }, heard(post('')));
		expect([answer.status, answer.body]).toEqual([200, '{}']);
	});

	it('have other names under our own, and what rules and fields say', () => {
		const body = event('contact.user.created_v3', { object: { name: '李' } });
		expect(parsed(body)).toMatchObject({ events: [{ type: 'feishu.contact_user_created_v3' }] });
		const values = {
			rules: [{ event: 'contact.user.created_v3', type: 'employee.joined' }],
			fields: [{ path: 'object.name', field: 'owner.name' }],
		};
		expect(parsed(body, values)).toMatchObject({
			events: [{ type: 'employee.joined', owner: { name: '李' } }],
		});
	});

	it('keep no token on the item', () => {
		const kept = JSON.stringify(parsed(event('x.y_v1', { a: 1 })));
		expect(kept).toContain('"a":1');
		expect(kept).not.toContain(agreed.token);
	});

	it.each([
		[event('', {}, { event_type: 7 }), 'event_type is missing: it says what happened.'],
		[{}, 'event_type is missing: it says what happened.'],
		[[], 'The body is not an object.'],
	])('are refused in words: %j', (body, message) => {
		expect(parsed(body)).toEqual({ kind: 'invalid', message });
	});
});
