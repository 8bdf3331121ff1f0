import { createHmac, randomBytes } from 'node:crypto';

import type { Happening, SignedRequest } from '../crm/signed-request';
import { answer } from './json-body';
import type { SimAnswer, SimRequest, Simulated } from './simulated';
import { takenWithin } from './taken';

const survey = '123450001';
const token = 'sandbox-surveymonkey-token';
const idOf = ({ customer }: Happening): string => `5007${customer.id}`;

/** Which response was completed; what it says has to be fetched. */
function written(happening: Happening, secret: string): SignedRequest {
	const { deliveryId, at, customer } = happening;
	const body = JSON.stringify({
		name: `Answers of ${customer.name}`,
		filter_type: 'survey',
		filter_id: survey,
		event_type: 'response_completed',
		event_id: deliveryId,
		object_type: 'response',
		object_id: idOf(happening),
		event_datetime: new Date(at).toISOString().replace('Z', '+00:00'),
		resources: { collector_id: '123450002', survey_id: survey, user_id: '123450004' },
	});
	return {
		query: '',
		headers: {
			'content-type': 'application/vnd.surveymonkey.response.v1+json',
			'sm-apikey': secret.split('&')[0] ?? '',
			'sm-signature': createHmac('sha1', secret).update(body, 'utf8').digest('base64'),
		},
		body,
	};
}

/** A response with what was answered, as the API details it. */
function detailsOf(happening: Happening): Record<string, unknown> {
	const { what, at, customer } = happening;
	const words = what === 'solved' ? 'Very dissatisfied' : 'Very satisfied';
	const asked = (id: string, heading: string, simple: string) => ({
		...{ id, heading, answers: [{ simple_text: simple, text: simple }] },
	});
	return {
		id: idOf(happening),
		survey_id: survey,
		response_status: 'completed',
		date_created: new Date(at - 60_000).toISOString(),
		date_modified: new Date(at).toISOString(),
		language: customer.language,
		custom_variables: { customer_id: customer.id, email: customer.email ?? '' },
		pages: [
			{ questions: [asked('q1', 'How was it?', words), asked('q2', 'Why?', 'It broke again.')] },
		],
	};
}

/** A webhook is only made for an address that answers HEAD. */
async function greet(address: string): Promise<string | null> {
	const { status } = await fetch(address, { method: 'HEAD' });
	return status === 200 ? null : `the address answered HEAD with ${status}`;
}

/** Tells ids alone: the answer is fetched with a token. */
export function simulatedSurveymonkey(): Simulated {
	const responses = new Map<string, Happening>();
	const handle = ({ method, path, headers }: SimRequest): SimAnswer => {
		const error = (http_status_code: number, message: string) =>
			answer({ error: { http_status_code, message } }, http_status_code);
		if (headers.authorization !== `Bearer ${token}`) {
			return error(401, 'The authorization token was not provided.');
		}
		const [, id = ''] =
			new RegExp(`^/v3/surveys/${survey}/responses/([^/]+)/details$`).exec(path) ?? [];
		const found = method === 'GET' ? responses.get(decodeURIComponent(id)) : undefined;
		return found ? answer(detailsOf(found)) : error(404, 'There was an error retrieving it.');
	};
	return {
		key: 'surveymonkey',
		push: {
			says: 'answer',
			fetched: {
				itemRating: 'How was it?',
				itemMapping: 'csat_labels_en',
				itemOptions: { comment: 'Why?' },
			},
			sign: (happening, secret) => {
				responses.set(idOf(happening), happening);
				return written(happening, secret);
			},
			forgeries: ['wrong_secret', 'flipped_byte', 'unsigned'],
			sender: { secret: `client-of-sandbox&${randomBytes(16).toString('hex')}` },
			parameters: {},
			faultOf: takenWithin(10_000),
			greet,
		},
		api: {
			handle,
			deeds: [],
			credential: {
				type: 'httpHeaderAuth',
				data: () => ({ name: 'Authorization', value: `Bearer ${token}` }),
			},
		},
	};
}
