import { createHash } from 'node:crypto';

import { wechat } from '../../../core/systems/wechat/source';
import { agreed, secretsOf, wechatPlain, xmlCallback } from './callback/senders';
import { only, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Number(agreed.at) * 1000;
const sender = (values = {}) => wechat.configure({ appId: agreed.receiver, ...values });
const inPlain = only(agreed.token);
const heard = (request: ReturnType<typeof post>, secrets = secretsOf(), at = now) => ({
	request,
	secrets,
	now: at,
});
const message = (fields: string) =>
	`<xml><ToUserName>gh_1</ToUserName><FromUserName>oOpenId</FromUserName><CreateTime>${agreed.at}</CreateTime>${fields}</xml>`;

describe('the check of an address by WeChat', () => {
	it('is answered with echostr as it is, with and without an encryption key', () => {
		const request = { ...wechatPlain('', { echostr: '5927782489442352469' }), method: 'GET' };
		for (const secrets of [secretsOf(), inPlain]) {
			expect(sender().handshake(heard(request, secrets))).toMatchObject({
				status: 200,
				contentType: 'text/plain; charset=utf-8',
				body: '5927782489442352469',
			});
		}
	});

	it("answers the vendor's example", () => {
		const query = {
			signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
			timestamp: '1714036504',
			nonce: '1514711492',
			echostr: '4375120948345356249',
		};
		const request = { ...post('', {}, query), method: 'GET' };
		const at = 1_714_036_504_000;
		expect(sender().handshake(heard(request, only('AAAAA'), at))?.body).toBe(query.echostr);
		expect(sender().handshake(heard(request, only('AAAAB'), at))).toBeNull();
		expect(sender().handshake(heard(request, only('AAAAA'), at + 301_000))).toBeNull();
	});

	it('echoes nothing to whoever cannot sign', () => {
		const query = { signature: 'x', timestamp: agreed.at, nonce: '7', echostr: '<script>' };
		const request = { ...post('', {}, query), method: 'GET' };
		expect(sender().handshake(heard(request))).toBeNull();
		expect(sender().verify(heard(request))).toMatchObject({ reason: 'wrong_token' });
	});
});

describe('who is WeChat', () => {
	const plain = wechatPlain(message('<MsgType>text</MsgType><MsgId>1</MsgId>'));

	it('in plain mode is whoever signs time and nonce', () => {
		expect(sender().verify(heard(plain, inPlain))).toEqual({ ok: true, insecure: false });
		expect(sender().verify(heard(plain, only('another-token')))).toMatchObject({
			reason: 'wrong_token',
		});
		expect(sender().verify(heard(plain, inPlain, now + 301_000))).toMatchObject({
			reason: 'stale',
		});
	});

	it('is nobody who sends in plain, once there is an encryption key', () => {
		expect(sender().verify(heard(plain))).toMatchObject({ reason: 'missing_signature' });
		// Also not with the signature of an encrypted message of before.
		const safe = xmlCallback(message('<MsgType>text</MsgType><MsgId>1</MsgId>'));
		const mixed = { ...safe, rawBody: plain.rawBody };
		expect(sender().verify(heard(mixed))).toMatchObject({ reason: 'malformed_signature' });
	});

	it.each([
		[{}, { ok: true, insecure: false }],
		[{ receiver: 'wx999' }, { ok: false, reason: 'wrong_receiver' }],
		[{ token: 'another-token' }, { ok: false, reason: 'wrong_token' }],
		[{ key: 'A'.repeat(43) }, { ok: false, reason: 'wrong_key' }],
		[{ at: String(Number(agreed.at) + 301) }, { ok: false, reason: 'stale' }],
	])('in safe mode by %j: %j', (by, verification) => {
		const safe = xmlCallback(message('<MsgType>text</MsgType>'), { ...agreed, ...by });
		expect(sender().verify(heard(safe))).toMatchObject(verification);
	});
});

const parsed = (fields: string, values = {}) =>
	readWhole(sender(values).parse(heard(xmlCallback(message(fields)))));

describe('messages and events of WeChat', () => {
	it('are read in safe mode, and in the mode that sends both', () => {
		const inside = message('<MsgType>text</MsgType><Content>好</Content><MsgId>7</MsgId>');
		const safe = xmlCallback(inside);
		const both = Buffer.from(safe.rawBody)
			.toString()
			.replace('</xml>', '<Content>forged</Content><MsgType>text</MsgType></xml>');
		for (const rawBody of [safe.rawBody, Buffer.from(both)]) {
			expect(readWhole(sender().parse(heard({ ...safe, rawBody })))).toMatchObject({
				events: [
					{
						type: 'message.received',
						externalId: '7',
						attributes: { content: '好' },
						customer: { externalIds: { wechat: 'oOpenId' } },
					},
				],
			});
		}
	});

	it.each([
		['<MsgType>event</MsgType><Event>subscribe</Event>', 'contact.created', 'subscribe'],
		['<MsgType>event</MsgType><Event>unsubscribe</Event>', 'contact.removed', 'unsubscribe'],
		[
			'<MsgType>event</MsgType><Event>CLICK</Event><EventKey>rate</EventKey>',
			'menu.clicked',
			'CLICK',
		],
		[
			'<MsgType>event</MsgType><Event>card_pass_check</Event>',
			'wechat.card_pass_check',
			'card_pass_check',
		],
		['<MsgType>event</MsgType><Event>toString</Event>', 'wechat.tostring', 'toString'],
	])('%s is %s', (fields, type, event) => {
		const key = /<EventKey>(.*)<\/EventKey>/.exec(fields)?.[1];
		const externalId = [event, 'oOpenId', agreed.at, ...(key ? [key] : [])].join(':');
		expect(parsed(fields)).toMatchObject({ events: [{ type, externalId, occurredAt: now }] });
	});

	it.each([
		['success', 'message.delivered', { status: 'success' }],
		['failed:user block', 'message.failed', { status: 'failed:user block', reason: 'blocked' }],
		['failed: system failed', 'message.failed', { reason: 'failed' }],
	])('tell what became of a template message: %s', (status, type, attributes) => {
		const outcome = parsed(
			`<MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>200163836</MsgID><Status>${status}</Status>`,
		);
		expect(outcome).toMatchObject({
			events: [
				{
					type,
					attributes,
					externalId: 'TEMPLATESENDJOBFINISH:oOpenId:200163836',
					subject: { type: 'message', id: '200163836' },
					customer: { externalIds: { wechat: 'oOpenId' } },
				},
			],
		});
	});

	it('follow the rules of the node first', () => {
		const rules = [{ event: 'CLICK', field: 'EventKey', equals: 'rate', type: 'survey.wanted' }];
		const fields = '<MsgType>event</MsgType><Event>CLICK</Event><EventKey>rate</EventKey>';
		expect(parsed(fields, { rules })).toMatchObject({ events: [{ type: 'survey.wanted' }] });
	});

	it('are refused in words where they are none', () => {
		expect(parsed('')).toMatchObject({ kind: 'invalid' });
		expect(readWhole(sender().parse(heard(post('{}'))))).toMatchObject({ kind: 'invalid' });
	});

	it('want nothing but an empty answer', () => {
		const answer = sender().acknowledge({ kind: 'ignored', reason: 'x' }, heard(post('')));
		expect(answer).toMatchObject({ status: 200, body: '' });
	});

	it('sign as openssl does', () => {
		// printf '%s' "17676...7token" sorted by hand, by another function than the product's.
		const text = [agreed.token, agreed.at, '7'].sort((a, b) => (a < b ? -1 : 1)).join('');
		const { signature } = wechatPlain('').query;
		expect(signature).toBe(createHash('sha1').update(text).digest('hex'));
	});
});
