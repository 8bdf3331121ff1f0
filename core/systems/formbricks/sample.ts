import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A low answer to the questions that the options name. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rating: 'satisfaction',
		scaleMapping: 'csat_1_5',
		comment: 'why',
		fields: [{ element: 'ticket', field: 'attribute', attribute: 'ticketId' }],
	},
	id: 'cm5response0001',

	request: ({ rating, comment, surveys }, at, id) => ({
		headers: {
			'content-type': 'application/json',
			'webhook-id': 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
			'webhook-timestamp': String(Math.floor(at / 1000) + 1),
		},
		query: {},
		body: JSON.stringify(
			{
				webhookId: 'cm5webhook0001',
				event: 'responseFinished',
				data: {
					id,
					surveyId: surveys[0] ?? 'cm5survey0001',
					finished: true,
					createdAt: new Date(at - 120_000).toISOString(),
					updatedAt: new Date(at).toISOString(),
					data: {
						[rating ?? 'satisfaction']: 2,
						[comment ?? 'why']: 'Two weeks without an answer.',
						ticket: '10042',
					},
					variables: {},
					tags: [],
					contact: { id: 'cm5contact0001', userId: '777' },
					contactAttributes: { email: 'li.wei@example.com', userId: '777' },
					language: 'default',
					survey: { title: 'After your request', type: 'link', status: 'inProgress' },
				},
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'formbricks',
		externalId: id,
		type: 'survey.answered',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'survey_response',
			id,
			title: 'After your request',
			url: null,
		},
		value: null,
		attributes: {
			answer: {
				scaleMapping: 'csat_1_5',
				value: 2,
				comment: 'Two weeks without an answer.',
				answers: [
					{ id: 'satisfaction', value: 2 },
					{ id: 'why', value: 'Two weeks without an answer.' },
					{ id: 'ticket', value: '10042' },
				],
			},
			surveyId: 'cm5survey0001',
			ticketId: '10042',
		},
		customer: {
			externalIds: { formbricks: '777' },
			name: null,
			email: 'li.wei@example.com',
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
