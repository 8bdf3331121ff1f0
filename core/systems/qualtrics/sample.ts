import { DateTime } from 'luxon';

import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** As Qualtrics writes it, without a zone. */
const written = (at: number, zone: string): string =>
	DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');

/** A response was completed. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: { senderZone: 'UTC' },
	id: 'R_0B7IcnXszjEUHLP',

	request: ({ surveys, senderZone }, at, id) => {
		const message = {
			Status: 'Complete',
			SurveyID: surveys[0] ?? 'SV_1AmkKSDmoZ4XlQx',
			ResponseID: id,
			CompletedDate: written(at, senderZone ?? 'UTC'),
			BrandID: 'example',
		};
		const form = new URLSearchParams({
			MSG: JSON.stringify(message),
			Topic: `example.surveyengine.completedResponse.${message.SurveyID}`,
		});
		return {
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			query: {},
			body: form.toString(),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'qualtrics',
		externalId: `${id}:${written(at, 'UTC')}`,
		type: 'survey.answer_to_fetch',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'survey_response', id, title: null, url: null },
		value: null,
		attributes: {
			surveyId: 'SV_1AmkKSDmoZ4XlQx',
			fetch: `/API/v3/surveys/SV_1AmkKSDmoZ4XlQx/responses/${id}`,
		},
		customer: null,
		owner: null,
	}),
};
