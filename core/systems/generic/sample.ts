import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import { writeFieldPath } from '../source/write-field-path';
import type { GenericOptions, options } from './options';

const happened: ReadonlyArray<[field: string, value: unknown]> = [
	['touchpoint', 'use'],
	['subject.type', 'ticket'],
	['subject.id', '10042'],
	['subject.title', 'Cannot print an invoice'],
	['subject.url', 'https://desk.example.com/tickets/10042'],
	['value.amount', 1200],
	['value.currency', 'EUR'],
	['attributes', { product: 'Billing' }],
	['customer.externalIds', { desk: '777' }],
	['customer.name', 'Li Wei'],
	['customer.email', 'li.wei@example.com'],
	['customer.phone', '+86 138 0000 1111'],
	['customer.language', 'zh-CN'],
	['customer.timeZone', 'Asia/Shanghai'],
	['customer.segment', 'enterprise'],
	['owner.id', '361'],
	['owner.name', 'Ana Costa'],
	['owner.email', 'ana.costa@example.com'],
];

/** A ticket that was closed; every field lies where the options look for it. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: 'evt-10042-closed-1',

	request(given, at, id) {
		const said: typeof happened = [
			['id', id],
			['type', wordFor('ticket.closed', given)],
			['occurredAt', new Date(at).toISOString()],
			...happened,
		];
		const event = said.reduce<unknown>((body, [field, value]) => {
			const path = given.fields.get(field) ?? [];
			// A field that is the whole event leaves no room for the others.
			return path.length === 0 ? body : writeFieldPath(body, path, value);
		}, {});
		const listed = given.events.length === 0 ? event : writeFieldPath({}, given.events, [event]);
		return {
			headers: { 'content-type': 'application/json' },
			query: {},
			body: JSON.stringify(listed, null, '\t'),
		};
	},

	becomes: (at, id): CanonicalEvent => ({
		source: 'generic',
		externalId: id,
		type: 'ticket.closed',
		occurredAt: at,
		touchpoint: 'use',
		subject: {
			type: 'ticket',
			id: '10042',
			title: 'Cannot print an invoice',
			url: 'https://desk.example.com/tickets/10042',
		},
		value: { amount: 1200, currency: 'EUR' },
		attributes: { product: 'Billing' },
		customer: {
			externalIds: { desk: '777' },
			name: 'Li Wei',
			email: 'li.wei@example.com',
			phone: '+86 138 0000 1111',
			language: 'zh-CN',
			timeZone: 'Asia/Shanghai',
			segment: 'enterprise',
		},
		owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com' },
	}),
};

/** What the sender calls this type, or any type that the admin named. */
function wordFor(type: string, { typeNames }: GenericOptions): string {
	const named = [...typeNames];
	const word = named.find(([, ours]) => ours === type) ?? named[0];
	return word?.[0] ?? type;
}
