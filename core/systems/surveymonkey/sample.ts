import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A response was completed. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '123456789',

	request: ({ surveys }, at, id) => ({
		headers: {
			'content-type': 'application/vnd.surveymonkey.response.v1+json',
			'sm-apikey': 'client_id_abc',
		},
		query: {},
		body: JSON.stringify(
			{
				name: 'My Webhook',
				filter_type: 'survey',
				filter_id: surveys[0] ?? '123450001',
				event_type: 'response_completed',
				event_id: id,
				object_type: 'response',
				object_id: '123456',
				event_datetime: new Date(at).toISOString().replace('Z', '+00:00'),
				resources: {
					respondent_id: '123456',
					recipient_id: '123450003',
					collector_id: '123450002',
					survey_id: surveys[0] ?? '123450001',
					user_id: '123450004',
				},
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'surveymonkey',
		externalId: id,
		type: 'survey.answer_to_fetch',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'survey_response', id: '123456', title: null, url: null },
		value: null,
		attributes: {
			surveyId: '123450001',
			fetch: '/v3/surveys/123450001/responses/123456/details?simple=true',
			collectorId: '123450002',
		},
		customer: null,
		owner: null,
	}),
};
