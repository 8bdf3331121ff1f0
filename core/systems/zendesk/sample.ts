import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** Zendesk writes whole seconds. */
const seconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The payload that our documentation asks the admin of a trigger for, filled in. */
const triggerPayload = (at: number) => ({
	type: 'ticket.solved',
	ticket: {
		id: '10042',
		title: 'Cannot print an invoice',
		status: 'Solved',
		updated_at: seconds(at),
		url: 'acme.zendesk.com/agent/tickets/10042',
	},
	requester: { id: '777', name: 'Li Wei', email: 'li.wei@example.com', language: 'zh-cn' },
	assignee: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
});

const statusChanged = (at: number, id: string) => ({
	type: 'zen:event-type:ticket.status_changed',
	account_id: 22129848,
	id,
	time: seconds(at),
	zendesk_event_version: '2022-06-20',
	subject: 'zen:ticket:10042',
	detail: {
		id: '10042',
		subject: 'Cannot print an invoice',
		status: 'SOLVED',
		priority: 'HIGH',
		tags: ['billing'],
		requester_id: '777',
		assignee_id: '361',
		group_id: '44',
		organization_id: '55',
		via: { channel: 'email' },
	},
	event: { current: 'SOLVED', previous: 'OPEN' },
});

/** A ticket that was solved, as the kind of webhook tells it that the node takes. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '01KE6M2V5W8X',

	request(given, at, id) {
		const body = given.payload === 'event' ? statusChanged(at, id) : triggerPayload(at);
		return {
			headers: {
				'content-type': 'application/json',
				'x-zendesk-webhook-invocation-id': id,
				'x-zendesk-webhook-signature-timestamp': seconds(at),
			},
			query: {},
			body: JSON.stringify(body, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'zendesk',
		externalId: id,
		type: 'ticket.solved',
		occurredAt: Math.floor(at / 1000) * 1000,
		touchpoint: null,
		subject: {
			type: 'ticket',
			id: '10042',
			title: 'Cannot print an invoice',
			url: 'https://acme.zendesk.com/agent/tickets/10042',
		},
		value: null,
		attributes: { status: 'SOLVED' },
		customer: {
			externalIds: { zendesk: '777' },
			name: 'Li Wei',
			email: 'li.wei@example.com',
			phone: null,
			language: 'zh-CN',
			timeZone: null,
			segment: null,
		},
		owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
	}),
};
