import { createHmac, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/** A form that was answered: badly after a ticket was closed, well after it was opened again. */
const sign: Sign = ({ deliveryId, what, at, ticket, customer }, secret) => {
	const fields = [
		{ id: 'DlXFaesGBpoF', ref: 'satisfaction', type: 'opinion_scale', title: 'How was it?' },
		{ id: 'k6TP9oLGgHjl', ref: 'why', type: 'long_text', title: 'Why?' },
	];
	const [rating, why] = fields.map(({ id, ref, type }) => ({ id, ref, type }));
	const body = JSON.stringify({
		event_id: `event-${deliveryId}`,
		event_type: 'form_response',
		form_response: {
			form_id: 'lT4Z3j',
			token: deliveryId,
			landed_at: new Date(at - 60_000).toISOString(),
			submitted_at: new Date(at).toISOString(),
			hidden: {
				user_id: customer.id,
				...(customer.email !== null && { email: customer.email }),
				name: customer.name,
				ticket_id: ticket.id,
			},
			calculated: { score: 0 },
			definition: { id: 'lT4Z3j', title: 'After your request', fields },
			answers: [
				{ type: 'number', number: what === 'solved' ? 1 : 5, field: rating },
				{ type: 'text', text: 'It broke again.', field: why },
			],
		},
	});
	const digest = createHmac('sha256', secret).update(body, 'utf8').digest('base64');
	return {
		query: '',
		headers: { 'content-type': 'application/json', 'typeform-signature': `sha256=${digest}` },
		body,
	};
};

/** Signs the body and no time. */
export const simulatedTypeform = (): Simulated => ({
	key: 'typeform',
	push: {
		says: 'answer',
		sign,
		forgeries: ['wrong_secret', 'flipped_byte', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {
			typeformRating: 'satisfaction',
			typeformScaleMapping: 'csat_1_5',
			typeformOptions: { comment: 'why' },
		},
		faultOf: takenWithin(30_000),
	},
});
