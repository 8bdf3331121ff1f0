import fc from 'fast-check';

import { wecom } from '../../../core/systems/wecom/source';
import { agreed, secretsOf, wecomGreeting, xmlCallback } from './callback/senders';
import { envelopes } from './callback/vectors';
import { flipped, mapping, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Number(agreed.at) * 1000;
const sender = (values = {}) => wecom.configure({ corpId: agreed.receiver, ...values });
const heard = (request: ReturnType<typeof post>, secrets = secretsOf(), at = now) => ({
	request,
	secrets,
	now: at,
});

describe('the check of an address by WeCom', () => {
	it('is answered with what was encrypted, and nothing else', () => {
		const answer = sender().handshake(heard(wecomGreeting('1616140317555161061')));
		expect(answer).toMatchObject({
			status: 200,
			contentType: 'text/plain; charset=utf-8',
			body: '1616140317555161061',
		});
	});

	it("answers the vendor's example", () => {
		const [{ token, key, receiver, signature, timestamp, nonce, encrypt }] = envelopes;
		const query = { msg_signature: signature, timestamp, nonce, echostr: encrypt };
		const request = { ...post('', {}, query), method: 'GET' };
		const at = Number(timestamp) * 1000;
		const given = wecom.configure({ corpId: receiver });
		const secrets = secretsOf({ ...agreed, token, key });
		expect(given.handshake(heard(request, secrets, at))?.body).toBe('1616140317555161061');
		// As a proxy hands it on that writes "+" as a space.
		const spaced = { ...request, query: { ...query, echostr: encrypt.replaceAll('+', ' ') } };
		expect(given.handshake(heard(spaced, secrets, at))?.body).toBe('1616140317555161061');
	});

	it.each([
		['another token', { token: 'another-token' }, 'wrong_token', 'the token of this node'],
		[
			'another company',
			{ receiver: 'ww999' },
			'wrong_receiver',
			'It was sent to "ww999", and the Corp ID of this node is',
		],
		['another key', { key: 'A'.repeat(43) }, 'wrong_key', 'cannot be read'],
		['an old time', { at: String(Number(agreed.at) - 301) }, 'stale', 'signed 301 s ago'],
	])('says what is wrong with %s', (_what, by, reason, message) => {
		const greeting = heard(wecomGreeting('1', { ...agreed, ...by }));
		expect(sender().handshake(greeting)).toBeNull();
		const verification = sender().verify(greeting);
		expect(verification).toMatchObject({ ok: false, reason });
		expect(!verification.ok && verification.message).toContain(message);
	});

	it('names the company to enter where the node has none', () => {
		const verification = sender({ corpId: '' }).verify(heard(wecomGreeting('1')));
		expect(!verification.ok && verification.message).toBe(
			'It was sent to "ww1234567890abcdef": enter that as Corp ID in this node, if it is yours.',
		);
	});
});

const message = (fields: string) =>
	`<xml><ToUserName>ww1</ToUserName><CreateTime>${agreed.at}</CreateTime>${fields}</xml>`;
const parsed = (fields: string, values = {}) =>
	readWhole(sender(values).parse(heard(xmlCallback(message(fields)))));

const contact = (change: string, more = '') =>
	`<FromUserName>sys</FromUserName><MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>${change}</ChangeType><UserID>zhoumin</UserID><ExternalUserID>woAJ2</ExternalUserID>${more}`;

describe('callbacks of WeCom', () => {
	it('are let in as they come, and acknowledged with nothing', () => {
		const request = heard(xmlCallback(message(contact('add_external_contact'))));
		expect(sender().verify(request)).toEqual({ ok: true, insecure: false });
		expect(sender().handshake(request)).toBeNull();
		expect(sender().acknowledge({ kind: 'ignored', reason: 'x' }, request)).toMatchObject({
			status: 200,
			body: '',
		});
	});

	it.each([
		['add_external_contact', 'contact.created'],
		['add_half_external_contact', 'contact.created'],
		['edit_external_contact', 'contact.updated'],
		['del_external_contact', 'contact.removed'],
		['del_follow_user', 'contact.left'],
		['transfer_fail', 'wecom.transfer_fail'],
	])('of a customer that is a contact, %s is %s', (change, type) => {
		expect(parsed(contact(change))).toMatchObject({
			events: [
				{
					type,
					occurredAt: now,
					externalId: `${change}:sys:${agreed.at}:woAJ2:zhoumin`,
					subject: { type: 'contact', id: 'woAJ2' },
					customer: { externalIds: { wecom: 'woAJ2' } },
					owner: { id: 'zhoumin' },
				},
			],
		});
	});

	it('of two customers in the same second are two', () => {
		const [first, second] = ['woA', 'woB'].map((id) =>
			parsed(contact('add_external_contact').replace('woAJ2', id)),
		);
		expect(first?.kind === 'events' && first.events[0]?.externalId).not.toBe(
			second?.kind === 'events' && second.events[0]?.externalId,
		);
	});

	it('keep an id that would be too long as a digest, the same every time', () => {
		const long = contact('add_external_contact', `<WelcomeCode>${'c'.repeat(200)}</WelcomeCode>`);
		const [first, second] = [parsed(long), parsed(long)];
		const id = first.kind === 'events' ? first.events[0]?.externalId : '';
		expect(id).toMatch(/^add_external_contact:[0-9a-f]{40}$/);
		expect(second).toMatchObject({ events: [{ externalId: id }] });
	});

	it('tell who pressed which button of a card', () => {
		const outcome = parsed(
			'<FromUserName>zhoumin</FromUserName><MsgType>event</MsgType><Event>template_card_event</Event><EventKey>take</EventKey><TaskId>case-7</TaskId><CardType>button_interaction</CardType><ResponseCode>code</ResponseCode><AgentID>1000002</AgentID><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey><OptionIds><OptionId>a</OptionId><OptionId>b</OptionId></OptionIds></SelectedItem></SelectedItems>',
		);
		expect(outcome).toMatchObject({
			events: [
				{
					type: 'card.clicked',
					externalId: `template_card_event:zhoumin:${agreed.at}:case-7:take`,
					subject: { type: 'card', id: 'case-7' },
					attributes: {
						eventKey: 'take',
						responseCode: 'code',
						agentId: '1000002',
						selected: { SelectedItem: { QuestionKey: 'q', OptionIds: { OptionId: ['a', 'b'] } } },
					},
					customer: null,
					owner: { id: 'zhoumin' },
				},
			],
		});
	});

	it.each([
		[
			'<FromUserName>zhou</FromUserName><MsgType>text</MsgType><Content>&lt;好&gt;</Content><MsgId>12345678901234567890</MsgId>',
			'message.received',
			'12345678901234567890',
		],
		[
			'<FromUserName>zhou</FromUserName><MsgType>event</MsgType><Event>enter_agent</Event>',
			'wecom.enter_agent',
			`enter_agent:zhou:${agreed.at}`,
		],
	])('%s is %s', (fields, type, externalId) => {
		expect(parsed(fields)).toMatchObject({ events: [{ type, externalId }] });
	});

	it('keep no key with which messages of the customer service could be read', () => {
		const outcome = parsed(
			'<FromUserName>x</FromUserName><MsgType>event</MsgType><Event>kf_msg_or_event</Event><Token>ENCToken</Token><OpenKfId>wk1</OpenKfId>',
		);
		expect(JSON.stringify(outcome)).not.toContain('ENCToken');
	});

	it('follow the rules and fields of the node first', () => {
		const rules = [
			{ event: 'CHANGE_external_contact', field: 'State', equals: 'sales', type: 'lead.created' },
			{ event: 'change_external_contact', field: 'WelcomeCode', type: 'contact.met' },
		];
		const fields = mapping('path', { State: 'attributes.channel', UserID: 'customer.segment' });
		const made = (more: string) => parsed(contact('add_external_contact', more), { rules, fields });
		expect(made('<State>sales</State>')).toMatchObject({
			events: [
				{
					type: 'lead.created',
					attributes: { channel: 'sales', state: 'sales' },
					customer: { segment: 'zhoumin' },
				},
			],
		});
		expect(made('<WelcomeCode>c</WelcomeCode>')).toMatchObject({
			events: [{ type: 'contact.met' }],
		});
		expect(made('')).toMatchObject({ events: [{ type: 'contact.created' }] });
	});

	it.each([
		['', { ok: false, reason: 'malformed_signature' }],
		['{"encrypt":"x"}', { ok: false, reason: 'malformed_signature' }],
		['<!DOCTYPE a><xml><Encrypt>x</Encrypt></xml>', { ok: false, reason: 'malformed_signature' }],
		['<xml><Content>plain</Content></xml>', { ok: false, reason: 'malformed_signature' }],
	])('with the body %p are not let in', (body, refusal) => {
		const good = xmlCallback(message(contact('add_external_contact')));
		expect(sender().verify(heard({ ...good, rawBody: Buffer.from(body) }))).toMatchObject(refusal);
	});

	it('are read whatever else is in them, or refused in words', () => {
		expect(parsed('<MsgType/>')).toMatchObject({ kind: 'invalid' });
		expect(readWhole(sender().parse(heard(xmlCallback('no xml'))))).toMatchObject({
			kind: 'invalid',
		});
		// GBK inside, and a message that was meant for somebody else's key.
		expect(
			readWhole(sender().parse(heard(post('<xml><Encrypt>AAAA</Encrypt></xml>')))),
		).toMatchObject({
			kind: 'invalid',
		});
	});

	it('never pass with a bit turned over in the encrypted part', () => {
		const good = xmlCallback(message(contact('add_external_contact')));
		const text = Buffer.from(good.rawBody).toString();
		const from = text.indexOf('<Encrypt><![CDATA[') + 18;
		const length = text.indexOf(']]></Encrypt>') - from;
		fc.assert(
			fc.property(fc.nat(length - 1), fc.nat(6), (at, bit) => {
				const rawBody = flipped(good.rawBody, from + at, bit);
				expect(sender().verify(heard({ ...good, rawBody })).ok).toBe(false);
			}),
		);
	});
});
