import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

const eventOf = (at: number) => ({
	object: {
		ticket_id: '6626871355780366331',
		helpdesk_id: '6626871355780366330',
		guest: { id: { open_id: 'ou_84aad35d084aa403a838cf73ee18467' }, name: '李伟' },
		stage: 2,
		status: 51,
		score: 1,
		closed_at: Math.floor(at / 1000),
	},
	old_object: { stage: 2, status: 2, updated_at: Math.floor(at / 1000) - 60 },
});

/** A ticket of the help desk was closed; as it is once it is decrypted. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '5e3702a84e847582be8db7fb73283c02',

	request: ({ appId }, at, id) => ({
		headers: { 'content-type': 'application/json; charset=utf-8' },
		query: {},
		body: JSON.stringify(
			{
				schema: '2.0',
				header: {
					event_id: id,
					create_time: String(at),
					event_type: 'helpdesk.ticket.updated_v1',
					app_id: appId ?? 'cli_a1b2c3d4e5f6',
				},
				event: eventOf(at),
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'feishu',
		externalId: id,
		type: 'ticket.closed',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'ticket', id: '6626871355780366331', title: null, url: null },
		value: null,
		attributes: { eventType: 'helpdesk.ticket.updated_v1', ...eventOf(at) },
		customer: {
			externalIds: { feishu: 'ou_84aad35d084aa403a838cf73ee18467' },
			name: '李伟',
			email: null,
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
