import { sandboxPeople } from '../stage/settings';
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

/** Zendesk and Jiandaoyun number their own agents; cases then find the owner by e-mail. */
const agents = {
	en: sandboxPeople[0],
	'zh-CN': sandboxPeople[1],
	idle: sandboxPeople[2],
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
			const ignored = planned?.ends.kind === 'asked' && planned.ends.case?.owner === 'ignores';
			const agent = ignored ? agents.idle : agents[customer.language];
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
					language: customer.language,
					segment: customer.segment ?? null,
				},
				agent: { id: agent.id, name: agent.name, email: agent.email },
			};
		},
	};
}
