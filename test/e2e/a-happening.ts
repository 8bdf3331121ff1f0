import type { Happening } from '../../sandbox/crm/signed-request';

/** A ticket of a customer whom nothing else is about, solved now. */
export function aSolvedTicket(id: string, name: string): Happening {
	const [first = name] = name.split(' ');
	return {
		deliveryId: `${id}-1`,
		what: 'solved',
		at: Date.now(),
		ticket: { id: id.toUpperCase(), title: `The kettle of ${first}` },
		customer: {
			id,
			name,
			email: `${first.toLowerCase()}@customers.example`,
			language: 'en',
			segment: null,
		},
		agent: { id: 'zhou.min', name: 'Zhou Min', email: 'zhou.min@example.com' },
	};
}
