import { createHmac } from 'node:crypto';

import type { Happening, Sign, SignedRequest } from './signed-request';

/** Zendesk writes whole seconds. */
const seconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Base64 of the HMAC-SHA256 over the timestamp followed by the body, as Zendesk documents it. */
function signed(
	happening: Happening,
	payload: unknown,
	secret: string,
	signedAt: number,
): SignedRequest {
	const body = JSON.stringify(payload);
	const timestamp = seconds(signedAt);
	const signature = createHmac('sha256', secret)
		.update(timestamp + body, 'utf8')
		.digest('base64');
	return {
		query: '',
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'user-agent': 'Zendesk Webhook',
			'x-zendesk-account-id': '22129848',
			'x-zendesk-webhook-id': '01SANDBOX0WEBHOOK',
			'x-zendesk-webhook-invocation-id': happening.deliveryId,
			'x-zendesk-webhook-signature': signature,
			'x-zendesk-webhook-signature-timestamp': timestamp,
		},
		body,
	};
}

/** A webhook connected to a trigger, with the payload that our documentation asks the admin for. */
export const zendeskTrigger: Sign = (happening, secret, signedAt) => {
	const { ticket, customer, agent, at } = happening;
	const solved = happening.what === 'solved';
	const payload = {
		ticket: {
			id: ticket.id,
			title: ticket.title,
			status: solved ? 'Solved' : 'Open',
			previous_status: solved ? 'Open' : 'Solved',
			updated_at: seconds(at),
			url: `sandbox.zendesk.com/agent/tickets/${ticket.id}`,
			...happening.fields,
		},
		requester: {
			id: customer.id,
			name: customer.name,
			email: customer.email ?? '',
			language: customer.language,
			segment: customer.segment ?? '',
		},
		assignee: agent,
	};
	return signed(happening, payload, secret, signedAt);
};

/** A webhook subscribed to `ticket.status_changed`: it tells ids only, no address. */
export const zendeskEvent: Sign = (happening, secret, signedAt) => {
	const { ticket, customer, agent, at, deliveryId } = happening;
	const solved = happening.what === 'solved';
	const payload = {
		type: 'zen:event-type:ticket.status_changed',
		account_id: 22129848,
		id: deliveryId,
		time: seconds(at),
		zendesk_event_version: '2022-06-20',
		subject: `zen:ticket:${ticket.id}`,
		detail: {
			id: ticket.id,
			subject: ticket.title,
			status: solved ? 'SOLVED' : 'OPEN',
			requester_id: customer.id,
			assignee_id: agent.id,
			via: { channel: 'email' },
		},
		event: solved
			? { current: 'SOLVED', previous: 'OPEN' }
			: { current: 'OPEN', previous: 'SOLVED' },
	};
	return signed(happening, payload, secret, signedAt);
};
