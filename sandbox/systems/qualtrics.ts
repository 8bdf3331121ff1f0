import { createHmac, randomBytes } from 'node:crypto';

import type { Happening, SignedRequest } from '../crm/signed-request';
import { answer } from './json-body';
import type { SimAnswer, SimRequest, Simulated } from './simulated';
import { takenWithin } from './taken';

const survey = 'SV_1AmkKSDmoZ4XlQx';
const token = 'sandbox-qualtrics-token';
const idOf = ({ deliveryId }: Happening): string => `R_${deliveryId}`;

/** A form with the message and its digest; what the response says has to be fetched. */
function written(happening: Happening, secret: string): SignedRequest {
	const message = JSON.stringify({
		Status: 'Complete',
		SurveyID: survey,
		ResponseID: idOf(happening),
		CompletedDate: new Date(happening.at).toISOString().slice(0, 19).replace('T', ' '),
		BrandID: 'sandbox',
	});
	const form = new URLSearchParams({
		HMAC: createHmac('sha512', secret).update(message, 'utf8').digest('hex'),
		MSG: message,
		Topic: `sandbox.surveyengine.completedResponse.${survey}`,
	});
	return {
		query: '',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	};
}

/** A response as the API gives it: codes as values, what the options say as labels. */
function resultOf(happening: Happening): Record<string, unknown> {
	const { what, at, customer } = happening;
	const isBad = what === 'solved';
	return {
		responseId: idOf(happening),
		values: {
			finished: 1,
			recordedDate: new Date(at).toISOString(),
			userLanguage: customer.language.toUpperCase(),
			recipientEmail: customer.email ?? '',
			externalDataReference: customer.id,
			QID1: isBad ? 1 : 5,
			QID2_TEXT: 'It broke again.',
		},
		labels: { QID1: isBad ? 'Very dissatisfied' : 'Very satisfied', finished: 'True' },
	};
}

/** The digest stands in the body, and the message names nobody: there is no more to forge from outside. */
export function simulatedQualtrics(): Simulated {
	const responses = new Map<string, Happening>();
	const handle = ({ method, path, headers }: SimRequest): SimAnswer => {
		const error = (status: number, errorMessage: string) =>
			answer({ meta: { httpStatus: `${status}`, error: { errorMessage } } }, status);
		if (headers['x-api-token'] !== token) return error(401, 'Unrecognized X-API-TOKEN.');
		const [, id = ''] =
			new RegExp(`^/API/v3/surveys/${survey}/responses/([^/]+)$`).exec(path) ?? [];
		const found = method === 'GET' ? responses.get(decodeURIComponent(id)) : undefined;
		return found
			? answer({ result: resultOf(found), meta: { httpStatus: '200 - OK' } })
			: error(404, 'The requested resource does not exist.');
	};
	return {
		key: 'qualtrics',
		push: {
			says: 'answer',
			fetched: {
				itemRating: 'QID1',
				itemOptions: { comment: 'QID2_TEXT' },
			},
			sign: (happening, secret) => {
				responses.set(idOf(happening), happening);
				return written(happening, secret);
			},
			forgeries: ['wrong_secret'],
			sender: { secret: randomBytes(24).toString('hex') },
			parameters: { qualtricsOptions: { senderZone: 'UTC' } },
			faultOf: takenWithin(10_000),
		},
		api: {
			handle,
			deeds: [],
			credential: {
				type: 'httpHeaderAuth',
				data: () => ({ name: 'X-API-TOKEN', value: token }),
			},
		},
	};
}
