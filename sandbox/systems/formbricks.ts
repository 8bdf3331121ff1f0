import { createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** Signed by the library of Standard Webhooks itself. */
const sign: Sign = ({ deliveryId, what, at, ticket, customer, fields }, secret, signedAt) => {
	const id = createHash('sha256').update(deliveryId).digest('hex');
	const body = JSON.stringify({
		webhookId: 'cm5webhook0001',
		event: 'responseFinished',
		data: {
			id: deliveryId,
			surveyId: 'cm5survey0001',
			finished: true,
			createdAt: new Date(at - 60_000).toISOString(),
			updatedAt: new Date(at).toISOString(),
			data: {
				satisfaction: what === 'solved' ? 1 : 5,
				why: 'It broke again.',
				ticket: ticket.id,
				...fields,
			},
			variables: {},
			tags: [],
			contact: { id: 'cm5contact0001', userId: customer.id },
			contactAttributes: { email: customer.email, userId: customer.id, name: customer.name },
			language: 'default',
			survey: { title: 'After your request', type: 'link', status: 'inProgress' },
		},
	});
	// A forger has another key, not one that is none.
	const key = secret.endsWith('-not') ? `whsec_${Buffer.from(secret).toString('base64')}` : secret;
	return {
		query: '',
		headers: {
			'content-type': 'application/json',
			'webhook-id': id,
			'webhook-timestamp': String(Math.floor(signedAt / 1000)),
			'webhook-signature': new Webhook(key).sign(id, new Date(signedAt), body),
		},
		body,
	};
};

export const simulatedFormbricks = (): Simulated => ({
	key: 'formbricks',
	push: {
		says: 'answer',
		sign,
		sender: { secret: `whsec_${randomBytes(24).toString('base64')}` },
		parameters: {
			formbricksRating: 'satisfaction',
			formbricksScaleMapping: 'csat_1_5',
			formbricksOptions: { comment: 'why' },
		},
		faultOf: takenWithin(5_000),
	},
});
