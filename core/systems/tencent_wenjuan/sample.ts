import { DateTime } from 'luxon';

import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A low answer to the questions that the options name. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rating: 'q-1-abcd',
		scaleMapping: 'csat_labels_zh',
		comment: 'q-2-abcd',
		fields: [{ element: 'ticket', field: 'attribute', attribute: 'ticketId' }],
	},
	id: '25721826:7',

	request: ({ rating, comment, surveys, senderZone }, at, id) => {
		const [survey, number] = id.includes(':') ? id.split(':') : [surveys[0] ?? '25721826', id];
		const written = (time: number) =>
			DateTime.fromMillis(time, { zone: senderZone }).toFormat('yyyy-MM-dd HH:mm:ss');
		const body = {
			id: '33cc555f-056f-4242-a97c-46f3e7d2016f',
			object: 'Answer',
			action: 'answer.create',
			created_at: written(at),
			payload: {
				survey_id: survey,
				answer_id: number,
				started_at: written(at - 189_000),
				ended_at: written(at),
				duration: 189,
				third_party_user: { openid: 'abc777', nickname: '李伟' },
				answer: [
					{
						id: 'p-1-abcd',
						questions: [
							{
								id: rating ?? 'q-1-abcd',
								type: 'radio',
								options: [{ id: 'o-100-ABCD', checked: 1, text: '不满意' }],
								blanks: [],
							},
							{ id: comment ?? 'q-2-abcd', type: 'text', text: '两周没有人回复。' },
						],
					},
					{
						id: 'custom_args',
						questions: [{ id: 'custom-arg-01', type: 'text', text: '10042', title: 'ticket' }],
					},
				],
			},
		};
		return {
			headers: { 'content-type': 'application/json' },
			query: {},
			body: JSON.stringify(body, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'tencent_wenjuan',
		externalId: id,
		type: 'survey.answered',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'survey_response', id, title: null, url: null },
		value: null,
		attributes: {
			answer: {
				scaleMapping: 'csat_labels_zh',
				value: '不满意',
				comment: '两周没有人回复。',
				answers: [
					{ id: 'q-1-abcd', value: '不满意' },
					{ id: 'q-2-abcd', value: '两周没有人回复。' },
				],
			},
			surveyId: '25721826',
			ticketId: '10042',
		},
		customer: {
			externalIds: { tencent_wenjuan: 'abc777' },
			name: '李伟',
			email: null,
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
