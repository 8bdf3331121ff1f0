import { randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';

/** A workflow rule with a webhook that sends its parameters as a form, its token among them. */
const sign: Sign = ({ ticket, customer, agent, what, at, fields: more = {} }, secret) => ({
	query: '',
	headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
	body: new URLSearchParams({
		token: secret,
		type: what === 'solved' ? 'ticket.closed' : 'ticket.reopened',
		module: 'Cases',
		subject_id: ticket.id,
		subject_title: ticket.title,
		status: what === 'solved' ? 'Closed' : 'New',
		occurred_at: new Date(at).toISOString(),
		customer_id: customer.id,
		customer_name: customer.name,
		customer_email: customer.email ?? '',
		customer_phone: customer.phone ?? '',
		customer_language: customer.language,
		customer_segment: customer.segment ?? '',
		owner_id: agent.id,
		owner_name: agent.name,
		owner_email: agent.email,
		...more,
	}).toString(),
});

/** Zoho signs nothing: a body that was changed on its way is not seen, and the token is part of it. */
export const simulatedZoho = (): Simulated => ({
	key: 'zoho',
	push: {
		sign,
		forgeries: ['wrong_secret'],
		sender: { secret: randomBytes(20).toString('hex') },
		parameters: {},
		faultOf: ({ status, took }) =>
			status >= 200 && status < 300 && took < 30_000 ? null : `answered ${status} after ${took} ms`,
	},
});
