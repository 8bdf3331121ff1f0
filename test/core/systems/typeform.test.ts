import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { typeform as source } from '../../../core/systems/typeform/source';
import { asked, flipped, mapping, only, post } from './source/request';

const typeform = asked(source);
const secret = 'a secret of the form';
const now = Date.UTC(2026, 0, 5, 2);

/** Signed as https://www.typeform.com/developers/webhooks/secure-your-webhooks/ tells to. */
function signed(body: string, key = secret) {
	const digest = createHmac('sha256', key).update(body).digest('base64');
	return post(body, { 'typeform-signature': `sha256=${digest}` });
}

const exampleResponse = 'a3a12ec67a1365927098a606107fac15';

/** In the shape of https://www.typeform.com/developers/webhooks/example-payload/, shortened. */
const example = {
	event_id: 'LtWXD3crgy',
	event_type: 'form_response',
	form_response: {
		form_id: 'lT4Z3j',
		token: exampleResponse,
		submitted_at: '2018-01-18T18:17:02Z',
		landed_at: '2018-01-18T18:07:02Z',
		calculated: { score: 9 },
		variables: [
			{ key: 'score', type: 'number', number: 4 },
			{ key: 'name', type: 'text', text: 'typeform' },
		],
		hidden: { invitation: 'inv_1', user_id: 'abc123456', ticket: '10042' },
		definition: {
			id: 'lT4Z3j',
			title: 'Webhooks example',
			fields: [
				{ id: 'DlXFaesGBpoF', title: 'How satisfied are you?', type: 'opinion_scale', ref: 'sat' },
				{ id: 'SMEUb7VJz92Q', title: "What's your email?", type: 'email', ref: 'mail' },
				{ id: 'k6TP9oLGgHjl', title: 'Which countries?', type: 'multiple_choice', ref: 'lands' },
				{ id: 'RUqkXSeXBXSd', title: 'Again?', type: 'yes_no', ref: 'again' },
				{ id: 'gFFf3xAkJKsr', title: 'Which one?', type: 'multiple_choice', ref: 'one' },
				{ id: 'NRsxU591jIW9', title: 'Why?', type: 'long_text', ref: 'why' },
			],
		},
		answers: [
			{
				type: 'number',
				number: 1,
				field: { id: 'DlXFaesGBpoF', type: 'opinion_scale', ref: 'sat' },
			},
			{ type: 'email', email: 'laura@example.com', field: { id: 'SMEUb7VJz92Q', ref: 'mail' } },
			{
				type: 'choices',
				choices: { labels: ['London', 'Sydney'], other: 'Leeds' },
				field: { id: 'k6TP9oLGgHjl', ref: 'lands' },
			},
			{ type: 'boolean', boolean: false, field: { id: 'RUqkXSeXBXSd', ref: 'again' } },
			{ type: 'choice', choice: { label: 'London' }, field: { id: 'gFFf3xAkJKsr', ref: 'one' } },
			{ type: 'text', text: 'Too slow', field: { id: 'NRsxU591jIW9', ref: 'why' } },
		],
	},
};
const request = (change: object = {}, event = 'form_response') =>
	post(
		JSON.stringify({
			...example,
			event_type: event,
			form_response: { ...example.form_response, ...change },
		}),
	);
const options = { rating: 'sat', scaleMapping: 'csat_1_5', comment: 'why' };

describe('who Typeform is', () => {
	it('is told by the HMAC of any body, with the secret or the previous one', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (body) => {
				expect(typeform.verify(signed(body), only(secret), {}, now).ok).toBe(true);
				const rotated = { secret: 'the new secret', previousSecret: secret };
				expect(typeform.verify(signed(body), rotated, {}, now).ok).toBe(true);
			}),
		);
	});

	it('is nobody with another secret, another scheme, or no signature', () => {
		const verify = (given: ReturnType<typeof post>) =>
			typeform.verify(given, only(secret), {}, now);
		expect(verify(signed('{}', 'of another form'))).toMatchObject({ reason: 'wrong_signature' });
		expect(verify(post('{}'))).toMatchObject({ reason: 'missing_signature' });
		const hex = createHmac('sha256', secret).update('{}').digest('hex');
		expect(verify(post('{}', { 'typeform-signature': `sha256=${hex}` }))).toMatchObject({
			reason: 'malformed_signature',
		});
		const { headers } = signed('{}');
		expect(
			verify({
				...signed('{}'),
				headers: { 'typeform-signature': [String(headers['typeform-signature']), 'x'] },
			}),
		).toMatchObject({ reason: 'missing_signature' });
	});

	it('never passes with a bit turned over, a BOM or other line ends', () => {
		const body = '{\n"event_type": "form_response"}';
		const good = signed(body);
		fc.assert(
			fc.property(fc.nat(200), fc.nat(7), (at, bit) => {
				const forged = { ...good, rawBody: flipped(Buffer.from(body), at, bit) };
				expect(typeform.verify(forged, only(secret), {}, now).ok).toBe(false);
			}),
		);
		for (const other of [`\ufeff${body}`, body.replace('\n', '\r\n'), `${body} `]) {
			const forged = { ...good, rawBody: Buffer.from(other) };
			expect(typeform.verify(forged, only(secret), {}, now).ok).toBe(false);
		}
	});
});

describe('responses of Typeform', () => {
	const answerOf = (outcome: ReturnType<typeof typeform.parse>) =>
		outcome.kind === 'events' ? outcome.events[0]?.attributes.answer : outcome;

	it('are read with every kind of answer, the invitation and the customer', () => {
		const fields = mapping('element', { ticket: 'subject.id', score: 'attributes.score' });
		expect(typeform.parse(request(), { ...options, fields }, now)).toMatchObject({
			events: [
				{
					externalId: exampleResponse,
					type: 'survey.answered',
					occurredAt: Date.UTC(2018, 0, 18, 18, 17, 2),
					subject: { id: '10042', title: 'Webhooks example' },
					attributes: {
						surveyId: 'lT4Z3j',
						score: 9,
						answer: {
							scaleMapping: 'csat_1_5',
							value: 1,
							comment: 'Too slow',
							invitation: 'inv_1',
							answers: [
								{ id: 'sat', value: 1 },
								{ id: 'mail', value: 'laura@example.com' },
								{ id: 'lands', value: ['London', 'Sydney', 'Leeds'] },
								{ id: 'again', value: false },
								{ id: 'one', value: 'London' },
								{ id: 'why', value: 'Too slow' },
							],
						},
					},
					customer: {
						externalIds: { typeform: 'abc123456' },
						email: 'laura@example.com',
						name: 'typeform',
					},
				},
			],
			notes: [],
		});
	});

	it.each([
		['its reference', 'sat'],
		['its ID', 'DlXFaesGBpoF'],
		['its title', 'How satisfied are you?'],
	])('have a rating that is named by %s', (_, rating) => {
		const outcome = answerOf(typeform.parse(request(), { ...options, rating }, now));
		expect(outcome).toMatchObject({ value: 1, comment: 'Too slow' });
		expect(JSON.stringify(outcome)).toContain(`{"id":"${rating}","value":1}`);
	});

	it('are unfinished while they are partial, and the whole one is a later word of the same', () => {
		const partial = typeform.parse(
			request({ submitted_at: undefined }, 'form_response_partial'),
			options,
			now,
		);
		expect(answerOf(partial)).toMatchObject({ value: 1, finished: false });
		const whole = typeform.parse(request(), options, now);
		const [first, second] = [partial, whole].map((one) =>
			one.kind === 'events' ? one.events[0] : undefined,
		);
		expect(first?.externalId).toBe(second?.externalId);
		expect(first?.occurredAt).toBeLessThan(second?.occurredAt ?? 0);
	});

	it('are left out without the rating, of another form, or when they are no responses', () => {
		const renamed = { ...options, rating: 'satisfied' };
		expect(typeform.parse(request(), renamed, now)).toEqual({
			kind: 'ignored',
			reason: 'The rating "satisfied" was not answered.',
		});
		expect(typeform.parse(request(), { ...options, surveys: 'x' }, now).kind).toBe('ignored');
		expect(typeform.parse(request({}, 'form_opened'), options, now).kind).toBe('ignored');
	});

	it('need a token, and bytes that are JSON in UTF-8', () => {
		const lost = typeform.parse(request({ token: null }), options, now);
		expect(lost).toMatchObject({ kind: 'invalid', message: expect.stringContaining('no id') });
		const gbk = Uint8Array.from([0x7b, 0x22, 0xc2, 0xfa, 0xd2, 0xe2, 0x22, 0x7d]);
		expect(typeform.parse(post(gbk), options, now)).toMatchObject({
			kind: 'invalid',
			message: 'The body is not UTF-8 text.',
		});
		expect(typeform.parse(post('<html>'), options, now).kind).toBe('invalid');
	});

	it('keep every digit of a number beyond 2^53', () => {
		const body = JSON.stringify(example).replace(
			'"ticket":"10042"',
			'"ticket":12345678901234567890',
		);
		const fields = mapping('element', { ticket: 'subject.id' });
		expect(typeform.parse(post(body), { ...options, fields }, now)).toMatchObject({
			events: [{ subject: { id: '12345678901234567890' } }],
		});
	});
});
