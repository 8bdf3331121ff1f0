import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { wenjuanxing as source } from '../../../core/systems/wenjuanxing/source';
import { asked, flipped, only, post } from './source/request';
import { readWhole } from '../../../core/systems/source/read-drafts';

const wjx = asked(source);
const key = 'the push key of the account';
const now = Date.UTC(2026, 0, 5, 3);
const sha1 = (text: string) => createHash('sha1').update(text, 'utf8').digest('hex');

/** The push as the vendor documents it: `sign` is SHA-1 over activity, index and key. */
const push = (change: object = {}, signedWith = key) => {
	const body = {
		activity: '41943184',
		name: '服务后问卷',
		timetaken: '528',
		submittime: '2016-08-23 10:01:59',
		index: 17,
		joinid: '101812480275',
		sojumpparm: 'inv_1',
		parterjoiner: 'test4',
		q1: '2',
		q2: '1,3',
		q3: '似的 sss',
		...change,
	};
	return post(
		JSON.stringify({ ...body, sign: sha1(`${body.activity}${body.index}${signedWith}`) }),
	);
};
const options = { rating: 'q1', scaleMapping: 'csat_1_5', comment: 'q3' };

describe('the sign in the body', () => {
	it('lets in what the push key signed, before and after a rotation', () => {
		expect(wjx.verify(push(), only(key), {}, now)).toEqual({ ok: true, insecure: false });
		const rotated = { secret: 'the new push key', previousSecret: key };
		expect(wjx.verify(push(), rotated, {}, now).ok).toBe(true);
	});

	it('keeps everybody else out', () => {
		const reason = (request: ReturnType<typeof push>) => wjx.verify(request, only(key), {}, now);
		expect(reason(push({}, 'of another account'))).toMatchObject({ reason: 'wrong_signature' });
		expect(reason(push({ index: undefined }))).toMatchObject({
			reason: 'missing_signature',
			message: expect.stringContaining('index'),
		});
		const moved = JSON.parse(Buffer.from(push().rawBody).toString()) as object;
		expect(reason(post(JSON.stringify({ ...moved, activity: '41943185' })))).toMatchObject({
			reason: 'wrong_signature',
		});
		expect(reason(post(JSON.stringify({ ...moved, sign: 'abc' })))).toMatchObject({
			reason: 'malformed_signature',
		});
	});
});

describe('answers of Wenjuanxing', () => {
	it('are read in Chinese time, with the parameter of the link', () => {
		expect(wjx.parse(push(), options, now)).toMatchObject({
			events: [
				{
					externalId: '41943184:17',
					type: 'survey.answered',
					occurredAt: Date.UTC(2016, 7, 23, 2, 1, 59),
					subject: { title: '服务后问卷' },
					attributes: {
						surveyId: '41943184',
						answer: {
							value: '2',
							comment: '似的 sss',
							invitation: 'inv_1',
							answers: [
								{ id: 'q1', value: '2' },
								{ id: 'q2', value: '1,3' },
								{ id: 'q3', value: '似的 sss' },
							],
						},
					},
					customer: { externalIds: { wenjuanxing: 'test4' } },
				},
			],
		});
	});

	it.each([
		['1', '很满意'],
		['3', '很不满意'],
		['4', '4'],
		['0', '0'],
	])('give an option by its place: %s is %s', (place, said) => {
		const listed = { ...options, ratingOptions: '很满意，一般，很不满意' };
		expect(wjx.parse(push({ q1: place }), listed, now)).toMatchObject({
			events: [{ attributes: { answer: { value: said } } }],
		});
	});

	it('that skip the rating are ignored', () => {
		expect(wjx.parse(push({ q1: '(跳过)' }), options, now).kind).toBe('ignored');
		expect(wjx.parse(push({ q1: undefined }), options, now).kind).toBe('ignored');
	});

	it('are known by what is signed: another number of the answer makes no other answer', () => {
		for (const joinid of [undefined, '1', '2']) {
			expect(wjx.parse(push({ joinid }), options, now)).toMatchObject({
				events: [{ externalId: '41943184:17' }],
			});
		}
		expect(wjx.parse(push({ activity: undefined }), options, now).kind).toBe('invalid');
	});

	it('keep an id beyond 2^53', () => {
		const body = Buffer.from(push().rawBody)
			.toString()
			.replace('"index":17', '"index":12345678901234567890');
		expect(wjx.parse(post(body), options, now)).toMatchObject({
			events: [{ externalId: '41943184:12345678901234567890' }],
		});
	});
});

describe('the contract with a sign in a header', () => {
	const inHeader = { ...options, contract: 'sign_in_header' };
	const appKey = 'app key of the account';
	const fields = {
		vid: '41943184',
		jid: '101812480275',
		submittime: '2026-01-05 10:00:00',
		submitdata: '1$2}2$1|3}3$太慢}4$1!3,2!4',
		custom_params: 'sojumpparm=inv_1',
	};
	const form = (change: object = {}) =>
		new URLSearchParams({ ...fields, ...change } as Record<string, string>).toString();
	const signed = (body: string, withKey = appKey) =>
		post(body, { 'x-wjx-signature': sha1(`${body}${withKey}`) });

	/** AES-128-CBC; key: 16 characters of the hex MD5; the vector goes first. */
	const encrypted = (text: string, withKey = appKey) => {
		const md5 = createHash('md5').update(withKey).digest('hex').slice(0, 16);
		const vector = Buffer.from('0123456789abcdef');
		const cipher = createCipheriv('aes-128-cbc', md5, vector);
		return Buffer.concat([vector, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
	};
	const parsed = (body: string, secret = appKey) =>
		readWhole(
			source.configure(inHeader).parse({ request: post(body), secrets: only(secret), now }),
		);
	const read = {
		kind: 'events',
		events: [
			{
				externalId: '41943184:101812480275',
				occurredAt: Date.UTC(2026, 0, 5, 2),
				attributes: {
					answer: {
						value: '2',
						comment: '太慢',
						invitation: 'inv_1',
						answers: [
							{ id: 'q1', value: '2' },
							{ id: 'q2', value: ['1', '3'] },
							{ id: 'q3', value: '太慢' },
							{ id: 'q4', value: '1!3,2!4' },
							{ id: 'q4.1', value: '3' },
							{ id: 'q4.2', value: '4' },
						],
					},
				},
			},
		],
	};

	it('verifies the raw bytes, and no altered one passes', () => {
		const good = signed(form());
		expect(wjx.verify(good, only(appKey), inHeader, now).ok).toBe(true);
		expect(wjx.verify(signed(form(), 'another'), only(appKey), inHeader, now).ok).toBe(false);
		expect(wjx.verify(push(), only(key), inHeader, now)).toMatchObject({
			reason: 'missing_signature',
		});
		fc.assert(
			fc.property(fc.nat(400), fc.nat(7), (at, bit) => {
				const forged = { ...good, rawBody: flipped(good.rawBody, at, bit) };
				expect(wjx.verify(forged, only(appKey), inHeader, now).ok).toBe(false);
			}),
		);
	});

	it('is not taken where the node expects the sign in the body', () => {
		expect(wjx.verify(signed(form()), only(appKey), {}, now).ok).toBe(false);
	});

	it.each([
		['a form', form()],
		['JSON', JSON.stringify(fields)],
		['a form with its answers encrypted', form({ submitdata: encrypted(fields.submitdata) })],
		['a body encrypted as a whole', JSON.stringify({ encrypt: encrypted(JSON.stringify(fields)) })],
	])('reads %s', (_, body) => {
		expect(parsed(body)).toMatchObject(read);
	});

	it('says when the key does not open it, and never throws on what is no cipher', () => {
		const closed = JSON.stringify({ encrypt: encrypted(JSON.stringify(fields)) });
		expect(parsed(closed, 'another key')).toMatchObject({
			kind: 'invalid',
			message: expect.stringContaining('App Key'),
		});
		fc.assert(
			fc.property(fc.base64String({ maxLength: 200 }), (text) => {
				expect(parsed(JSON.stringify({ encrypt: text })).kind).toBe('invalid');
			}),
		);
	});
});
