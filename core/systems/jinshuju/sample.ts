import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A low answer to the fields that the options name. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rating: 'field_1',
		scaleMapping: 'csat_labels_zh',
		comment: 'field_2',
		fields: [{ element: 'field_4', field: 'customer.phone', attribute: '' }],
	},
	id: 'FBTWTe:141',

	request: ({ rating, comment, surveys }, at, id) => {
		const [form, serial] = id.includes(':') ? id.split(':') : [surveys[0] ?? 'FBTWTe', id];
		const body = {
			form,
			form_name: '服务后问卷',
			entry: {
				serial_number: /^\d{1,9}$/.test(serial ?? '') ? Number(serial) : serial,
				token: '4xXItIN1',
				[rating ?? 'field_1']: '不满意',
				[comment ?? 'field_2']: '两周没有人回复。',
				field_3: ['等待时间', '价格'],
				field_4: '13800001111',
				field_5: [{ statement: '服务态度', dimensions: { 评分: '满意' } }],
				x_field_1: '',
				x_field_weixin_openid: 'oXyz777',
				creator_name: '',
				created_at: new Date(at - 60_000).toISOString(),
				updated_at: new Date(at).toISOString(),
				info_remote_ip: '127.0.0.1',
			},
		};
		return {
			headers: { 'content-type': 'application/json' },
			query: {},
			body: JSON.stringify(body, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'jinshuju',
		externalId: id,
		type: 'survey.answered',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'survey_response', id, title: '服务后问卷', url: null },
		value: null,
		attributes: {
			answer: {
				scaleMapping: 'csat_labels_zh',
				value: '不满意',
				comment: '两周没有人回复。',
				answers: [
					{ id: 'field_1', value: '不满意' },
					{ id: 'field_2', value: '两周没有人回复。' },
					{ id: 'field_3', value: ['等待时间', '价格'] },
					{ id: 'field_4', value: '13800001111' },
					{ id: 'field_5', value: { 服务态度: '满意' } },
					{ id: 'field_5.服务态度', value: '满意' },
				],
			},
			surveyId: 'FBTWTe',
		},
		customer: {
			externalIds: { jinshuju: 'oXyz777' },
			name: null,
			email: null,
			phone: '13800001111',
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
