import type { Happening } from '../crm/signed-request';
import type { Day, PlannedEvent, PlannedForgery } from './plan';

const day = 86_400_000;

/**
 * One performance of the script. Ids and addresses carry its name, so that several can follow each
 * other in one workspace without knowing each other's customers.
 */
export type Performance = {
	day: Day;
	deliveryOf: (key: string) => string;
	keyOf: (deliveryId: string) => string | null;
	/** `null`: nobody knows an address. */
	emailOf: (customer: string) => string | null;
	happening: (event: PlannedEvent | PlannedForgery, now: number) => Happening;
};

/** Who solved the ticket, as the sending system says; who owns a case is for the Router to decide. */
const agents = {
	en: { id: 'zhou.min', name: 'Zhou Min', email: 'zhou.min@example.com' },
	'zh-CN': { id: 'li.na', name: 'Li Na', email: 'li.na@example.com' },
} as const;

export function perform(script: Day, name: string): Performance {
	const prefix = `${name}.`;
	const emailOf = (customer: string): string | null => {
		const email = script.customers[customer]?.email ?? null;
		return email && email.replace('@', `.${name}@`);
	};
	return {
		day: script,
		deliveryOf: (key) => `${prefix}${key}`,
		keyOf: (id) => (id.startsWith(prefix) ? id.slice(prefix.length) : null),
		emailOf,
		happening(event, now) {
			const customer = script.customers[event.customer];
			if (!customer) throw new Error(`The script has no customer "${event.customer}".`);
			const planned = 'ticket' in event ? event : null;
			const agent = agents[customer.language];
			const ticket = `${name}-${planned?.ticket ?? event.key}`;
			return {
				deliveryId: `${prefix}${event.key}`,
				what: planned?.what ?? 'solved',
				at: now - (planned?.daysAgo ?? 0) * day,
				ticket: { id: ticket, title: `Ticket ${planned?.ticket ?? '?'}` },
				customer: {
					id: `${name}-${event.customer}`,
					name: customer.name,
					email: emailOf(event.customer),
					...(customer.phone !== undefined && { phone: customer.phone }),
					language: customer.language,
					segment: customer.segment ?? null,
				},
				agent,
			};
		},
	};
}
