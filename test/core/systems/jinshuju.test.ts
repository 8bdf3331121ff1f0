import { jinshuju as source } from '../../../core/systems/jinshuju/source';
import { asked, mapping, only, post } from './source/request';

const jinshuju = asked(source);
const now = Date.UTC(2026, 0, 5, 3);
const inAddress = 'in-the-address-1';
const another = 'of-another-ten-1';
const newer = 'the-new-address1';

/** In the shape that receivers of it have recorded. */
const push = (entry: object = {}, rest: object = {}) =>
	post(
		JSON.stringify({
			form: 'FBTWTe',
			form_name: '服务后问卷',
			entry: {
				serial_number: 141,
				token: '4xXItIN1',
				field_1: 4,
				field_2: '不错',
				field_3: ['等待时间', '价格'],
				field_4: [
					{ statement: '态度', dimensions: { 评分: '满意' } },
					{ statement: '成员', dimensions: { 一: '甲', 二: '乙' } },
				],
				x_field_1: 'inv_1',
				x_field_weixin_openid: '',
				creator_name: 'tester@example.com',
				created_at: '2023-07-21T03:36:09.016Z',
				updated_at: '2023-07-21T03:36:09.016Z',
				...entry,
			},
			...rest,
		}),
		{},
		{ secret: inAddress },
	);
const options = { rating: 'field_1', scaleMapping: 'csat_1_5', comment: 'field_2' };

describe('who Jinshuju is', () => {
	it('is told by the secret in its address alone', () => {
		const verify = (query: object, given = only(inAddress)) =>
			jinshuju.verify({ ...push(), query: { ...query } }, given, {}, now);
		expect(verify({ secret: inAddress })).toEqual({ ok: true, insecure: false });
		expect(verify({ secret: inAddress }, { secret: newer, previousSecret: inAddress }).ok).toBe(
			true,
		);
		expect(verify({ secret: another })).toMatchObject({ reason: 'wrong_signature' });
		expect(verify({})).toMatchObject({ reason: 'missing_signature' });
		expect(verify({ secret: [inAddress, inAddress] })).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it.each([
		['nobody-guesses-this', null],
		['too-short', 'has 9 characters'],
		['a secret with spaces in it', 'characters that an address would change'],
		['百分之百没有人会猜到的密码一二三四', 'characters that an address would change'],
	])('has a secret that an address can carry: %s', (given, wrong) => {
		const said = source.secret.wrong(given);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});
});

describe('entries of Jinshuju', () => {
	it('are read with labels, matrices and the invitation of the link', () => {
		const fields = mapping('element', { creator_name: 'customer.email' });
		expect(jinshuju.parse(push(), { ...options, fields }, now)).toMatchObject({
			events: [
				{
					externalId: 'FBTWTe:141',
					occurredAt: Date.parse('2023-07-21T03:36:09.016Z'),
					attributes: {
						surveyId: 'FBTWTe',
						answer: {
							value: 4,
							comment: '不错',
							invitation: 'inv_1',
							answers: [
								{ id: 'field_1', value: 4 },
								{ id: 'field_2', value: '不错' },
								{ id: 'field_3', value: ['等待时间', '价格'] },
								{ id: 'field_4', value: { 态度: '满意', 成员: { 一: '甲', 二: '乙' } } },
								{ id: 'field_4.态度', value: '满意' },
								{ id: 'field_4.成员', value: { 一: '甲', 二: '乙' } },
							],
						},
					},
					customer: { email: 'tester@example.com' },
				},
			],
		});
	});

	it('may be rated in a row of a matrix', () => {
		const row = { ...options, rating: 'field_4.态度', scaleMapping: 'csat_labels_zh' };
		expect(jinshuju.parse(push(), row, now)).toMatchObject({
			events: [{ attributes: { answer: { value: '满意', scaleMapping: 'csat_labels_zh' } } }],
		});
	});

	it('that are changed are later words of the same answer', () => {
		const [first, second] = [push(), push({ updated_at: '2023-07-22T03:36:09Z', field_1: 1 })].map(
			(one) => {
				const outcome = jinshuju.parse(one, options, now);
				return outcome.kind === 'events' ? outcome.events[0] : undefined;
			},
		);
		expect(second?.externalId).toBe(first?.externalId);
		expect(second?.occurredAt).toBeGreaterThan(first?.occurredAt ?? 0);
	});

	it('of an older form have a time that ends with UTC', () => {
		const old = push({ created_at: '2014-08-21 08:29:49 UTC', updated_at: undefined });
		expect(jinshuju.parse(old, options, now)).toMatchObject({
			events: [{ occurredAt: Date.UTC(2014, 7, 21, 8, 29, 49) }],
		});
	});

	it('are invalid without a number, and ignored without a rating or an entry', () => {
		expect(jinshuju.parse(push({ serial_number: null }), options, now).kind).toBe('invalid');
		expect(jinshuju.parse(push({ field_1: '' }), options, now).kind).toBe('ignored');
		expect(jinshuju.parse(push({}, { entry: null }), options, now).kind).toBe('ignored');
	});
});
