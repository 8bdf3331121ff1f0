import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { surveymonkey as source } from '../../../core/systems/surveymonkey/source';
import { asked, flipped, only, post } from './source/request';

const monkey = asked(source);
const key = 'client_id_abc&client_secret_def';
const now = Date.UTC(2026, 0, 5, 3);

/** The body that SurveyMonkey's documentation prints. */
const documented =
	'{"name":"My Webhook","filter_type":"collector","filter_id":"123456789","event_type":"response_completed","event_id":"123456789","object_type":"response","object_id":"123456","event_datetime":"2016-01-01T21:56:31.182613+00:00","resources":{"respondent_id":"123456789","recipient_id":"123456789","collector_id":"123456789","survey_id":"123456789","user_id":"123456789"}}';
const type = 'application/vnd.surveymonkey.response.v1+json';
const signed = (body: string, sign = createHmac('sha1', key).update(body).digest('base64')) =>
	post(body, { 'content-type': type, 'sm-signature': sign });
const request = (change: object) =>
	signed(JSON.stringify({ ...JSON.parse(documented), ...change }));

describe('who SurveyMonkey is', () => {
	it('agrees with the digest that was computed apart from this code', () => {
		const given = signed(documented, '9U1uxJYPaUOWzze8wMs/KRHoAqw=');
		expect(monkey.verify(given, only(key), {}, now)).toEqual({ ok: true, insecure: false });
	});

	it('is nobody with another app, no signature, or a byte that was changed', () => {
		const good = signed(documented);
		expect(monkey.verify(good, only('client_id_abc&other'), {}, now).ok).toBe(false);
		expect(monkey.verify(post(documented), only(key), {}, now)).toMatchObject({
			reason: 'missing_signature',
		});
		expect(monkey.verify(signed(documented, 'sha256=x'), only(key), {}, now)).toMatchObject({
			reason: 'malformed_signature',
		});
		fc.assert(
			fc.property(fc.nat(400), fc.nat(7), (at, bit) => {
				const forged = { ...good, rawBody: flipped(good.rawBody, at, bit) };
				expect(monkey.verify(forged, only(key), {}, now).ok).toBe(false);
			}),
		);
	});

	it('asks with HEAD whether anybody is there, and is answered', () => {
		const greeting = { ...post(''), method: 'HEAD' };
		expect(source.greetsBy).toBe('HEAD');
		expect(monkey.handshake(greeting, only(key), {})).toMatchObject({ status: 200 });
		expect(monkey.handshake(signed(documented), only(key), {})).toBeNull();
	});

	it.each([
		['client_id_abc&client_secret_def', null],
		['client_secret_def', 'client ID, & and the secret'],
		['&secret of nobody', 'client ID, & and the secret'],
		['a&b', 'has 3 characters'],
	])('has a secret of two parts: %s', (secret, wrong) => {
		const said = source.secret.wrong(secret);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});
});

describe('what SurveyMonkey tells', () => {
	it('is an answer to be fetched, out of bytes that n8n does not parse', () => {
		const given = { ...signed(documented), body: {} };
		expect(monkey.parse(given, {}, now)).toMatchObject({
			events: [
				{
					externalId: '123456789',
					type: 'survey.answer_to_fetch',
					occurredAt: Date.parse('2016-01-01T21:56:31.182Z'),
					subject: { type: 'survey_response', id: '123456' },
					attributes: {
						surveyId: '123456789',
						fetch: '/v3/surveys/123456789/responses/123456/details?simple=true',
						collectorId: '123456789',
					},
					customer: null,
				},
			],
		});
	});

	it.each([
		['response_updated', 'survey.answer_to_fetch'],
		['response_deleted', 'survey.answer_deleted'],
	])('of %s is %s', (word, expected) => {
		expect(monkey.parse(request({ event_type: word }), {}, now)).toMatchObject({
			events: [{ type: expected, subject: { id: '123456' } }],
		});
	});

	it('of half an answer or of another survey is left out', () => {
		expect(monkey.parse(request({ event_type: 'response_created' }), {}, now).kind).toBe('ignored');
		expect(monkey.parse(request({ event_type: 'toString' }), {}, now).kind).toBe('ignored');
		expect(monkey.parse(signed(documented), { surveys: '1, 2' }, now).kind).toBe('ignored');
		expect(monkey.parse(request({ object_id: null }), {}, now).kind).toBe('invalid');
	});
});
