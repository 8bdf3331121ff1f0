import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A deal that was won, as a workflow tells it with the body that our documentation asks the admin for. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '12345678901',

	request: (_given, at, id) => ({
		headers: { 'content-type': 'application/json', 'x-hubspot-signature-version': 'v2' },
		query: {},
		body: JSON.stringify(
			{
				type: 'deal.won',
				hs_object_id: id,
				dealname: 'Two hundred seats',
				amount: '4800',
				deal_currency_code: 'EUR',
				closedate: String(at),
				contact_id: '777',
				firstname: 'Wei',
				lastname: 'Li',
				email: 'li.wei@example.com',
				phone: '+49 151 12345678',
				hs_language: 'en-gb',
				hs_timezone: 'europe_slash_berlin',
				hubspot_owner_id: '361',
				owner_name: 'Ana Costa',
				owner_email: 'ana.costa@example.com',
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'hubspot',
		externalId: `deal.won:${id}:${at}`,
		type: 'deal.won',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'deal', id, title: 'Two hundred seats', url: null },
		value: { amount: 4800, currency: 'EUR' },
		attributes: {},
		customer: {
			externalIds: { hubspot: '777' },
			name: 'Wei Li',
			email: 'li.wei@example.com',
			phone: '+49 151 12345678',
			language: 'en-GB',
			timeZone: 'Europe/Berlin',
			segment: null,
		},
		owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
	}),
};
