import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A ticket that was closed, with the simple content of a rule. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '10042',

	request: (_given, at, id) => ({
		headers: { 'content-type': 'application/json' },
		query: {},
		body: JSON.stringify(
			{
				freshdesk_webhook: {
					ticket_id: /^\d{1,15}$/.test(id) ? Number(id) : id,
					ticket_subject: 'Cannot print an invoice',
					ticket_status: 'Closed',
					ticket_priority: 'High',
					ticket_url: 'https://acme.freshdesk.com/helpdesk/tickets/10042',
					ticket_updated_at: new Date(at).toISOString(),
					triggered_event: '{status_id:{from:2,to:5}}',
					ticket_tags: 'billing, vip',
					ticket_requester_id: '777',
					ticket_requester_name: 'Li Wei',
					ticket_requester_email: 'li.wei@example.com',
					ticket_requester_phone: '+49 151 12345678',
					ticket_requester_language: 'zh-CN',
					ticket_agent_name: 'Ana Costa',
					ticket_agent_email: 'ana.costa@example.com',
				},
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'freshdesk',
		externalId: `ticket.closed:${id}:${at}`,
		type: 'ticket.closed',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'ticket',
			id,
			title: 'Cannot print an invoice',
			url: 'https://acme.freshdesk.com/helpdesk/tickets/10042',
		},
		value: null,
		attributes: {
			status: 'Closed',
			previousStatus: '2',
			priority: 'High',
			tags: ['billing', 'vip'],
		},
		customer: {
			externalIds: { freshdesk: '777' },
			name: 'Li Wei',
			email: 'li.wei@example.com',
			phone: '+49 151 12345678',
			language: 'zh-CN',
			timeZone: null,
			segment: null,
		},
		owner: { id: null, name: 'Ana Costa', email: 'ana.costa@example.com' },
	}),
};
