import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** A deal that was won, as a workflow rule tells it with the parameters that our documentation asks for. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '3652397000000624046',

	request: ({ wonStages: [stage = 'closed won'] }, at, id) => ({
		headers: { 'content-type': 'application/json' },
		query: {},
		body: JSON.stringify(
			{
				module: 'Deals',
				subject_id: id,
				subject_title: 'Two hundred seats',
				stage: stage === 'closed won' ? 'Closed Won' : stage,
				occurred_at: new Date(at).toISOString(),
				value_amount: '4800',
				value_currency: 'EUR',
				customer_id: '3652397000000777001',
				customer_name: 'Li Wei',
				customer_email: 'li.wei@example.com',
				customer_phone: '+49 151 12345678',
				customer_language: 'Deutsch',
				owner_id: '3652397000000361001',
				owner_name: 'Ana Costa',
				owner_email: 'ana.costa@example.com',
			},
			null,
			'\t',
		),
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'zoho',
		externalId: `deal.won:${id}:${at}`,
		type: 'deal.won',
		occurredAt: at,
		touchpoint: null,
		subject: { type: 'deal', id, title: 'Two hundred seats', url: null },
		value: { amount: 4800, currency: 'EUR' },
		attributes: { module: 'Deals', stage: 'Closed Won' },
		customer: {
			externalIds: { zoho: '3652397000000777001' },
			name: 'Li Wei',
			email: 'li.wei@example.com',
			phone: '+49 151 12345678',
			language: 'de',
			timeZone: null,
			segment: null,
		},
		owner: {
			id: '3652397000000361001',
			name: 'Ana Costa',
			email: 'ana.costa@example.com',
		},
	}),
};
