import { randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';
import { takenWithin } from './taken';

/**
 * An open event in the clear, as far as it is documented: the headers are, the body is made up. What is signed
 * could be read nowhere, so the address alone proves who calls.
 */
const sign: Sign = (
	{ deliveryId, at, ticket, customer, agent, fields = {} },
	secret,
	signedAt,
) => ({
	query: `?secret=${encodeURIComponent(secret)}`,
	headers: {
		'content-type': 'application/json',
		'x-kem-request-timestamp': String(signedAt),
		'x-kem-request-nonce': randomBytes(8).toString('hex'),
	},
	body: JSON.stringify({
		eventNumber: 'service_order_close',
		eventId: deliveryId,
		eventTime: new Date(at).toISOString(),
		data: {
			id: ticket.id,
			name: ticket.title,
			customer: customer.id,
			customername: customer.name,
			email: customer.email,
			owneremail: agent.email,
			...fields,
		},
	}),
});

const field = (path: string, to: string) => ({ path, field: to, attribute: '' });

export const simulatedKingdeeCosmic = (): Simulated => ({
	key: 'kingdee_cosmic',
	push: {
		sign,
		forgeries: ['wrong_secret', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {
			kingdee_cosmicRules: { row: [{ event: 'service_order_close', type: 'ticket.closed' }] },
			kingdee_cosmicFields: {
				row: [
					field('eventId', 'id'),
					field('eventTime', 'occurredAt'),
					field('data.id', 'subject.id'),
					field('data.name', 'subject.title'),
					field('data.customer', 'customer.externalId'),
					field('data.customername', 'customer.name'),
					field('data.email', 'customer.email'),
					field('data.owneremail', 'owner.email'),
				],
			},
		},
		faultOf: takenWithin(5_000),
	},
});
