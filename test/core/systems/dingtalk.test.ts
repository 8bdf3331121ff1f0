import DingTalkEncryptor from 'dingtalk-encrypt';

import { dingtalk } from '../../../core/systems/dingtalk/source';
import { agreed, dingtalkCallback, secretsOf } from './callback/senders';
import { post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const now = Number(agreed.at) * 1000;
const sender = (values = {}) => dingtalk.configure({ clientId: agreed.receiver, ...values });
const heard = (request: ReturnType<typeof post>, secrets = secretsOf()) => ({
	request,
	secrets,
	now,
});
const said = (message: object, values = {}) =>
	readWhole(sender(values).parse(heard(dingtalkCallback(JSON.stringify(message)))));

/** What DingTalk reads in our answer. */
function readBack(body: string): string {
	const { msg_signature, timeStamp, nonce, encrypt } = JSON.parse(body) as Record<string, string>;
	const vendor = new DingTalkEncryptor(agreed.token, agreed.key, agreed.receiver);
	return vendor.getDecryptMsg(msg_signature ?? '', timeStamp ?? '', nonce ?? '', encrypt ?? '');
}

describe('what DingTalk wants to hear', () => {
	it('is success, encrypted, when it checks our address', () => {
		const request = dingtalkCallback('{"EventType":"check_url"}');
		const answer = sender().handshake(heard(request));
		expect(answer?.status).toBe(200);
		expect(readBack(answer?.body ?? '')).toBe('success');
	});

	it('is the same of every event, taken, known already, or left out', () => {
		const request = heard(dingtalkCallback('{"EventType":"user_add_org"}'));
		expect(sender().handshake(request)).toBeNull();
		for (const outcome of [
			{ kind: 'accepted', events: 1, duplicates: 0 },
			{ kind: 'accepted', events: 0, duplicates: 1 },
			{ kind: 'ignored', reason: 'not looked for' },
		] as const) {
			expect(readBack(sender().acknowledge(outcome, request).body)).toBe('success');
		}
	});

	it('is signed with the token that it used, during a rotation too', () => {
		const secrets = { ...secretsOf(), secret: 'the new token', previousSecret: agreed.token };
		const request = heard(dingtalkCallback('{"EventType":"check_url"}'), secrets);
		expect(readBack(sender().handshake(request)?.body ?? '')).toBe('success');
	});

	it("passes the library's own test of an address", () => {
		const vendor = new DingTalkEncryptor(agreed.token, agreed.key, agreed.receiver);
		const { msg_signature, encrypt, timeStamp, nonce } = vendor.getEncryptedMap('x', now, '5');
		const query = { signature: msg_signature, timestamp: timeStamp, nonce };
		const request = heard(post(JSON.stringify({ encrypt }), {}, query));
		expect(sender().verify(request)).toEqual({ ok: true, insecure: false });
	});
});

describe('who is not DingTalk', () => {
	it.each([
		['another token', { token: 'another-token' }, 'wrong_token'],
		['an event for another app', { receiver: 'dingother' }, 'wrong_receiver'],
		['another key', { key: 'A'.repeat(43) }, 'wrong_key'],
		['an old event', { at: String(now - 301_000) }, 'stale'],
		['an event of five minutes ago, in ms', { at: String(now - 300_000) }, null],
	])('%s', (_what, by, reason) => {
		const request = heard(dingtalkCallback('{"EventType":"x"}', { ...agreed, ...by }));
		const expected = reason === null ? { ok: true } : { ok: false, reason };
		expect(sender().verify(request)).toMatchObject(expected);
	});

	it('is whoever sends what is not encrypted, with a signature or without', () => {
		const good = dingtalkCallback('{"EventType":"check_url"}');
		const plain = Buffer.from('{"EventType":"check_url"}');
		const request = heard({ ...good, rawBody: plain });
		expect(sender().handshake(request)).toBeNull();
		expect(sender().verify(request)).toMatchObject({ ok: false, reason: 'malformed_signature' });
		expect(sender().verify(heard(post(plain)))).toMatchObject({ reason: 'missing_signature' });
	});
});

describe('events of DingTalk', () => {
	const approval = { EventType: 'bpms_instance_change', processInstanceId: 'p1', title: '投诉' };

	it.each([
		[{ type: 'start' }, 'approval.started'],
		[{ type: 'finish', result: 'agree' }, 'approval.approved'],
		[{ type: 'finish', result: 'refuse' }, 'approval.refused'],
		[{ type: 'terminate' }, 'approval.terminated'],
		[{ type: 'something' }, 'approval.changed'],
		[{ type: 'constructor' }, 'approval.changed'],
	])('an approval with %j is %s', (fields, type) => {
		expect(said({ ...approval, createTime: now - 5, finishTime: now, ...fields })).toMatchObject({
			events: [{ type, occurredAt: now, subject: { type: 'approval', id: 'p1', title: '投诉' } }],
		});
	});

	it('tell the tasks of one approval apart, and take a second delivery for the first', () => {
		const task = { ...approval, EventType: 'bpms_task_change', type: 'finish', result: 'agree' };
		const idOf = (more: object) => {
			const outcome = said({ ...task, finishTime: now, ...more });
			return outcome.kind === 'events' ? outcome.events[0]?.externalId : outcome;
		};
		expect(idOf({ taskId: 60014243042 })).toBe(
			`bpms_task_change:p1:60014243042:finish:agree:${now}`,
		);
		expect(idOf({ taskId: 1 })).not.toBe(idOf({ taskId: 2 }));
		expect(idOf({ taskId: 1 })).toBe(idOf({ taskId: 1 }));
	});

	it.each([
		['user_add_org', 'employee.joined'],
		['chat_add_member', 'dingtalk.chat_add_member'],
		['org.Dept-Modify', 'dingtalk.org_dept_modify'],
	])('%s is %s, at the time of its signature', (event, type) => {
		expect(said({ EventType: event, UserId: ['a'] })).toMatchObject({
			events: [{ type, occurredAt: now, attributes: { EventType: event, UserId: ['a'] } }],
		});
	});

	it('have the id that DingTalk gives where it gives one, and else one by what they say', () => {
		expect(said({ EventType: 'x', eventId: '90071992547409931' })).toMatchObject({
			events: [{ externalId: '90071992547409931' }],
		});
		const [a, b, again] = [{ n: 1 }, { n: 2 }, { n: 1 }].map((more) => {
			const outcome = said({ EventType: 'x', TimeStamp: agreed.at, ...more });
			return outcome.kind === 'events' ? outcome.events[0]?.externalId : '';
		});
		expect(a).toMatch(new RegExp(`^x:${agreed.at}:[0-9a-f]{40}$`));
		expect([a === b, a === again]).toEqual([false, true]);
	});

	it('lose no digit of a long id', () => {
		const request = dingtalkCallback('{"EventType":"x","eventId":12345678901234567890}');
		expect(readWhole(sender().parse(heard(request)))).toMatchObject({
			events: [{ externalId: '12345678901234567890' }],
		});
	});

	it('are refused in words where they are none', () => {
		expect(said({ hello: 1 })).toEqual({
			kind: 'invalid',
			message: 'EventType is missing: it says what happened.',
		});
		expect(said([])).toMatchObject({ kind: 'invalid' });
	});
});
