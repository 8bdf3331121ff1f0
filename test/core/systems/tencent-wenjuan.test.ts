import { tencentWenjuan as source } from '../../../core/systems/tencent_wenjuan/source';
import { asked, only, post } from './source/request';

const tencent = asked(source);
const now = Date.UTC(2026, 0, 5, 3);
const inAddress = 'in-the-address-1';

/** In the shape that wj.qq.com/docs/webhook shows. */
const push = (change: object = {}, payload: object = {}) =>
	post(
		JSON.stringify({
			id: '33cc555f-056f-4242-a97c-46f3e7d2016f',
			object: 'Answer',
			action: 'answer.create',
			created_at: '2021-01-26 14:00:00',
			payload: {
				survey_id: 25721826,
				answer_id: 7,
				respondent_id: 60000000001,
				openid: '',
				ended_at: '2021-01-26 13:59:58',
				third_party_user: { respondent_id: 60000000001, openid: 'abcdefg', nickname: '张三' },
				answer: [
					{
						id: 'p-1-abcd',
						questions: [
							{
								id: 'q-1-abcd',
								type: 'radio',
								options: [
									{ id: 'o-1', checked: 0, text: '满意' },
									{ id: 'o-2', checked: 1, text: '不满意' },
								],
								blanks: [],
							},
							{
								id: 'q-2-abcd',
								type: 'checkbox',
								options: [
									{ id: 'o-1', checked: 1, text: '等待' },
									{ id: 'o-2', checked: 1, text: '价格' },
								],
							},
							{ id: 'q-3-abcd', type: 'text', text: '太慢' },
						],
					},
					{
						id: 'custom_args',
						questions: [
							{ id: 'custom-arg-01', type: 'text', text: 'inv_1', title: 'invitation' },
							{ id: 'custom-arg-02', type: 'text', text: '13800001111', title: 'phone' },
						],
					},
				],
				...payload,
			},
			...change,
		}),
		{},
		{ secret: inAddress },
	);
const options = { rating: 'q-1-abcd', scaleMapping: 'csat_labels_zh', comment: 'q-3-abcd' };

describe('answers of Tencent Wenjuan', () => {
	it('are let in by the secret in the address', () => {
		expect(tencent.verify(push(), only(inAddress), {}, now).ok).toBe(true);
		expect(tencent.verify(push(), only('of-another-ten-1'), {}, now).ok).toBe(false);
	});

	it('are read in Chinese time, with the parameters of the link', () => {
		expect(tencent.parse(push(), options, now)).toMatchObject({
			events: [
				{
					externalId: '25721826:7',
					type: 'survey.answered',
					occurredAt: Date.UTC(2021, 0, 26, 6),
					attributes: {
						surveyId: '25721826',
						answer: {
							value: '不满意',
							comment: '太慢',
							invitation: 'inv_1',
							answers: [
								{ id: 'q-1-abcd', value: '不满意' },
								{ id: 'q-2-abcd', value: ['等待', '价格'] },
								{ id: 'q-3-abcd', value: '太慢' },
							],
						},
					},
					customer: {
						externalIds: { tencent_wenjuan: 'abcdefg' },
						name: '张三',
						phone: '13800001111',
					},
				},
			],
		});
	});

	it('are read in another zone where the node says so', () => {
		expect(tencent.parse(push(), { ...options, senderZone: 'UTC' }, now)).toMatchObject({
			events: [{ occurredAt: Date.UTC(2021, 0, 26, 14) }],
		});
	});

	it('that are changed are later words of the same answer', () => {
		const changed = { action: 'answer.update', created_at: '2021-01-27 14:00:00' };
		expect(tencent.parse(push(changed), options, now)).toMatchObject({
			events: [{ externalId: '25721826:7', occurredAt: Date.UTC(2021, 0, 27, 6) }],
		});
	});

	it('that are deleted are told as such', () => {
		const gone = push({ action: 'answer.delete' }, { answer: undefined });
		expect(tencent.parse(gone, options, now)).toMatchObject({
			events: [
				{
					externalId: '25721826:7:deleted',
					type: 'survey.answer_deleted',
					subject: { type: 'survey_response', id: '25721826:7' },
					attributes: { surveyId: '25721826' },
				},
			],
		});
		expect(tencent.parse(gone, { ...options, surveys: '1' }, now).kind).toBe('ignored');
	});

	it.each([
		['an empty body', post('')],
		['any JSON', post('{"test":1}')],
		['another word', push({ action: 'answer.read' })],
	])('are not what the test on saving sends: %s', (_, request) => {
		expect(tencent.parse(request, options, now).kind).toBe('ignored');
	});

	it('keep ids beyond 2^53, and are refused without one or without JSON', () => {
		const body = Buffer.from(push().rawBody)
			.toString()
			.replace(':25721826,', ':12345678901234567890,');
		expect(tencent.parse(post(body), options, now)).toMatchObject({
			events: [{ externalId: '12345678901234567890:7' }],
		});
		expect(tencent.parse(push({}, { answer_id: null }), options, now).kind).toBe('invalid');
		expect(tencent.parse(post('<html>'), options, now).kind).toBe('invalid');
	});
});
