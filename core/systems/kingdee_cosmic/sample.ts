import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A made-up body: what the real one holds is documented nowhere. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {
		rules: [{ event: 'sal_outbound_audit', type: 'order.delivered' }],
		fields: [
			{ path: 'eventId', field: 'id', attribute: '' },
			{ path: 'data.id', field: 'subject.id', attribute: '' },
			{ path: 'data.billno', field: 'subject.title', attribute: '' },
			{ path: 'data.customer', field: 'customer.externalId', attribute: '' },
			{ path: 'data.email', field: 'customer.email', attribute: '' },
		],
	},
	id: 'evt-2026-000042',

	request: (_options, at, id) => ({
		headers: {
			'content-type': 'application/json',
			'x-kem-request-timestamp': String(at),
			'x-kem-request-nonce': '5f2c7a',
		},
		query: {},
		body: JSON.stringify(
			{
				eventNumber: 'sal_outbound_audit',
				eventId: id,
				data: {
					id: '1783803326505631999',
					billno: 'XSCK-000042',
					customer: 'CUST0777',
					email: 'li.wei@example.com',
				},
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'kingdee_cosmic',
		externalId: id,
		type: 'order.delivered',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'order', id: '1783803326505631999', title: 'XSCK-000042', url: null },
		value: null,
		attributes: { eventNumber: 'sal_outbound_audit' },
		customer: {
			externalIds: { kingdee_cosmic: 'CUST0777' },
			name: null,
			email: 'li.wei@example.com',
			phone: null,
			language: null,
			timeZone: null,
			segment: null,
		},
		owner: null,
	}),
};
