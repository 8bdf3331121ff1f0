import { zoho as source } from '../../../core/systems/zoho/source';
import { asked, only, post } from './source/request';

const zoho = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const word = 'TOKEN_OF_THE_CHANNEL';
const parse = (body: unknown, options = {}) => zoho.parse(post(JSON.stringify(body)), options, now);

/** As Zoho was seen to notify; its ids have 19 digits. */
const notification = {
	server_time: now - 900,
	affected_values: [{ record_id: '3652397000000624046', values: { Stage: 'Closed Won' } }],
	query_params: {},
	module: 'Deals',
	resource_uri: 'https://www.zohoapis.com/crm/v8/Deals',
	ids: ['3652397000000624046', '3652397000000624047'],
	affected_fields: [{ '3652397000000624046': ['Stage'] }],
	operation: 'update',
	channel_id: '1000000068001',
	token: word,
};

describe('who Zoho is', () => {
	it.each<[string, ReturnType<typeof post>, boolean]>([
		['the token of a channel', post(JSON.stringify(notification)), true],
		[
			'the token of another channel',
			post(JSON.stringify({ ...notification, token: 'another' })),
			false,
		],
		['a token that is none', post(JSON.stringify({ ...notification, token: { a: 1 } })), false],
		['the header of a rule', post('{}', { 'x-webhook-secret': word }), true],
		['the token in a form', post(`subject_id=1&token=${word}`), true],
		['another token in a form', post('subject_id=1&token=another'), false],
		['the address', post('{}', {}, { secret: word }), true],
		['the address twice', post('{}', {}, { secret: [word, word] }), false],
	])('is known by %s: %#', (_where, request, ok) => {
		expect(zoho.verify(request, only(word), {}, now).ok).toBe(ok);
	});

	it.each([
		[word, null],
		['x'.repeat(51), 'has 51 characters'],
		['short', 'has 5 characters'],
	])('has tokens of one form: %s', (secret, wrong) => {
		const said = source.secret.wrong(secret);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});
});

describe('what a channel of Zoho is notified of', () => {
	it('is one event for each record, and says that somebody has to read it', () => {
		expect(parse(notification)).toMatchObject({
			kind: 'events',
			events: [
				{
					externalId: `1000000068001:Deals:update:3652397000000624046:${now - 900}`,
					type: 'deal.won',
					occurredAt: now - 900,
					subject: { type: 'deal', id: '3652397000000624046' },
					attributes: { module: 'Deals', changed: { Stage: 'Closed Won' } },
				},
				{ type: 'deal.updated', subject: { id: '3652397000000624047' } },
			],
			notes: expect.arrayContaining([{ key: 'note.idsOnly' }]) as unknown,
		});
	});

	it.each([
		['Contacts', 'insert', 'contact.created'],
		['Contacts', 'update', 'contact.updated'],
		['Contacts', 'delete', 'contact.deleted'],
		['Leads', 'insert', 'lead.created'],
		['Cases', 'insert', 'ticket.created'],
		['Sales_Orders', 'update', 'order.updated'],
		['Service_Visits', 'insert', 'service_visits.created'],
		['Contracts', 'all', 'contract.changed'],
	])('%s %s is %s', (module, operation, type) => {
		expect(parse({ ...notification, ids: ['7'], module, operation })).toMatchObject({
			events: [{ type, subject: { id: '7' } }],
		});
	});

	it('names the customer where the record is one, and keeps ids that come as numbers', () => {
		const raw = `{"module":"Contacts","operation":"insert","channel_id":1000000068001,"ids":[3652397000000624046],"server_time":${now}}`;
		expect(zoho.parse(post(raw), {}, now)).toMatchObject({
			events: [
				{
					subject: { id: '3652397000000624046' },
					customer: { externalIds: { zoho: '3652397000000624046' } },
				},
			],
		});
	});

	it('knows stages and statuses by the options', () => {
		const with_ = (values: object) => ({
			...notification,
			ids: ['7'],
			affected_values: [{ record_id: '7', values }],
		});
		expect(parse(with_({ Stage: '赢单' }), { wonStages: '赢单' })).toMatchObject({
			events: [{ type: 'deal.won' }],
		});
		expect(parse(with_({ Stage: 'closed lost' }))).toMatchObject({
			events: [{ type: 'deal.lost' }],
		});
		expect(parse({ ...with_({ Status: 'Closed' }), module: 'Cases' })).toMatchObject({
			events: [{ type: 'ticket.closed' }],
		});
		expect(parse({ ...with_({ Stage: 'Closed Won' }), operation: 'delete' })).toMatchObject({
			events: [{ type: 'deal.deleted' }],
		});
	});

	it('is dated by its arrival without a time, and refused without an id', () => {
		expect(parse({ ...notification, server_time: undefined })).toMatchObject({
			events: [{ occurredAt: now }, { occurredAt: now }],
		});
		for (const ids of [[], null, [''], [{ a: 1 }]]) {
			expect(parse({ ...notification, ids })).toMatchObject({ kind: 'invalid' });
		}
	});
});

describe('what a rule of Zoho sends', () => {
	it('is read from a form as from JSON', () => {
		const fields = {
			module: 'Deals',
			subject_id: '3652397000000624046',
			stage: 'Closed Won',
			occurred_at: '2026-01-05 10:00:00',
			value_amount: '€ 4,800.50',
			customer_name: '李伟',
			customer_email: 'li@example.com',
			customer_time_zone: 'Asia/Shanghai',
		};
		const options = { senderZone: 'Asia/Shanghai' };
		const read = parse(fields, options);
		expect(read).toMatchObject({
			events: [
				{
					type: 'deal.won',
					occurredAt: now,
					externalId: `deal.won:3652397000000624046:${now}`,
					value: { amount: 4800.5 },
					customer: { name: '李伟', email: 'li@example.com', timeZone: 'Asia/Shanghai' },
				},
			],
		});
		const form = post(new URLSearchParams(fields).toString(), {
			'content-type': 'application/x-www-form-urlencoded',
		});
		expect(zoho.parse(form, options, now)).toEqual(read);
	});

	it.each([
		['₹ 4,80,000.00', 480_000],
		['€ 1.234,50', 1234.5],
		['€ 4.800', null],
	])('is told whatever the currency of its amount %s', (value_amount, amount) => {
		expect(parse({ module: 'Deals', subject_id: '1', value_amount })).toMatchObject({
			events: [{ value: amount === null ? null : { amount } }],
		});
	});

	it('knows the zone of a time whose plus no form has encoded', () => {
		const form = post('subject_id=1&module=Deals&occurred_at=2026-01-05T10:00:00+08:00', {
			'content-type': 'application/x-www-form-urlencoded',
		});
		expect(zoho.parse(form, {}, now)).toMatchObject({ events: [{ occurredAt: now }] });
	});

	it('takes the type that the admin wrote first', () => {
		const renewed = { type: 'contract.renewed', module: 'Contracts', subject_id: '9' };
		expect(parse(renewed)).toMatchObject({
			events: [{ type: 'contract.renewed', subject: { type: 'contract', id: '9' } }],
		});
	});

	it('says which parameter is missing, and what a body is that it cannot read', () => {
		expect(parse({ module: 'Deals' })).toMatchObject({
			message: expect.stringContaining('subject_id is missing') as string,
		});
		for (const body of ['<html>Error</html>', 'a=1']) {
			expect(zoho.parse(post(body), {}, now)).toMatchObject({
				message: 'The body is neither JSON nor a form with subject_id in it.',
			});
		}
	});
});
