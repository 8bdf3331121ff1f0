import fc from 'fast-check';
import { InputError } from '../../../core/model/errors';
import { pollSystems, sourceByKey, sourceSystems, systems } from '../../../core/systems';
import { MAX_EVENT_BYTES } from '../../../core/systems/source/source';
import { asked, only, post } from './source/request';

const now = Date.UTC(2026, 0, 5, 3);

/** JSON as senders might send it: any shape, with our own words as keys often among it. */
const words = fc.constantFrom(
	'op',
	'data',
	'event',
	'type',
	'detail',
	'ticket',
	'id',
	'_id',
	'status',
	'customer',
	'email',
	'subject',
	'time',
	'occurredAt',
	'value',
	'amount',
	'attributes',
	'externalIds',
	'surveyId',
	'contact',
	'survey',
	'satisfaction',
	'event_type',
	'form_response',
	'answers',
	'field',
	'token',
	'activity',
	'joinid',
	'action',
	'payload',
	'survey_id',
	'answer_id',
	'answer',
	'questions',
	'entry',
	'form',
	'serial_number',
	'field_1',
	'subscriptionType',
	'objectId',
	'properties',
	'freshdesk_webhook',
	'ticket_id',
	'rating',
	'subject_id',
	'ids',
	'Id',
	'StageName',
	'object',
	'module',
	'operation',
	'Status',
	'propertyValue',
	'__proto__',
	'constructor',
	'toString',
);
const values = fc.constantFrom<unknown>(
	'data_update',
	'data_create',
	'responseFinished',
	'form_response',
	'response_completed',
	'answer.create',
	'answer.delete',
	'flow_message',
	'constructor',
	'orders/toString',
	'zen:event-type:ticket.status_changed',
	'SOLVED',
	'zen:event-type:ticket.csat_received',
	'ticket.closed',
	'deal.propertyChange',
	'2026-01-05T02:00:00Z',
	1767582000000,
	'',
	null,
	12345678901234567890n.toString(),
	-0,
	1e308,
	true,
	'\u0000\u202e<b>',
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
	tree: fc.oneof(
		{ depthSize: 'medium' },
		values,
		fc.jsonValue(),
		fc.array(tie('tree'), { maxLength: 4 }),
		fc.dictionary(words, tie('tree'), { maxKeys: 8 }),
	),
}));

/** Senders that want an answer of their own form; its test is theirs. */
const inTheirWords = ['salesforce', 'wecom', 'feishu', 'wechat', 'yonbip'];

describe('the list of systems', () => {
	it('has every system once, under a key of small letters', () => {
		const keys = systems.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
		for (const system of sourceSystems) expect(sourceByKey(system.key)).toBe(system);
	});

	it('answers an unknown key with the known ones', () => {
		expect(() => sourceByKey('siebel')).toThrow(InputError);
		try {
			sourceByKey('siebel');
		} catch (error) {
			expect(error).toMatchObject({
				message: 'There is no source "siebel".',
				hint: `The known sources are: ${sourceSystems.map(({ key }) => key).join(', ')}.`,
			});
		}
	});

	it('takes events up to one mebibyte', () => {
		expect(MAX_EVENT_BYTES).toBe(1024 * 1024);
	});
});

describe.each(sourceSystems.map(({ key, source }) => [key, source] as const))(
	'the source %s',
	(key, declared) => {
		const { sample } = declared;
		const source = asked(declared);
		const sender = declared.configure(sample.values);
		const request = post(sample.body, sample.headers, sample.query);
		const heard = { request, secrets: only('c2VjcmV0'), now };

		it('reads its own sample into the event it promises', () => {
			expect(source.parse(request, sample.values, now)).toMatchObject({
				kind: 'events',
				events: [sample.event],
			});
		});

		it('accepts the options of its sample and no option it does not have', () => {
			expect(() => source.checkOptions(sample.values)).not.toThrow();
			expect(() => source.checkOptions({})).not.toThrow();
			expect(() => source.checkOptions({ colour: 'red' })).toThrow('There is no option "colour".');
		});

		it('lets nothing in without a secret, nor without a signature', () => {
			for (const empty of [
				{ secret: null, previousSecret: null },
				{ secret: '', previousSecret: '' },
			]) {
				expect(source.verify(request, empty, {}, now)).toMatchObject({
					ok: false,
					reason: 'no_secret',
				});
			}
			expect(source.verify(post(sample.body), only('c2VjcmV0'), {}, now)).toMatchObject({
				ok: false,
				reason: 'missing_signature',
			});
		});

		it('reads a sample of any time under the id it was given', () => {
			fc.assert(
				fc.property(fc.integer({ min: 946_684_800, max: 4_000_000_000 }), (second) => {
					const id = `evt-${second}`;
					const { body, headers, query } = sender.sample(second * 1000, id);
					expect(source.parse(post(body, headers, query), sample.values, now)).toMatchObject({
						kind: 'events',
						events: [
							{
								// Some senders have no id of an event; theirs is made of what it is about.
								externalId: expect.stringContaining(id) as string,
								occurredAt: second * 1000,
								type: sample.event.type,
							},
						],
					});
				}),
				{ numRuns: 30 },
			);
		});

		it('says where its secret is found, and refuses one that could be guessed', () => {
			expect(declared.secret.found).toMatch(/^[A-Z].*[.]$/);
			expect(declared.secret.wrong('short')).toEqual(expect.any(String));
		});

		it('answers 200 when taken, 401 when forged, 400 with the reason when unreadable', () => {
			const taken = sender.acknowledge({ kind: 'accepted', events: 1, duplicates: 0 }, heard);
			expect(taken.status).toBe(200);
			if (!inTheirWords.includes(key)) {
				expect(taken.contentType).toMatch(/^application\/json/);
				expect(JSON.parse(taken.body)).toEqual({ ok: true, events: 1, duplicates: 0 });
			}
			expect(sender.acknowledge({ kind: 'ignored', reason: 'no rule' }, heard).status).toBe(200);
			const forged = sender.refuse('wrong_signature', 'the digest was abc');
			expect(forged.status).toBe(401);
			expect(forged.body).not.toContain('abc');
			const unreadable = sender.refuse('invalid', 'type is missing');
			expect(unreadable.status).toBe(400);
			expect(JSON.parse(unreadable.body)).toEqual({ ok: false, error: 'type is missing' });
			expect(sender.refuse('too_large').status).toBe(413);
			expect(sender.refuse('unavailable')).toMatchObject({
				status: 503,
				headers: { 'retry-after': '30' },
			});
		});

		it('does not take a real event for a connection test', () => {
			expect(source.handshake(request, only('x'), sample.values)).toBeNull();
		});

		it('never throws on any JSON, and says what it made of it', () => {
			fc.assert(
				fc.property(tree, fc.boolean(), (body, withOptions) => {
					const outcome = source.parse(
						post(JSON.stringify(body) ?? '', sample.headers, sample.query),
						withOptions ? sample.values : {},
						now,
					);
					expect(['events', 'ignored', 'invalid']).toContain(outcome.kind);
					if (outcome.kind === 'invalid') expect(outcome.message).not.toBe('');
					if (outcome.kind === 'events') {
						for (const event of outcome.events) {
							expect(event.externalId).not.toBe('');
							expect(event.type).toMatch(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/);
							expect(Number.isSafeInteger(event.occurredAt)).toBe(true);
							// eslint-disable-next-line no-control-regex -- the point of the test
							expect(event.subject?.title ?? '').not.toMatch(/[\u0000-\u001f\u202e]/);
							expect(JSON.parse(JSON.stringify(event))).toEqual(event);
						}
					}
				}),
				{ numRuns: 400 },
			);
		});

		it('never throws on any bytes, headers or query', () => {
			fc.assert(
				fc.property(
					fc.uint8Array({ maxLength: 200 }),
					fc.dictionary(
						fc.constantFrom(
							'x-signature',
							'x-jdy-signature',
							'x-jdy-deliverid',
							'webhook-id',
							'webhook-signature',
							'webhook-timestamp',
							'x-zendesk-webhook-signature',
							'x-shopify-hmac-sha256',
							'x-hubspot-signature',
							'x-webhook-secret',
							'authorization',
							'x-hubspot-signature-v3',
							'x-hubspot-signature-version',
							'x-hubspot-request-timestamp',
							'x-shopify-topic',
							'x-shopify-webhook-id',
							'x-shopify-shop-domain',
							'x-shopify-triggered-at',
							'x-wc-webhook-signature',
							'x-wc-webhook-topic',
							'x-wc-webhook-source',
							'typeform-signature',
							'sm-signature',
							'x-wjx-signature',
							'x-zendesk-webhook-signature-timestamp',
						),
						fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
					),
					fc.dictionary(fc.constantFrom('nonce', 'timestamp', 'secret', 'type'), fc.anything()),
					fc.string(),
					(bytes, headers, query, secret) => {
						fc.pre(!gives(secret, [...Object.values(headers), ...Object.values(query)]));
						const strange = post(bytes, headers, query);
						source.handshake(strange, only(secret), {});
						expect(source.verify(strange, only(secret), {}, now).ok).toBe(false);
						expect(['events', 'ignored', 'invalid']).toContain(source.parse(strange, {}, now).kind);
					},
				),
			);
		});

		it('survives a body nested half a million levels deep', () => {
			const deep = `{"op":"data_create","event":"responseFinished","type":"a.b","data":${'['.repeat(500_000)}${']'.repeat(500_000)}}`;
			const outcome = source.parse(post(new TextEncoder().encode(deep)), {}, now);
			expect(outcome.kind).not.toBe('events');
		});
	},
);

describe.each(pollSystems)('$key, which is asked what has changed', ({ poll }) => {
	it('is looked at again so far back that a clock five minutes off, twice over, hides nothing', () => {
		expect(poll.overlap).toBeGreaterThanOrEqual(2 * 300_000);
	});
});

/** Whether one of them is the secret itself: who sends that, where a system reads it, is let in. */
function gives(secret: string, values: readonly unknown[]): boolean {
	if (secret === '') return false;
	return values.flat().some((one) => typeof one === 'string' && one.trim() === secret.trim());
}
