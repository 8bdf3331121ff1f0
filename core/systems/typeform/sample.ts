import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A low answer to the questions that the options name. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rating: 'satisfaction',
		scaleMapping: 'csat_1_5',
		comment: 'why',
		fields: [{ element: 'ticket_id', field: 'attribute', attribute: 'ticketId' }],
	},
	id: 'a3a12ec67a1365927098a606107fac15',

	request: ({ rating, comment, surveys }, at, id) => {
		const [satisfaction, why] = [rating ?? 'satisfaction', comment ?? 'why'];
		const form = surveys[0] ?? 'lT4Z3j';
		const asked = [
			{ id: 'DlXFaesGBpoF', ref: satisfaction, type: 'opinion_scale', title: 'How was it?' },
			{ id: 'k6TP9oLGgHjl', ref: why, type: 'long_text', title: 'What is the reason?' },
		];
		const [first, second] = asked.map(({ id: field, ref, type }) => ({ id: field, ref, type }));
		const body = {
			event_id: '01JGS9V3Z8',
			event_type: 'form_response',
			form_response: {
				form_id: form,
				token: id,
				landed_at: new Date(at - 60_000).toISOString(),
				submitted_at: new Date(at).toISOString(),
				hidden: { user_id: '777', email: 'li.wei@example.com', ticket_id: '10042' },
				calculated: { score: 0 },
				definition: { id: form, title: 'After your request', fields: asked },
				answers: [
					{ type: 'number', number: 2, field: first },
					{ type: 'text', text: 'Two weeks without an answer.', field: second },
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
		source: 'typeform',
		externalId: id,
		type: 'survey.answered',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'survey_response', id, title: 'After your request', url: null },
		value: null,
		attributes: {
			answer: {
				scaleMapping: 'csat_1_5',
				value: 2,
				comment: 'Two weeks without an answer.',
				answers: [
					{ id: 'satisfaction', value: 2 },
					{ id: 'why', value: 'Two weeks without an answer.' },
				],
			},
			surveyId: 'lT4Z3j',
			ticketId: '10042',
		},
		customer: {
			externalIds: { typeform: '777' },
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
