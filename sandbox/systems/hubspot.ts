import { createHmac, randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';

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

/** Whatever is no 2xx within five seconds comes again for a day. */
export const simulatedHubspot = (): Simulated => ({
	key: 'hubspot',
	push: {
		sign,
		sender: { secret: randomBytes(16).toString('hex') },
		parameters: { hubspotOptions: { publicUrl: hubspotCalls } },
		faultOf: ({ status, took }) =>
			status >= 200 && status < 300 && took < 5_000 ? null : `answered ${status} after ${took} ms`,
	},
});
