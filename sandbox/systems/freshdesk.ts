import { randomBytes } from 'node:crypto';

import { tasks, writes } from '../../workflows/source/templates/crm-requests';
import type { Sign } from '../crm/signed-request';
import { answer, objectIn, partOf, textOf } from './json-body';
import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

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

const apiKey = 'sandbox-freshdesk-key';
const login = `Basic ${Buffer.from(`${apiKey}:X`).toString('base64')}`;

/** Tickets, by the key of an agent and any password. */
function written(deeds: SimDeed[], { method, path, headers, body }: SimRequest): SimAnswer {
	const refused = (status: number, code: string): SimAnswer => {
		deeds.push({ kind: 'refused', why: code });
		return answer({ code, message: code }, status);
	};
	if (headers.authorization !== login) return refused(401, 'invalid_credentials');
	const values = objectIn(body);
	const [, id] = /^\/api\/v2\/tickets\/(\d+)$/.exec(path) ?? [];
	if (method === 'PUT' && id !== undefined) {
		const fields = partOf(values?.custom_fields);
		if (!fields) return refused(400, 'missing_field');
		deeds.push({ kind: 'update', object: 'tickets', id, values: fields });
		return answer({ id: 1, custom_fields: fields });
	}
	if (method !== 'POST' || path !== '/api/v2/tickets') return refused(404, 'not_found');
	const words = [values?.subject, values?.description, values?.email];
	const isWhole = words.every((word) => textOf(word) !== '');
	if (!values || !isWhole || typeof values.status !== 'number') {
		return refused(400, 'missing_field');
	}
	deeds.push({ kind: 'create', object: 'tickets', id: '2', values });
	return answer({ id: 2 }, 201);
}

/** Freshdesk signs nothing: a body that was changed on its way is not seen. */
export const simulatedFreshdesk = (deeds: SimDeed[] = []): Simulated => ({
	key: 'freshdesk',
	api: {
		deeds,
		handle: (request) => written(deeds, request),
		credential: { type: 'freshdeskApi', data: () => ({ apiKey, domain: 'sandbox' }) },
		byN8n: 'https://your-domain.freshdesk.com',
		parameters: {
			update: writes.freshdesk,
			create: tasks('"Call " + $json.customer.name').freshdesk,
		},
	},
	push: {
		sign,
		forgeries: ['wrong_secret', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: {},
		faultOf: ({ status, took }) =>
			status >= 200 && status < 300 && took < 30_000 ? null : `answered ${status} after ${took} ms`,
	},
});
