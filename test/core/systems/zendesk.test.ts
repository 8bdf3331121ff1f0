import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { InputError } from '../../../core/model/errors';
import { zendesk as source } from '../../../core/systems/zendesk/source';
import { asked, flipped, only, post } from './source/request';

const zendesk = asked(source);

const now = Date.UTC(2026, 0, 5, 2);
const example = 'HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=';

/** The vendor's formula, written apart from the product: base64(HMAC(timestamp + body)). */
function signed(body: string, key = example, timestamp = '2026-01-05T02:00:00Z') {
	return post(body, {
		'x-zendesk-webhook-invocation-id': 'inv-1',
		'x-zendesk-webhook-signature-timestamp': timestamp,
		'x-zendesk-webhook-signature': createHmac('sha256', key)
			.update(timestamp + body, 'utf8')
			.digest('base64'),
	});
}

function statusChange(current: string, previous: string | null) {
	return post(
		JSON.stringify({
			type: 'zen:event-type:ticket.status_changed',
			id: 'ev-1',
			time: '2026-01-05T02:00:00Z',
			detail: { id: '42', requester_id: '7', status: current },
			event: { current, previous },
		}),
	);
}

describe('who Zendesk is', () => {
	const hello = '{"say": "hello"}';
	const at = '2021-07-25T10:00:00Z';
	const request = (signature: string, timestamp = at) =>
		post(hello, {
			'x-zendesk-webhook-signature': signature,
			'x-zendesk-webhook-signature-timestamp': timestamp,
		});

	it('signs timestamp and body, in this order', () => {
		// openssl dgst -sha256 -hmac over "2021-07-25T10:00:00Z" + body
		const right = request('Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=');
		expect(zendesk.verify(right, only(example), {}, Date.parse(at))).toEqual({
			ok: true,
			insecure: false,
		});
	});

	it('does not sign body and timestamp, which the vendor once printed by mistake', () => {
		const wrong = request('tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=');
		expect(zendesk.verify(wrong, only(example), {}, Date.parse(at))).toMatchObject({
			ok: false,
			reason: 'wrong_signature',
		});
	});

	it.each([
		[5 * 60, {}, true],
		[5 * 60 + 1, {}, false],
		[-5 * 60 - 1, {}, false],
		[5 * 60 + 1, { freshness: 10 }, true],
		[86_400, { freshness: 0 }, true],
	])('signed %p s ago with %j is let in: %p', (seconds, options, ok) => {
		const outcome = zendesk.verify(signed('{}'), only(example), options, now + seconds * 1000);
		expect(outcome).toMatchObject(ok ? { ok } : { ok, reason: 'stale' });
	});

	it('refuses any body, time or signature with a bit turned over', () => {
		const body = JSON.stringify({ ticket: { id: 42 } });
		const good = signed(body);
		fc.assert(
			fc.property(fc.nat(200), fc.nat(7), (index, bit) => {
				const forgedBody = { ...good, rawBody: flipped(Buffer.from(body), index, bit) };
				expect(zendesk.verify(forgedBody, only(example), {}, now).ok).toBe(false);
				for (const name of ['signature', 'signature-timestamp']) {
					const header = `x-zendesk-webhook-${name}`;
					const value = flipped(Buffer.from(good.headers[header] as string), index, bit);
					const headers = { ...good.headers, [header]: Buffer.from(value).toString('latin1') };
					expect(zendesk.verify({ ...good, headers }, only(example), {}, now).ok).toBe(false);
				}
			}),
		);
	});

	it('answers "Test webhook" of an unsaved webhook and lets it start nothing', () => {
		const test = signed('{}', 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==');
		expect(zendesk.handshake(test, only(example), {})).toMatchObject({ status: 200 });
		expect(zendesk.verify(test, only(example), {}, now).ok).toBe(false);
		expect(zendesk.handshake(signed('{}'), only(example), {})).toBeNull();
	});
});

describe('events of Zendesk', () => {
	it.each([
		['SOLVED', 'OPEN', 'ticket.solved'],
		['CLOSED', 'SOLVED', 'ticket.closed'],
		['OPEN', 'SOLVED', 'ticket.reopened'],
		['PENDING', 'SOLVED', 'ticket.reopened'],
		['OPEN', 'CLOSED', 'ticket.reopened'],
		['PENDING', 'OPEN', 'ticket.status_changed'],
		['DELETED', 'SOLVED', 'ticket.status_changed'],
		['ARCHIVED', 'CLOSED', 'ticket.status_changed'],
		['solved', 'open', 'ticket.solved'],
		['OPEN', null, 'ticket.status_changed'],
	])('status %s after %s is %s', (current, previous, type) => {
		expect(zendesk.parse(statusChange(current, previous), {}, now)).toMatchObject({
			kind: 'events',
			events: [{ type, externalId: 'ev-1', subject: { type: 'ticket', id: '42' } }],
		});
	});

	it('says that the customer comes without an address, since Zendesk sends none', () => {
		expect(zendesk.parse(statusChange('SOLVED', 'OPEN'), {}, now)).toMatchObject({
			events: [{ customer: { externalIds: { zendesk: '7' }, email: null } }],
			notes: [{ key: 'note.noAddress' }],
		});
	});

	it('links the ticket where the subdomain is known', () => {
		expect(zendesk.parse(statusChange('SOLVED', 'OPEN'), { subdomain: 'acme' }, now)).toMatchObject(
			{
				events: [{ subject: { url: 'https://acme.zendesk.com/agent/tickets/42' } }],
			},
		);
		expect(() => zendesk.checkOptions({ subdomain: 'https://acme.zendesk.com' })).toThrow(
			InputError,
		);
	});

	it('reads a native rating as a survey answer, marked as unverified', () => {
		const request = post(
			JSON.stringify({
				type: 'zen:event-type:ticket.csat_received',
				id: 'ev-2',
				time: '2026-01-05T02:00:00Z',
				detail: { id: '42', requester_id: '7' },
				event: { satisfaction_score: { score: 'BAD', comment: 'Slow\u0000' } },
			}),
		);
		expect(zendesk.parse(request, {}, now)).toMatchObject({
			events: [
				{
					type: 'survey.answered',
					attributes: {
						unverified: true,
						answer: {
							scaleMapping: 'zendesk_good_bad',
							value: 'BAD',
							comment: 'Slow',
							answers: [],
						},
					},
				},
			],
		});
	});

	it('passes other ticket events on by their name and ignores the rest', () => {
		const request = (type: string) =>
			post(
				JSON.stringify({ type, id: 'e', time: '2026-01-05T02:00:00Z', subject: 'zen:ticket:42' }),
			);
		expect(zendesk.parse(request('zen:event-type:ticket.comment_added'), {}, now)).toMatchObject({
			events: [{ type: 'ticket.comment_added', subject: { id: '42' } }],
		});
		expect(zendesk.parse(request('zen:event-type:article.published'), {}, now)).toEqual({
			kind: 'ignored',
			reason: 'Zendesk sent article.published, which is about no ticket, user or organization.',
		});
	});

	it.each([
		['GOOD', {}, 'zendesk_good_bad'],
		[4, {}, 'zendesk_1_5'],
		['2', {}, 'zendesk_1_5'],
		['2', { scaleMapping: 'csat_1_5' }, 'csat_1_5'],
	])('tells the scale of the rating %j with %j: %s', (score, options, scaleMapping) => {
		const request = post(
			JSON.stringify({
				type: 'zen:event-type:ticket.csat_received',
				id: 'ev-2',
				time: '2026-01-05T02:00:00Z',
				detail: { id: '42' },
				event: { satisfaction_score: { score } },
			}),
		);
		expect(zendesk.parse(request, options, now)).toMatchObject({
			events: [{ attributes: { answer: { scaleMapping, value: score } } }],
		});
	});

	// The payload that the reference of webhook event types shows, with other names in `event`.
	const ofUser = (name: string, detail: object = {}, event: object = {}) =>
		post(
			JSON.stringify({
				type: `zen:event-type:user.${name}`,
				account_id: 12514403,
				id: '2b24ef10-19d4-4740-93cf-8f98ec4776c0',
				time: '2026-01-05T02:00:00Z',
				zendesk_event_version: '2022-06-20',
				subject: 'zen:user:6596848315901',
				detail: {
					created_at: '2026-01-04T05:27:58Z',
					email: 'li@example.com',
					external_id: 'crm-7',
					default_group_id: '0',
					id: '6596848315901',
					organization_id: '0',
					role: 'end-user',
					updated_at: '2026-01-05T02:00:00Z',
					...detail,
				},
				event,
			}),
		);

	it.each([
		['created', {}, 'contact.created'],
		['deleted', {}, 'contact.deleted'],
		['merged', {}, 'contact.merged'],
		['active_changed', { current: false, previous: true }, 'contact.updated'],
		['tags_changed', { added: { tags: ['vip'] } }, 'contact.updated'],
		['name_changed', { current: '李伟', previous: 'Li' }, 'contact.updated'],
	])('an event user.%s with %j is %s of a customer', (name, event, type) => {
		expect(zendesk.parse(ofUser(name, {}, event), { subdomain: 'acme' }, now)).toMatchObject({
			kind: 'events',
			events: [
				{
					type,
					externalId: '2b24ef10-19d4-4740-93cf-8f98ec4776c0',
					occurredAt: now,
					subject: {
						type: 'contact',
						id: '6596848315901',
						url: 'https://acme.zendesk.com/agent/users/6596848315901',
					},
					customer: {
						externalIds: { zendesk: '6596848315901' },
						email: 'li@example.com',
						name: name === 'name_changed' ? '李伟' : null,
					},
					attributes: { change: `user.${name}`, externalId: 'crm-7' },
				},
			],
		});
	});

	it('starts nothing for somebody of the team, nor for a login', () => {
		for (const request of [
			ofUser('created', { role: 'agent' }),
			ofUser('name_changed', { role: 'admin' }),
			ofUser('last_login_changed'),
		]) {
			expect(zendesk.parse(request, {}, now).kind).toBe('ignored');
		}
	});

	it('reads organizations as companies, whom nobody can be asked about', () => {
		const request = post(
			JSON.stringify({
				type: 'zen:event-type:organization.created',
				id: 'ev-9',
				time: '2026-01-05T02:00:00Z',
				subject: 'zen:organization:55',
				detail: { id: '55', name: 'Acme', external_id: '' },
			}),
		);
		expect(zendesk.parse(request, {}, now)).toMatchObject({
			events: [
				{
					type: 'company.created',
					subject: { type: 'company', id: '55', title: 'Acme' },
					customer: null,
				},
			],
		});
	});

	it('falls back to the invocation id and refuses an event without a time', () => {
		const request = (time?: string) =>
			post(JSON.stringify({ type: 'zen:event-type:ticket.created', time, detail: { id: '42' } }), {
				'x-zendesk-webhook-invocation-id': 'inv-9',
			});
		expect(zendesk.parse(request('2026-01-05T02:00:00Z'), {}, now)).toMatchObject({
			events: [{ externalId: 'inv-9' }],
		});
		expect(zendesk.parse(request(), {}, now)).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('occurredAt is missing') as string,
		});
	});
});

describe("payloads of Zendesk's triggers", () => {
	const parse = (payload: unknown, options = {}) =>
		zendesk.parse(signed(JSON.stringify(payload)), options, now);

	it('reads the documented payload', () => {
		const payload = {
			ticket: {
				id: '42',
				title: 'Cannot print',
				url: 'acme.zendesk.com/agent/tickets/42',
				status: 'Solved',
				priority: 'High',
				tags: 'billing vip',
				updated_at: '2026-01-05T01:59:00Z',
			},
			requester: { id: '7', name: 'Li Wei', email: 'li@example.com', language: 'zh-cn' },
			assignee: { id: '361', name: 'Ana Costa', email: 'ana@example.com' },
			organization: { name: 'Acme' },
			satisfaction: { rating: 'Offered', comment: '' },
		};
		expect(parse(payload)).toEqual({
			kind: 'events',
			notes: [],
			events: [
				{
					source: 'zendesk',
					externalId: 'inv-1',
					type: 'ticket.solved',
					occurredAt: Date.UTC(2026, 0, 5, 1, 59),
					touchpoint: null,
					subject: {
						type: 'ticket',
						id: '42',
						title: 'Cannot print',
						url: 'https://acme.zendesk.com/agent/tickets/42',
					},
					value: null,
					attributes: {
						status: 'SOLVED',
						priority: 'High',
						tags: ['billing', 'vip'],
						organization: 'Acme',
					},
					customer: {
						externalIds: { zendesk: '7' },
						name: 'Li Wei',
						email: 'li@example.com',
						phone: null,
						language: 'zh-CN',
						timeZone: null,
						segment: null,
					},
					owner: { id: '361', name: 'Ana Costa', email: 'ana@example.com' },
				},
			],
		});
	});

	it.each([
		[{ language: '简体中文' }, { language: 'zh-CN' }],
		[{ language: 'Deutsch' }, { language: 'de' }],
		[{ language: 'Italiano' }, { language: 'it' }],
		[{ language: 'English (United Kingdom)' }, { language: 'en-GB' }],
		[{ language: 'Español (Latinoamérica)' }, { language: 'es-419' }],
		[{ language: '繁體中文', locale: 'zh-tw' }, { language: 'zh-TW' }],
		[{ time_zone: 'Eastern Time (US & Canada)' }, { timeZone: 'America/New_York' }],
		[{ time_zone: '(GMT+08:00) Beijing' }, { timeZone: 'Asia/Shanghai' }],
		[{ time_zone: 'Chennai' }, { timeZone: 'Asia/Kolkata' }],
	])('understands %j of a requester as %j', (said, customer) => {
		const body = {
			type: 'ticket.solved',
			ticket: { id: '1', updated_at: '2026-01-05T02:00:00Z' },
			requester: { id: '777', email: 'li@example.com', ...said },
		};
		const request = post(JSON.stringify(body), { 'x-zendesk-webhook-invocation-id': 'i1' });
		expect(zendesk.parse(request, {}, now)).toMatchObject({ events: [{ customer }], notes: [] });
	});

	it('takes placeholders that Zendesk filled with nothing', () => {
		const payload = {
			type: '',
			ticket: { id: '42', title: '', url: '', status: '', updated_at: '', tags: '' },
			requester: { id: '', name: '', email: '', phone: '', language: '' },
			assignee: { id: '', name: '', email: '' },
			satisfaction: { rating: '', comment: '' },
		};
		expect(parse(payload)).toMatchObject({
			kind: 'events',
			events: [
				{ type: 'ticket.updated', occurredAt: now, customer: null, owner: null, attributes: {} },
			],
		});
	});

	it('takes the type the admin wrote before the one the status implies', () => {
		expect(parse({ type: 'ticket.reopened', ticket: { id: 42, status: 'open' } })).toMatchObject({
			events: [{ type: 'ticket.reopened' }],
		});
		expect(parse({ ticket: { id: 42, status: 'open', previous_status: 'solved' } })).toMatchObject({
			events: [{ type: 'ticket.reopened' }],
		});
		expect(parse({ type: 'Solved!', ticket: { id: 42 } })).toMatchObject({ kind: 'invalid' });
	});

	it('carries a rating that was given', () => {
		const payload = {
			type: 'survey.answered',
			ticket: { id: 42 },
			satisfaction: { rating: 'Good', comment: 'Thanks' },
		};
		expect(parse(payload)).toMatchObject({
			events: [
				{
					attributes: {
						answer: { scaleMapping: 'zendesk_good_bad', value: 'GOOD', comment: 'Thanks' },
					},
				},
			],
		});
	});

	it('says which placeholder is missing, and which kind was expected', () => {
		expect(parse({ hello: 'world' })).toEqual({
			kind: 'invalid',
			message: 'ticket.id is missing: put {{ticket.id}} there in the payload of the webhook.',
		});
		expect(parse({ ticket: { id: 42 } }, { payload: 'event' })).toMatchObject({ kind: 'invalid' });
		expect(
			zendesk.parse(statusChange('SOLVED', 'OPEN'), { payload: 'trigger' }, now),
		).toMatchObject({
			kind: 'invalid',
		});
	});
});

describe('the secret of Zendesk', () => {
	it.each([
		[example, null],
		['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c', null],
		['dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==', 'is the public one'],
		['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'begins with whsec_'],
		['the secret of the shop', 'has characters that base64 does not have'],
		['abc', 'has 3 characters'],
	])('of the form %s is refused with: %s', (secret, wrong) => {
		const said = source.secret.wrong(secret);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});
});

describe('the sample of Zendesk', () => {
	it.each([
		['auto', 'li.wei@example.com'],
		['trigger', 'li.wei@example.com'],
		['event', null],
	])('is of the kind that the node takes: %s', (payload, email) => {
		const { body, headers } = source.configure({ payload }).sample(now, 'inv-7');
		expect(zendesk.parse(post(body, headers), { payload }, now)).toMatchObject({
			events: [
				{ externalId: 'inv-7', type: 'ticket.solved', occurredAt: now, customer: { email } },
			],
		});
	});
});
