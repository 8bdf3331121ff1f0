import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { formbricks as source } from '../../../core/systems/formbricks/source';
import { asked, flipped, mapping, notesOf, only, post } from './source/request';

const formbricks = asked(source);

const example = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const now = Date.UTC(2026, 0, 5, 2);
const seconds = String(now / 1000);

/** Signed by the specification's own library. */
function signed(body: string, key = example) {
	const signature = new Webhook(key).sign('msg_1', new Date(now), body);
	return post(body, {
		'webhook-id': 'msg_1',
		'webhook-timestamp': seconds,
		'webhook-signature': signature,
	});
}

function finished(data: Record<string, unknown>, event = 'responseFinished') {
	return post(
		JSON.stringify({
			webhookId: 'w1',
			event,
			data: { id: 'r1', surveyId: 's1', updatedAt: '2026-01-05T02:00:00.000Z', ...data },
		}),
	);
}

describe('who Formbricks is', () => {
	it('signs as the vector of the Standard Webhooks libraries', () => {
		const request = post('{"test": 2432232314}', {
			'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
			'webhook-timestamp': '1614265330',
			'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
		});
		expect(formbricks.verify(request, only(example), {}, 1614265330_000)).toEqual({
			ok: true,
			insecure: false,
		});
	});

	it('agrees with the specification’s library on any body', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (body) => {
				expect(formbricks.verify(signed(body), only(example), {}, now).ok).toBe(true);
			}),
		);
	});

	it('takes the secret without its prefix, and the previous one during a rotation', () => {
		expect(formbricks.verify(signed('{}'), only(example.slice(6)), {}, now).ok).toBe(true);
		const rotated = { secret: other, previousSecret: example };
		expect(formbricks.verify(signed('{}'), rotated, {}, now).ok).toBe(true);
		expect(formbricks.verify(signed('{}'), only(other), {}, now)).toMatchObject({
			reason: 'wrong_signature',
		});
	});

	it('looks at every signature of the list, and at version 1 only', () => {
		const request = signed('{}');
		const good = request.headers['webhook-signature'] as string;
		const wrong = signed('{}', other).headers['webhook-signature'] as string;
		const verify = (list: string) =>
			formbricks.verify(
				{ ...request, headers: { ...request.headers, 'webhook-signature': list } },
				only(example),
				{},
				now,
			);
		expect(verify(`v1a,abc ${wrong} ${good}`).ok).toBe(true);
		expect(verify(good.replace('v1,', 'v2,'))).toMatchObject({ reason: 'malformed_signature' });
		expect(verify(good.slice(3))).toMatchObject({ reason: 'malformed_signature' });
	});

	it.each([
		[300, true],
		[-300, true],
		[301, false],
		[-301, false],
	])('signed %p s ago is let in: %p', (late, ok) => {
		const outcome = formbricks.verify(signed('{}'), only(example), {}, now + late * 1000);
		expect(outcome).toMatchObject(ok ? { ok } : { ok, reason: 'stale' });
	});

	it('says when the secret in the credential is none', () => {
		expect(formbricks.verify(signed('{}'), only('whsec_!!'), {}, now)).toMatchObject({
			reason: 'no_secret',
			message: 'The Formbricks secret is not whsec_ followed by base64 text.',
		});
	});

	it.each([
		[example, null],
		[example.slice(6), 'is not whsec_ followed by base64 text'],
		['whsec_!!', 'is not whsec_ followed by base64 text'],
		['whsec_abc', 'has 3 characters'],
	])('has secrets of one form: %s %s', (secret, wrong) => {
		const said = source.secret.wrong(secret);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});

	it('refuses any body, id, time or signature with a bit turned over', () => {
		const body = JSON.stringify({ event: 'responseFinished', data: { id: 'r1' } });
		const good = signed(body);
		fc.assert(
			fc.property(fc.nat(200), fc.nat(7), (at, bit) => {
				const forged = { ...good, rawBody: flipped(Buffer.from(body), at, bit) };
				expect(formbricks.verify(forged, only(example), {}, now).ok).toBe(false);
				for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
					const bytes = flipped(Buffer.from(good.headers[name] as string), at, bit);
					const headers = { ...good.headers, [name]: Buffer.from(bytes).toString('latin1') };
					expect(formbricks.verify({ ...good, headers }, only(example), {}, now).ok).toBe(false);
				}
			}),
		);
	});

	it('answers the test ping and starts nothing', () => {
		expect(formbricks.handshake(post('{"event":"testEndpoint"}'), only(example), {})).toMatchObject(
			{
				status: 200,
			},
		);
		expect(formbricks.handshake(finished({}), only(example), {})).toBeNull();
	});
});

describe('responses of Formbricks', () => {
	const options = { rating: 'q1', scaleMapping: 'nps_0_10', comment: 'q2' };

	it('turns a finished response into an answered survey, known by its id', () => {
		const request = finished({
			data: { q1: 3, q2: 'Slow\u0000 <b>', q3: ['a', 'b'] },
			contactAttributes: { email: 'li@example.com', userId: '777' },
			language: 'de',
			survey: { title: 'Relationship' },
		});
		expect(formbricks.parse(request, options, now)).toMatchObject({
			events: [
				{
					externalId: 'r1',
					type: 'survey.answered',
					subject: { type: 'survey_response', id: 'r1', title: 'Relationship' },
					attributes: {
						surveyId: 's1',
						answer: {
							scaleMapping: 'nps_0_10',
							value: 3,
							comment: 'Slow <b>',
							answers: [
								{ id: 'q1', value: 3 },
								{ id: 'q2', value: 'Slow <b>' },
								{ id: 'q3', value: ['a', 'b'] },
							],
						},
					},
					customer: {
						externalIds: { formbricks: '777' },
						email: 'li@example.com',
						language: 'de',
					},
				},
			],
			notes: [],
		});
	});

	it('ignores what is no word about a response', () => {
		expect(formbricks.parse(finished({ data: { q1: 3 } }, 'somethingNew'), options, now)).toEqual({
			kind: 'ignored',
			reason: 'Formbricks sent somethingNew; only what is told of responses counts.',
		});
	});

	it.each([
		['responseCreated', undefined, false],
		['responseCreated', true, true],
		['responseUpdated', false, false],
		['responseUpdated', undefined, false],
		['responseUpdated', true, true],
		['responseFinished', undefined, true],
		['responseFinished', true, true],
		['responseFinished', false, false],
	])('takes %s that says finished: %p as finished: %p', (event, given, isFinished) => {
		const data = { data: { q1: 3 }, ...(given !== undefined && { finished: given }) };
		const outcome = formbricks.parse(finished(data, event), options, now);
		const [said] = outcome.kind === 'events' ? outcome.events : [];
		const answered = said?.attributes.answer as { value: number; finished?: boolean };
		expect([answered.value, answered.finished !== false]).toEqual([3, isFinished]);
	});

	it('ignores other surveys and a rating that was skipped', () => {
		expect(formbricks.parse(finished({}), { ...options, surveys: 's2' }, now)).toMatchObject({
			kind: 'ignored',
		});
		expect(formbricks.parse(finished({ data: { q2: 'x' } }), options, now)).toEqual({
			kind: 'ignored',
			reason: 'The rating "q1" was not answered.',
		});
	});

	it('says when a response is not finished', () => {
		const request = finished({ data: { q1: 3 }, finished: false });
		expect(formbricks.parse(request, options, now)).toMatchObject({
			events: [{ attributes: { answer: { value: 3, finished: false } } }],
		});
	});

	it('keeps a rating of zero', () => {
		expect(formbricks.parse(finished({ data: { q1: 0 } }), options, now)).toMatchObject({
			events: [{ attributes: { answer: { value: 0 } } }],
		});
	});

	it('takes an e-mail address from an element, and a ticket from a hidden field', () => {
		const fields = mapping('element', {
			mail: 'customer.email',
			ticket: 'subject.id',
			kind: 'subject.type',
		});
		const request = finished({
			data: { q1: 3, mail: 'a@example.com', ticket: 42, kind: 'ticket' },
		});
		expect(formbricks.parse(request, { ...options, fields }, now)).toMatchObject({
			events: [{ customer: { email: 'a@example.com' }, subject: { type: 'ticket', id: '42' } }],
		});
	});

	it('notes that a rating must be named, and refuses a response without an id', () => {
		const outcome = formbricks.parse(finished({ data: { q1: 3 } }), {}, now);
		expect(notesOf(outcome).join()).toContain('No question is named');
		expect(formbricks.parse(finished({ id: null }), options, now)).toMatchObject({
			kind: 'invalid',
		});
	});
});
