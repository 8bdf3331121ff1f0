import { randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';

/** A rule with simple content: wrapped, the status as a label, and what has started the rule. */
const sign: Sign = ({ ticket, customer, agent, what, at, fields: more = {} }, secret) => {
	const solved = what === 'solved';
	return {
		query: '',
		headers: { 'content-type': 'application/json', 'x-webhook-secret': secret },
		body: JSON.stringify({
			freshdesk_webhook: {
				ticket_id: ticket.id,
				ticket_subject: ticket.title,
				ticket_status: solved ? 'Closed' : 'Open',
				ticket_url: `https://sandbox.freshdesk.com/helpdesk/tickets/${ticket.id}`,
				ticket_updated_at: new Date(at).toISOString(),
				triggered_event: solved ? '{status_id:{from:2,to:5}}' : '{status_id:{from:5,to:2}}',
				ticket_requester_id: customer.id,
				ticket_requester_name: customer.name,
				ticket_requester_email: customer.email ?? '',
				ticket_requester_phone: customer.phone ?? '',
				ticket_requester_language: customer.language,
				ticket_agent_name: agent.name,
				ticket_agent_email: agent.email,
				...more,
			},
		}),
	};
};

/** Freshdesk signs nothing: a body that was changed on its way is not seen. */
export const simulatedFreshdesk = (): Simulated => ({
	key: 'freshdesk',
	push: {
		sign,
		forgeries: ['wrong_secret', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {},
		faultOf: ({ status, took }) =>
			status >= 200 && status < 300 && took < 30_000 ? null : `answered ${status} after ${took} ms`,
	},
});
