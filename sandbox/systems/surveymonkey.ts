import { createHmac, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** Which response was completed; what it says has to be fetched. */
const sign: Sign = ({ deliveryId, at, customer }, secret) => {
	const body = JSON.stringify({
		name: `Answers of ${customer.name}`,
		filter_type: 'survey',
		filter_id: '123450001',
		event_type: 'response_completed',
		event_id: deliveryId,
		object_type: 'response',
		object_id: `5007${customer.id}`,
		event_datetime: new Date(at).toISOString().replace('Z', '+00:00'),
		resources: { collector_id: '123450002', survey_id: '123450001', user_id: '123450004' },
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
};

/** A webhook is only made for an address that answers HEAD. */
async function greet(address: string): Promise<string | null> {
	const { status } = await fetch(address, { method: 'HEAD' });
	return status === 200 ? null : `the address answered HEAD with ${status}`;
}

/** Tells ids alone, so that nobody is asked by it. */
export const simulatedSurveymonkey = (): Simulated => ({
	key: 'surveymonkey',
	push: {
		asks: false,
		sign,
		forgeries: ['wrong_secret', 'flipped_byte', 'unsigned'],
		sender: { secret: `client-of-sandbox&${randomBytes(16).toString('hex')}` },
		parameters: {},
		faultOf: takenWithin(10_000),
		greet,
	},
});
