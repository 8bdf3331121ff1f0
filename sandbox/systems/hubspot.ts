import { createHmac, randomBytes } from 'node:crypto';

import { tasks, writes } from '../../workflows/source/templates/crm-requests';
import type { Sign } from '../crm/signed-request';
import { answer, objectIn, partOf, textOf } from './json-body';
import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

/** Where the app believes our address to be; the real one signs what it calls. */
export const hubspotCalls = 'https://hooks.sandbox.example/in/hubspot';

/**
 * A workflow that tells of a ticket and whom it is of. Signed by version 3: the method, the address, the
 * body and the time in ms.
 */
const sign: Sign = ({ ticket, customer, agent, what, at, fields: more = {} }, secret, signedAt) => {
	const [firstName = '', ...others] = customer.name.split(' ');
	const body = JSON.stringify({
		type: what === 'solved' ? 'ticket.closed' : 'ticket.reopened',
		objectType: 'TICKET',
		portalId: 62515,
		hs_object_id: ticket.id,
		subject: ticket.title,
		hs_pipeline_stage: what === 'solved' ? '4' : '1',
		closed_date: String(at),
		contact_id: customer.id,
		firstname: firstName,
		lastname: others.join(' '),
		email: customer.email ?? '',
		phone: customer.phone ?? '',
		hs_language: customer.language,
		segment: customer.segment ?? '',
		hubspot_owner_id: agent.id,
		owner_name: agent.name,
		owner_email: agent.email,
		...more,
	});
	return {
		query: '',
		headers: {
			'content-type': 'application/json',
			'user-agent': 'HubSpot Connect 2.0 (http://dev.hubspot.com/)',
			'x-hubspot-request-timestamp': String(signedAt),
			'x-hubspot-signature-v3': createHmac('sha256', secret)
				.update(`POST${hubspotCalls}${body}${signedAt}`, 'utf8')
				.digest('base64'),
		},
		body,
	};
};

const token = 'pat-sandbox-hubspot';

/** Tickets and tasks, by the token of a private app. */
function written(deeds: SimDeed[], { method, path, headers, body }: SimRequest): SimAnswer {
	const error = (status: number, category: string, message: string): SimAnswer => {
		deeds.push({ kind: 'refused', why: `${category} ${message}` });
		return answer({ status: 'error', message, category }, status);
	};
	if (headers.authorization !== `Bearer ${token}`) {
		return error(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
	}
	const values = partOf(objectIn(body)?.properties);
	if (!values) return error(400, 'VALIDATION_ERROR', 'properties is missing.');
	const [, id] = /^\/crm\/v3\/objects\/tickets\/(\d+)$/.exec(path) ?? [];
	if (method === 'PATCH' && id !== undefined) {
		deeds.push({ kind: 'update', object: 'tickets', id, values });
		return answer({ id, properties: values });
	}
	if (method !== 'POST' || path !== '/crm/v3/objects/tasks') {
		return error(404, 'OBJECT_NOT_FOUND', 'There is no such resource.');
	}
	if (Number.isNaN(Date.parse(textOf(values.hs_timestamp)))) {
		return error(400, 'VALIDATION_ERROR', 'hs_timestamp is required.');
	}
	deeds.push({ kind: 'create', object: 'tasks', id: '1', values });
	return answer({ id: '1', properties: values }, 201);
}

/** Whatever is no 2xx within five seconds comes again for a day. */
export const simulatedHubspot = (deeds: SimDeed[] = []): Simulated => ({
	key: 'hubspot',
	api: {
		deeds,
		handle: (request) => written(deeds, request),
		credential: { type: 'hubspotAppToken', data: () => ({ appToken: token }) },
		byN8n: 'https://api.hubapi.com',
		parameters: { update: writes.hubspot, create: tasks('"Call " + $json.customer.name').hubspot },
	},
	push: {
		sign,
		sender: { secret: randomBytes(16).toString('hex') },
		parameters: { hubspotOptions: { publicUrl: hubspotCalls } },
		faultOf: ({ status, took }) =>
			status >= 200 && status < 300 && took < 5_000 ? null : `answered ${status} after ${took} ms`,
	},
});
