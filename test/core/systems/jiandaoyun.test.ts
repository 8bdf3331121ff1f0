import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { InputError } from '../../../core/model/errors';
import { jiandaoyun as source } from '../../../core/systems/jiandaoyun/source';
import { asked, flipped, mapping, notesOf, only, post } from './source/request';

const jiandaoyun = asked(source);

const now = Date.UTC(2026, 0, 5, 3);
const timestamp = String(now / 1000);

/** The vendor's formula, written apart from the product. */
function signed(body: string, secret = 's3cret', nonce = 'c2b4f6a8', at = timestamp) {
	const text = [nonce, body, secret, at].join(':');
	const signature = createHash('sha1').update(text, 'utf8').digest('hex');
	return post(
		body,
		{ 'x-jdy-signature': signature, 'x-jdy-deliverid': 'd-1' },
		{ nonce, timestamp: at },
	);
}

function push(op: string, data: Record<string, unknown>, opTime: unknown = now) {
	return post(JSON.stringify({ op, opTime, data }), { 'x-jdy-deliverid': 'd-1' });
}

describe('who Jiandaoyun is', () => {
	// printf '%s' "nonce:body:secret:timestamp" | openssl dgst -sha1
	it.each([
		[
			'{"op":"data_create","opTime":1767582000000,"data":{"_id":"65a0","formName":"工单"}}',
			'c2b4f6a8',
			's3cret',
			'1767582001',
			'471f5e80d6a6c463fea06adbe094c2d7d162d21d',
		],
		['{}', '0', 'k', '1767582001', '768e29a75258c28a4e88a07fa616033868b5b4f3'],
	])('signs %s as openssl does', (body, nonce, secret, at, signature) => {
		for (const header of [signature, `sha1=${signature}`]) {
			const request = post(body, { 'x-jdy-signature': header }, { nonce, timestamp: at });
			expect(jiandaoyun.verify(request, only(secret), {}, now)).toEqual({
				ok: true,
				insecure: false,
			});
			expect(jiandaoyun.verify(request, only('other'), {}, now)).toMatchObject({
				ok: false,
				reason: 'wrong_signature',
			});
		}
	});

	it.each([
		[300, {}, true],
		[301, {}, false],
		[-301, {}, false],
		[86_400, { freshness: 0 }, true],
	])('signed %p s ago with %j is let in: %p', (seconds, options, ok) => {
		const outcome = jiandaoyun.verify(signed('{}'), only('s3cret'), options, now + seconds * 1000);
		expect(outcome).toMatchObject(ok ? { ok } : { ok, reason: 'stale' });
	});

	it('refuses a nonce that has taken over the beginning of the body', () => {
		const body = '{"x":{"op":"data_create"}}';
		const good = signed(body);
		const moved = {
			...good,
			query: { nonce: 'c2b4f6a8:{"x"', timestamp },
			rawBody: Buffer.from('{"op":"data_create"}}'),
		};
		expect(jiandaoyun.verify(good, only('s3cret'), {}, now).ok).toBe(true);
		expect(jiandaoyun.verify(moved, only('s3cret'), {}, now)).toMatchObject({
			ok: false,
			reason: 'malformed_signature',
		});
	});

	it('refuses any body, nonce, time or signature with a bit turned over', () => {
		const body = JSON.stringify({ op: 'data_update', data: { _id: '65a0', 客户: '李伟' } });
		const good = signed(body);
		const flip = (text: string, at: number, bit: number) =>
			Buffer.from(flipped(Buffer.from(text), at, bit)).toString('latin1');
		fc.assert(
			fc.property(fc.nat(200), fc.nat(7), (at, bit) => {
				const signature = good.headers['x-jdy-signature'] as string;
				const forged = [
					{ ...good, rawBody: flipped(Buffer.from(body), at, bit) },
					{ ...good, query: { nonce: flip('c2b4f6a8', at, bit), timestamp } },
					{ ...good, query: { nonce: 'c2b4f6a8', timestamp: flip(timestamp, at, bit) } },
					{ ...good, headers: { ...good.headers, 'x-jdy-signature': flip(signature, at, bit) } },
				];
				for (const request of forged) {
					expect(jiandaoyun.verify(request, only('s3cret'), { freshness: 0 }, now).ok).toBe(false);
				}
			}),
		);
	});

	it.each(['', '{}', '{"op":"connection_test"}', '{"op":"test"}', '{"hello":1}'])(
		'answers the connection test %p',
		(body) => {
			expect(jiandaoyun.handshake(post(body), only('x'), {})).toMatchObject({ status: 200 });
		},
	);

	it.each(['{"op":"data_create","data":{}}', '{"op":"flow_message"}', '[]', 'x', '{"data":{}}'])(
		'does not take %p for a connection test',
		(body) => {
			expect(jiandaoyun.handshake(post(body), only('x'), {})).toBeNull();
		},
	);
});

describe('pushes of Jiandaoyun', () => {
	it.each([
		['data_create', 'record.created'],
		['data_update', 'record.updated'],
		['data_remove', 'record.removed'],
		['data_recover', 'record.recovered'],
	])('%s is %s without rules', (op, type) => {
		expect(jiandaoyun.parse(push(op, { _id: '65a0' }), {}, now)).toMatchObject({
			events: [
				{ type, externalId: 'd-1', occurredAt: now, subject: { type: 'record', id: '65a0' } },
			],
		});
	});

	it('ignores what is neither a change of data nor a message', () => {
		expect(jiandaoyun.parse(push('form_update', {}), {}, now)).toEqual({
			kind: 'ignored',
			reason: 'Jiandaoyun sent form_update, no change of data and no message.',
		});
	});

	describe('of messages to members', () => {
		const data = {
			to: [
				{ username: 'xiaojian', name: '小简' },
				{ username: 'zhou.min', name: '周敏' },
			],
			entry_name: '工单',
			notify_text: '请审批工单 GD-10042',
			url: 'https://www.jiandaoyun.com/x',
		};
		const message = (op: string, headers: Record<string, string> = {}) =>
			post(JSON.stringify({ op, data, send_time: now }), headers);

		it.each([
			['flow_message', 'flow.notified'],
			['form_schedule_message', 'form_schedule.notified'],
			['data_create_message', 'data_create.notified'],
		])('%s is %s, with who is told and what', (op, type) => {
			expect(jiandaoyun.parse(message(op, { 'x-jdy-deliverid': 'm-1' }), {}, now)).toMatchObject({
				events: [
					{
						...{ type, externalId: 'm-1', occurredAt: now, subject: null, customer: null },
						owner: { id: 'xiaojian', name: '小简', email: null },
						attributes: {
							...{ op, formName: '工单', text: '请审批工单 GD-10042' },
							recipients: ['xiaojian', 'zhou.min'],
						},
					},
				],
			});
		});

		it('are one event however often they come, also without an id', () => {
			const ids = [0, 1].map((later) => {
				const outcome = jiandaoyun.parse(message('flow_message'), {}, now + later * 60_000);
				return outcome.kind === 'events' && outcome.events[0]?.externalId;
			});
			expect(ids[0]).toMatch(/^flow_message:[0-9a-f]{40}$/);
			expect(ids[1]).toBe(ids[0]);
		});

		it('start nothing where the rules of the node look for records alone', () => {
			const type = 'flow.waiting';
			const rules = [
				{ op: 'data_update', type: 'ticket.updated' },
				{ op: 'message', field: 'entry_name', equals: '工单', type },
			];
			expect(jiandaoyun.parse(message('flow_message'), { rules }, now)).toMatchObject({
				events: [{ type }],
			});
			expect(
				jiandaoyun.parse(message('flow_message'), { rules: rules.slice(0, 1) }, now),
			).toMatchObject({ kind: 'ignored' });
		});
	});

	const rules = [
		{ op: 'data_update', field: 'status', equals: '已关闭', type: 'ticket.closed' },
		{ op: 'data_update', field: 'reopened', type: 'ticket.reopened', once: 'reopened' },
	];

	it.each([
		[{ status: '已关闭' }, 'ticket.closed', 'd-1'],
		[{ status: ['急', '已关闭'] }, 'ticket.closed', 'd-1'],
		[{ status: { name: '已关闭' } }, 'ticket.closed', 'd-1'],
		// However often the record is saved, its second reopening is one event.
		[{ status: '处理中', reopened: 2 }, 'ticket.reopened', '65a0:ticket.reopened:2'],
	])('by the rules %j is %s', (fields, type, externalId) => {
		const outcome = jiandaoyun.parse(
			push('data_update', { _id: '65a0', ...fields }),
			{ rules },
			now,
		);
		expect(outcome).toMatchObject({
			events: [{ type, externalId, subject: { type: 'ticket', id: '65a0' } }],
		});
	});

	it('ignores what no rule fits', () => {
		expect(
			jiandaoyun.parse(push('data_update', { _id: '65a0', status: '处理中' }), { rules }, now),
		).toEqual({ kind: 'ignored', reason: 'No rule of the node fits this data_update.' });
	});

	it('guards against the loop of its own write-backs', () => {
		const own = push('data_update', { _id: '65a0', updater: { username: 'api' } });
		expect(jiandaoyun.parse(own, { ignoreUpdatesBy: 'api, bot' }, now)).toEqual({
			kind: 'ignored',
			reason: 'The update is by "api": our own write-back.',
		});
		expect(jiandaoyun.parse(own, { ignoreUpdatesBy: 'bot' }, now)).toMatchObject({
			events: [{ attributes: { updatedBy: 'api' } }],
		});
		const unguarded = jiandaoyun.parse(own, {}, now);
		expect(notesOf(unguarded).join()).toContain('Ignore Updates By');
	});

	it('leaves out of what is compared with our own writing what follows it by itself', () => {
		const data = { _id: '65a0', score: 2, colour: 'red' };
		const unknown = { key: 'note.noDerived', values: { given: '"smile"' } };
		for (const [derivedFields, record, trialNotes] of [
			['', data, []],
			['colour、smile', { _id: '65a0', score: 2 }, [unknown]],
		] as const) {
			const outcome = jiandaoyun.parse(push('data_update', data), { derivedFields }, now);
			expect(outcome).toMatchObject({ records: [record], trialNotes });
			expect(outcome.kind === 'events' && outcome.records).toEqual([record]);
		}
	});

	it('reads fields by alias or widget: members, phones, own attributes', () => {
		const aliases = mapping('alias', {
			_widget_1515649885212: 'customer.email',
			handler: 'owner.id',
			mobile: 'customer.phone',
			amount: 'value.amount',
			city: 'attributes.city',
		});
		const data = {
			_id: '65a0',
			_widget_1515649885212: 'li@example.com',
			handler: { _id: 'x', username: 'xiaojian', name: '小简' },
			mobile: { verified: true, phone: '13800001111' },
			amount: 99.5,
			city: ['上海'],
			secret_note: 'not mapped, not kept',
		};
		const outcome = jiandaoyun.parse(push('data_create', data), { aliases }, now);
		expect(outcome).toMatchObject({
			events: [
				{
					value: { amount: 99.5, currency: null },
					attributes: { op: 'data_create', city: ['上海'] },
					customer: { email: 'li@example.com', phone: '13800001111' },
					owner: { id: 'xiaojian', name: '小简', email: null },
				},
			],
		});
		expect(outcome.kind === 'events' && JSON.stringify(outcome.events)).not.toContain('not kept');
	});

	it.each([
		[
			{ owner_id: [{ _id: 'x', username: 'xiaojian', name: '小简' }, { username: 'other' }] },
			{ owner: { id: 'xiaojian', name: '小简', email: null } },
		],
		[{ owner_id: [] }, { owner: null }],
		[{ customer_segment: ['VIP'] }, { customer: { segment: 'VIP' } }],
		[{ customer_segment: ['VIP', '北区'] }, { customer: { segment: 'VIP, 北区' } }],
		[{ customer_segment: [] }, { customer: { segment: null } }],
		[{ customer_mobile: [{ phone: '13900002222' }] }, { customer: { phone: '13900002222' } }],
		[{ subject_title: { strange: [1] } }, { subject: { title: null } }],
		[{ owner_id: { strange: true } }, { owner: null }],
	])('reads what was chosen from a list: %j', (data, event) => {
		const usual = { _id: '65a0', customer_name: '李伟', customer_mobile: '13800001111' };
		const outcome = jiandaoyun.parse(push('data_update', { ...usual, ...data }), {}, now);
		expect(outcome).toMatchObject({ kind: 'events', events: [event] });
	});

	it('leaves a field out that cannot be used, with a note, and takes the rest', () => {
		const data = { _id: '65a0', customer_name: '李伟', customer_segment: { strange: [1] } };
		const outcome = jiandaoyun.parse(push('data_create', data), {}, now);
		expect(outcome).toMatchObject({
			events: [{ customer: { name: '李伟', segment: null } }],
			notes: expect.arrayContaining([
				{ key: 'note.text', values: { field: 'customer.segment' } },
			]) as unknown,
		});
	});

	it('takes usual aliases without any mapping', () => {
		const data = { _id: '65a0', customer_name: '李伟', customer_mobile: '13800001111' };
		expect(jiandaoyun.parse(push('data_create', data), {}, now)).toMatchObject({
			events: [{ customer: { name: '李伟', phone: '13800001111' } }],
		});
	});

	it('takes the time of the record where opTime is missing, and refuses none at all', () => {
		const data = { _id: '65a0', updateTime: '2026-01-05T02:30:00.000Z' };
		expect(jiandaoyun.parse(push('data_create', data, null), {}, now)).toMatchObject({
			events: [{ occurredAt: Date.UTC(2026, 0, 5, 2, 30) }],
		});
		expect(jiandaoyun.parse(push('data_create', { _id: '1' }, null), {}, now)).toMatchObject({
			kind: 'invalid',
		});
	});

	it.each([
		['[]', 'The body is not an object.'],
		['{"data":{}}', 'op is missing: it says what happened.'],
		['{"op":"data_create"}', 'data is missing: it must hold the fields of the record.'],
	])('refuses %s', (body, message) => {
		expect(jiandaoyun.parse(post(body), {}, now)).toEqual({ kind: 'invalid', message });
	});

	it.each<[Record<string, unknown>, string]>([
		[{ aliases: mapping('alias', { x: 'customer.fax' }) }, '"Field Aliases 1, Event Field"'],
		[{ rules: [{ op: 'data_made', type: 'a.b' }] }, '"Event Rules 1, Push"'],
		[{ rules: [{ type: 'a.b' }, { type: 'Closed' }] }, '"Event Rules 2, Event Type" is "Closed"'],
		[{ rules: [{ type: 'a.b', equals: 'x' }] }, '"Event Rules 1, Form Field"'],
		[{ rules: [{ type: 'a.b', when: 'x' }] }, '"Event Rules 1" has no column "when"'],
		[{ rules: '[{' }, '"Event Rules" is'],
		[{ rules: ['x'] }, '"Event Rules 1" is "x"'],
		[{ freshness: 'long' }, '"Freshness (Minutes)" is "long"'],
	])('refuses the options %j by the name that people read', (options, name) => {
		expect(() => jiandaoyun.checkOptions(options)).toThrow(InputError);
		expect(() => jiandaoyun.checkOptions(options)).toThrow(name);
	});
});

describe('the sample of Jiandaoyun', () => {
	it('is what the first rule looks for', () => {
		const options = {
			rules: [{ op: 'data_create', field: 'stage', equals: '赢单', type: 'deal.won' }],
		};
		const { body, headers, query } = source.configure(options).sample(now, 'd-7');
		expect(jiandaoyun.parse(post(body, headers, query), options, now)).toMatchObject({
			events: [{ externalId: 'd-7', type: 'deal.won', customer: { email: 'li.wei@example.com' } }],
		});
	});
});
