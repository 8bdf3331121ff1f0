import { DateTime } from 'luxon';

import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options, WenjuanxingOptions } from './options';

/** A low answer to the questions that the options name, in the contract that they choose. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rating: 'q1',
		scaleMapping: 'csat_1_5',
		comment: 'q2',
		fields: [{ element: 'q3', field: 'customer.phone', attribute: '' }],
	},
	id: '41943184:17',

	request: (given, at, id) => {
		const [survey = '', answer = ''] = id.includes(':')
			? id.split(':')
			: [given.surveys[0] ?? '41943184', id];
		const submittime = DateTime.fromMillis(at, { zone: given.senderZone }).toFormat(
			'yyyy-MM-dd HH:mm:ss',
		);
		const flat = {
			activity: survey,
			name: '服务后问卷',
			timetaken: '63',
			submittime,
			index: answer,
			joinid: '101812480275',
			sojumpparm: '',
			parterjoiner: 'li.wei',
			...answersFor(given),
		};
		const packed = { vid: survey, jid: answer, name: '服务后问卷', submittime };
		const { contract } = given;
		const body =
			contract === 'sign_in_body'
				? flat
				: { ...packed, parterjoiner: 'li.wei', submitdata: packedOf(answersFor(given)) };
		return {
			headers: { 'content-type': 'application/json' },
			query: {},
			body: JSON.stringify(body, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'wenjuanxing',
		externalId: id,
		type: 'survey.answered',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'survey_response', id, title: '服务后问卷', url: null },
		value: null,
		attributes: {
			answer: {
				scaleMapping: 'csat_1_5',
				value: '2',
				comment: '两周没有人回复。',
				answers: [
					{ id: 'q1', value: '2' },
					{ id: 'q2', value: '两周没有人回复。' },
					{ id: 'q3', value: '13800001111' },
				],
			},
			surveyId: '41943184',
		},
		customer: {
			externalIds: { wenjuanxing: 'li.wei' },
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

/** The answers under the names of the questions that the options look at. */
function answersFor({ rating, comment }: WenjuanxingOptions): Record<string, string> {
	return { [rating ?? 'q1']: '2', [comment ?? 'q2']: '两周没有人回复。', q3: '13800001111' };
}

const packedOf = (answers: Record<string, string>): string =>
	Object.entries(answers)
		.map(([name, answer]) => `${name.replace(/^q/, '')}$${answer}`)
		.join('}');
