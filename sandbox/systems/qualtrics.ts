import { createHmac, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** A form with the message and its digest; what the response says has to be fetched. */
const sign: Sign = ({ deliveryId, at }, secret) => {
	const message = JSON.stringify({
		Status: 'Complete',
		SurveyID: 'SV_1AmkKSDmoZ4XlQx',
		ResponseID: `R_${deliveryId}`,
		CompletedDate: new Date(at).toISOString().slice(0, 19).replace('T', ' '),
		BrandID: 'sandbox',
	});
	const form = new URLSearchParams({
		HMAC: createHmac('sha512', secret).update(message, 'utf8').digest('hex'),
		MSG: message,
		Topic: 'sandbox.surveyengine.completedResponse.SV_1AmkKSDmoZ4XlQx',
	});
	return {
		query: '',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	};
};

/** The digest stands in the body, and the message names nobody: there is no more to forge from outside. */
export const simulatedQualtrics = (): Simulated => ({
	key: 'qualtrics',
	push: {
		asks: false,
		sign,
		forgeries: ['wrong_secret'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: { qualtricsOptions: { senderZone: 'UTC' } },
		faultOf: takenWithin(10_000),
	},
});
