import { sourceByKey } from '../../core/systems';
import type { SourceRequest } from '../../core/systems/source/source';
import { optionValues } from '../../nodes/connection/option-fields';
import type { Happening, SignedRequest } from '../../sandbox/crm/signed-request';
import { simulatedSystems } from '../../sandbox/systems';
import type { Simulated } from '../../sandbox/systems/simulated';

/** A morning in Beijing. */
export const now = Date.UTC(2026, 0, 5, 2, 0, 1);
export const happening: Happening = {
	deliveryId: 'day.amelie',
	what: 'solved',
	at: now - 1_000,
	ticket: { id: '900719925474099319', title: 'Ticket 4101' },
	customer: {
		id: '777',
		name: 'Amélie Laurent',
		email: 'amelie@customers.example',
		language: 'en',
		segment: null,
	},
	agent: { id: 'zhou.min', name: 'Zhou Min', email: 'zhou.min@example.com' },
};

/** As n8n hands it on. */
export const heard = ({ query, headers, body }: SignedRequest): SourceRequest => ({
	method: 'POST',
	url: `https://n8n.example.com/webhook/round${query}`,
	headers,
	query: Object.fromEntries(new URLSearchParams(query)),
	rawBody: Buffer.from(body, 'utf8'),
	body: {},
});

export type Pushing = NonNullable<Simulated['push']>;
/** Every simulated system that calls us. */
export const pushing = simulatedSystems.flatMap((make) => {
	const { key, push } = make();
	return push ? [[key, push] as const] : [];
});

/** The sender as the node that is set up for the simulator knows it. */
export function senderOf(key: string, { parameters }: Pushing) {
	const { source } = sourceByKey(key);
	const read = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	return source.configure(optionValues(source.options, key, read));
}

export function judged(key: string, push: Pushing, request: SignedRequest) {
	const { secret, encryptionKey = null } = push.sender;
	const secrets = { secret, previousSecret: null, encryptionKey };
	const asked = { request: heard(request), secrets, now };
	const sender = senderOf(key, push);
	return { asked, sender, verdict: sender.verify(asked) };
}
