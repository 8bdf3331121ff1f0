import { normalise } from '../../../core/score/normalise';
import { freshdesk as source } from '../../../core/systems/freshdesk/source';
import { asked, only, post } from './source/request';

const freshdesk = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const word = 'a word that only both know';
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const parse = (body: unknown, options = {}, query = {}) =>
	freshdesk.parse(post(JSON.stringify(body), {}, query), options, now);

describe('who Freshdesk is', () => {
	it.each<[string, Record<string, string>, boolean]>([
		['its own header', { 'x-webhook-secret': word }, true],
		['the password', { authorization: basic(`n8n:${word}`) }, true],
		['an API key, as the user', { authorization: basic(`${word}:X`) }, true],
		['a secret with a colon', { authorization: basic(`n8n:a:b:c:d:e`) }, false],
		['the secret of another tenant', { 'x-webhook-secret': 'a word of somebody else' }, false],
		['capitals', { 'x-webhook-secret': word.toUpperCase() }, false],
		['a bare authorization', { authorization: word }, false],
		['no base64', { authorization: 'Basic %%%' }, false],
	])('is known by %s: %j is let in: %p', (_where, headers, ok) => {
		expect(freshdesk.verify(post('{}', headers), only(word), {}, now).ok).toBe(ok);
	});

	it('is known by the previous secret during a rotation, and by a header that is there once', () => {
		const rotated = { secret: 'the new one of them', previousSecret: word };
		expect(freshdesk.verify(post('{}', { 'x-webhook-secret': word }), rotated, {}, now).ok).toBe(
			true,
		);
		const twice = post('{}', { 'x-webhook-secret': [word, 'other'] });
		expect(freshdesk.verify(twice, only(word), {}, now)).toMatchObject({
			reason: 'missing_signature',
		});
	});
});

describe('what a rule of Freshdesk sends', () => {
	it.each<[unknown, string]>([
		[5, 'ticket.closed'],
		['5', 'ticket.closed'],
		['Closed', 'ticket.closed'],
		['Geschlossen', 'ticket.closed'],
		['FERMÉ', 'ticket.closed'],
		['已关闭', 'ticket.closed'],
		['クローズ', 'ticket.closed'],
		[4, 'ticket.solved'],
		['Resolved', 'ticket.solved'],
		['解決済み', 'ticket.solved'],
		['Rozwiązane', 'ticket.solved'],
		[2, 'ticket.updated'],
		['Waiting on Customer', 'ticket.updated'],
		['Whatever', 'ticket.updated'],
		[null, 'ticket.updated'],
	])('with the status %j is %s, flat or wrapped', (ticket_status, type) => {
		const ticket = { ticket_id: 10042, ticket_status };
		const events = [{ type, subject: { type: 'ticket', id: '10042' }, occurredAt: now }];
		expect(parse(ticket)).toMatchObject({ kind: 'events', events });
		expect(parse({ freshdesk_webhook: ticket })).toMatchObject({ kind: 'events', events });
		expect(parse({ freshdesk_webhook: { ...ticket, ticket_id: '10042' } })).toMatchObject({
			events,
		});
	});

	it.each<[unknown, string]>([
		['{status_id:{from:2,to:5}}', 'ticket.closed'],
		['{"status_id":{"from":5,"to":2}}', 'ticket.reopened'],
		['{ticket_action:update, status_id:{from:4, to:3}}', 'ticket.reopened'],
		['{status:{from:Resolved,to:Open}}', 'ticket.reopened'],
		['{status_id:{from:2,to:3}}', 'ticket.updated'],
		['{priority:{from:1,to:4}}', 'ticket.updated'],
		[{ status_id: { from: 4, to: 2 } }, 'ticket.reopened'],
	])('started by %j is %s', (triggered_event, type) => {
		expect(parse({ freshdesk_webhook: { ticket_id: 7, triggered_event } })).toMatchObject({
			events: [{ type }],
		});
	});

	it("knows an account's own statuses by the options", () => {
		const options = {
			closedStatuses: '12, Archiviert',
			openStatuses: 'In Arbeit',
			resolvedStatuses: '11',
		};
		expect(parse({ ticket_id: 1, ticket_status: 'archiviert' }, options)).toMatchObject({
			events: [{ type: 'ticket.closed' }],
		});
		expect(parse({ ticket_id: 1, ticket_status: 11 }, options)).toMatchObject({
			events: [{ type: 'ticket.solved' }],
		});
		const back = { ticket_id: 1, ticket_status: 'In Arbeit', previous_status: 12 };
		expect(parse(back, options)).toMatchObject({ events: [{ type: 'ticket.reopened' }] });
	});

	it('takes the type of the body or the address first', () => {
		expect(parse({ ticket_id: 1, ticket_status: 5, type: 'ticket.escalated' })).toMatchObject({
			events: [{ type: 'ticket.escalated' }],
		});
		expect(parse({ ticket_id: 1 }, {}, { type: 'ticket.reopened' })).toMatchObject({
			events: [{ type: 'ticket.reopened' }],
		});
		expect(parse({ ticket_id: 1, type: 'Problem' })).toMatchObject({ kind: 'invalid' });
	});

	it('keeps every digit of an id, and whom the ticket is of', () => {
		const body =
			'{"ticket_id":12345678901234567890,"ticket_from_email":"li@example.com","ticket_contact_mobile":"138 0000 1111"}';
		expect(freshdesk.parse(post(body), {}, now)).toMatchObject({
			events: [
				{
					subject: { id: '12345678901234567890' },
					customer: { email: 'li@example.com', phone: '138 0000 1111' },
				},
			],
		});
	});

	it.each<[unknown, string, number | null]>([
		[103, 'freshdesk_codes', 7],
		['100', 'freshdesk_codes', 4],
		[-103, 'freshdesk_codes', 1],
		['Extremely unhappy', 'freshdesk_codes', 1],
		[1, 'freshdesk_classic', 1],
		['3', 'freshdesk_classic', 3],
	])('tells the rating %j as an answer that %s reads as %p', (rating, scaleMapping, value) => {
		const outcome = parse({ ticket_id: 42, rating, feedback: 'Slow' });
		expect(outcome).toMatchObject({
			events: [
				{
					type: 'survey.answered',
					externalId: 'rating:42',
					attributes: { answer: { scaleMapping, comment: 'Slow' } },
				},
			],
		});
		const [event] = outcome.kind === 'events' ? outcome.events : [];
		const answer = event?.attributes.answer as { value: string } | undefined;
		expect(normalise(scaleMapping, answer?.value)).toMatchObject({ value });
	});

	it('says what is wrong in words that an admin can act on', () => {
		expect(parse({ hello: 'world' })).toMatchObject({
			message: 'ticket_id is missing: tick "Ticket ID" in the content of the webhook.',
		});
		const quoted = '{"ticket_id":1,"ticket_subject":"He said "no""}';
		expect(freshdesk.parse(post(quoted), {}, now)).toMatchObject({
			message: expect.stringContaining('the content Simple') as string,
		});
		expect(freshdesk.parse(post(Buffer.from([0xd2, 0xd1, 0xb9, 0xd8])), {}, now)).toEqual({
			kind: 'invalid',
			message: 'The body is not UTF-8 text.',
		});
		expect(parse({ ticket_id: 1, ticket_updated_at: '2026-01-05 10:00:00' })).toMatchObject({
			message: expect.stringContaining('Time Zone of the Sender') as string,
		});
		expect(
			parse(
				{ ticket_id: 1, ticket_updated_at: '2026-01-05 10:00:00' },
				{ senderZone: 'Asia/Shanghai' },
			),
		).toMatchObject({ events: [{ occurredAt: now }] });
	});
});
