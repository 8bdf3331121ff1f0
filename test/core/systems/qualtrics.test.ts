import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { qualtrics as source } from '../../../core/systems/qualtrics/source';
import { asked, flipped, only, post } from './source/request';

const qualtrics = asked(source);
const now = Date.UTC(2026, 0, 5, 3);

/** A delivery with its digest, as the test of a public receiver has them (connector-tools, kyma). */
const key = 'kyma4ever';
const captured = {
	message:
		'{"Status":"Complete","SurveyID":"SV_1AmkKSDmoZ4XlQx","ResponseID":"R_0B7IcnXszjEUHLP","CompletedDate":"2019-06-25 07:58:25","BrandID":"sapdevelopment"}',
	hmac: 'c2c585a404c239aa3063b462cc33551d3ed3ed2de0899f58d456fc0ef7ebef6f3c3af44957989bd0592603e41edde9528f7d9ed09ee128bf719aa12f46e5c598',
};
const form = (message: string, hmac: string | null) =>
	post(
		new URLSearchParams({
			...(hmac !== null && { HMAC: hmac }),
			MSG: message,
			Topic: 'sapdevelopment.surveyengine.completedResponse.SV_1AmkKSDmoZ4XlQx',
		}).toString(),
		{ 'content-type': 'application/x-www-form-urlencoded' },
	);
const delivered = form(captured.message, captured.hmac);

describe('who Qualtrics is', () => {
	it('agrees with a delivery that was captured', () => {
		expect(qualtrics.verify(delivered, only(key), {}, now)).toEqual({ ok: true, insecure: false });
		const rotated = { secret: 'the new key', previousSecret: key };
		expect(qualtrics.verify(delivered, rotated, {}, now).ok).toBe(true);
	});

	it('signs any message, also with what a form writes otherwise', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const hmac = createHmac('sha512', key).update(text, 'utf8').digest('hex');
				expect(qualtrics.verify(form(text, hmac), only(key), {}, now).ok).toBe(true);
			}),
		);
	});

	it('is nobody with another key, without a shared key, or with two messages', () => {
		expect(qualtrics.verify(delivered, only('of another brand'), {}, now)).toMatchObject({
			reason: 'wrong_signature',
		});
		expect(qualtrics.verify(form(captured.message, null), only(key), {}, now)).toMatchObject({
			reason: 'missing_signature',
		});
		expect(qualtrics.verify(form(captured.message, 'abc'), only(key), {}, now)).toMatchObject({
			reason: 'malformed_signature',
		});
		// As many other fields as fit into a request are no work for who has proved nothing yet.
		const others = post(`${'a&'.repeat(500_000)}MSG=%7B%7D`);
		expect(qualtrics.verify(others, only(key), {}, now)).toMatchObject({
			reason: 'missing_signature',
		});
		const beside = post(`a=1&${Buffer.from(delivered.rawBody).toString()}&b`);
		expect(qualtrics.verify(beside, only(key), {}, now).ok).toBe(true);
		const twice = post(`${Buffer.from(delivered.rawBody).toString()}&MSG=%7B%7D`);
		expect(qualtrics.verify(twice, only(key), {}, now).ok).toBe(false);
	});

	it('never passes with a message that was changed', () => {
		const message = Buffer.from(captured.message);
		fc.assert(
			fc.property(fc.nat(400), fc.nat(6), (at, bit) => {
				const text = Buffer.from(flipped(message, at, bit)).toString('latin1');
				expect(qualtrics.verify(form(text, captured.hmac), only(key), {}, now).ok).toBe(false);
			}),
		);
	});
});

describe('what Qualtrics tells', () => {
	it('is an answer to be fetched', () => {
		expect(qualtrics.parse(delivered, { senderZone: 'America/Denver' }, now)).toMatchObject({
			events: [
				{
					externalId: 'R_0B7IcnXszjEUHLP:2019-06-25 07:58:25',
					type: 'survey.answer_to_fetch',
					occurredAt: Date.UTC(2019, 5, 25, 13, 58, 25),
					attributes: {
						surveyId: 'SV_1AmkKSDmoZ4XlQx',
						fetch: '/API/v3/surveys/SV_1AmkKSDmoZ4XlQx/responses/R_0B7IcnXszjEUHLP',
					},
				},
			],
		});
	});

	it('is told once more when the response was completed anew, and not when it is delivered again', () => {
		const idOf = (change: (message: string) => string) => {
			const outcome = qualtrics.parse(form(change(captured.message), 'x'), {}, now);
			return outcome.kind === 'events' && outcome.events[0]?.externalId;
		};
		expect(idOf((message) => message)).toBe(idOf((message) => message));
		expect(idOf((message) => message.replace('07:58:25', '08:10:00'))).not.toBe(
			idOf((message) => message),
		);
	});

	it('is of the time at which it came where no zone is known', () => {
		expect(qualtrics.parse(delivered, {}, now)).toMatchObject({ events: [{ occurredAt: now }] });
	});

	it('is left out while a response is on its way, and refused when it is no message', () => {
		const going = captured.message.replace('Complete', 'InProgress');
		expect(qualtrics.parse(form(going, 'x'), {}, now).kind).toBe('ignored');
		expect(qualtrics.parse(delivered, { surveys: 'SV_2' }, now).kind).toBe('ignored');
		expect(qualtrics.parse(form('{', 'x'), {}, now).kind).toBe('invalid');
		expect(qualtrics.parse(post('<html>'), {}, now).kind).toBe('invalid');
		expect(qualtrics.parse(form('{"SurveyID":"SV_1"}', 'x'), {}, now).kind).toBe('invalid');
	});
});
