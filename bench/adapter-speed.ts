import { performance } from 'node:perf_hooks';

import { type SourceSystem, sourceSystems } from '../core/systems';
import type { Heard, Sender, SourceRequest } from '../core/systems/source/source';
import { optionValues } from '../nodes/connection/option-fields';
import { genericEvent } from '../sandbox/crm/generic';
import type { Happening, SignedRequest } from '../sandbox/crm/signed-request';
import { simulatedNow } from '../sandbox/systems';
import type { Simulated } from '../sandbox/systems/simulated';
import { alternately, type Figure, figureOf } from './figure';
import type { Options } from './options';
import { say } from './say';
import { readWhole } from '../core/systems/source/read-drafts';

export type AdapterSpeed = Record<string, Figure>;

/** Turns of each side in a round; enough that a round takes some tenths of a second. */
const turns = 2_000;
const address = 'https://n8n.example.com/webhook/crm';

/**
 * How many events a second are verified and read, as a ratio to how often the same bytes are read as JSON and
 * nothing else. What is no JSON, or only an envelope of it, is held against an event of the generic
 * sender with as many bytes.
 *
 * @returns by the key of the system; those that the sandbox simulates
 * @throws Error if an adapter refuses what its simulated system sends
 */
export function measureAdapters({ rounds }: Options): AdapterSpeed {
	const figures: AdapterSpeed = {};
	for (const simulated of simulatedNow('all')) {
		const system = sourceSystems.find(({ key }) => key === simulated.key);
		if (!system || !simulated.push) continue;
		const figure = figureOf(ratiosOf(system, simulated, rounds));
		say(`adapters: ${simulated.key} ${figure.median}`);
		figures[simulated.key] = figure;
	}
	return figures;
}

function ratiosOf(system: SourceSystem, simulated: Simulated, rounds: number): number[] {
	const { sender, heard } = heardOf(system, simulated);
	const anchor = anchorFor(Buffer.from(heard.request.rawBody).toString('utf8'));
	const ours = () => {
		if (!sender.verify(heard).ok) throw new Error(`${system.key} refuses its own event.`);
		const outcome = readWhole(sender.parse(heard));
		if (outcome.kind !== 'events') {
			throw new Error(`${system.key} does not read its own event: ${JSON.stringify(outcome)}`);
		}
	};
	const plain = () => void JSON.parse(anchor);
	for (const side of [ours, plain]) timeOf(side);
	return Array.from({ length: rounds }, (_, round) => {
		const times = new Map<() => void, number>();
		for (const side of alternately(round, ours, plain)) times.set(side, timeOf(side));
		return (times.get(plain) ?? Number.NaN) / (times.get(ours) ?? Number.NaN);
	});
}

function timeOf(work: () => void): number {
	const since = performance.now();
	for (let turn = 0; turn < turns; turn += 1) work();
	return performance.now() - since;
}

function heardOf(
	{ key, source }: SourceSystem,
	{ push }: Simulated,
): { sender: Sender; heard: Heard } {
	if (!push) throw new Error(`${key} calls nobody.`);
	const { secret, encryptionKey = null } = push.sender;
	const now = Date.now();
	const signed = push.sign(large(now, 95), secret, now);
	const values = optionValues(source.options, key, (name, fallback) =>
		Object.hasOwn(push.parameters, name) ? push.parameters[name] : fallback,
	);
	return {
		sender: source.configure(values),
		heard: {
			request: requestOf(signed),
			secrets: { secret, previousSecret: null, encryptionKey },
			now,
		},
	};
}

function requestOf({ query, headers, body }: SignedRequest): SourceRequest {
	return {
		method: 'POST',
		url: `${address}${query}`,
		headers,
		query: Object.fromEntries(new URLSearchParams(query)),
		rawBody: Buffer.from(body, 'utf8'),
		body: {},
	};
}

/** An event of some four kilobytes, where its sender tells all fields of a ticket: so many, of forty bytes each. */
const large = (at: number, count: number): Happening => ({
	deliveryId: 'bench-1',
	what: 'solved',
	at,
	ticket: { id: '900719925474099312', title: 'The printer prints nothing but stripes' },
	fields: Object.fromEntries(
		Array.from({ length: count }, (_, place) => [`cf_field_${place}`, `A value of field ${place}`]),
	),
	customer: {
		id: 'customer-1',
		name: 'Ana Costa',
		email: 'ana@customers.example',
		language: 'en',
		segment: null,
	},
	agent: { id: 'agent-1', name: 'Zhou Min', email: 'zhou.min@example.com' },
});

/** The body itself where it is JSON of several fields, else an event of the generic sender that is as long. */
function anchorFor(body: string): string {
	try {
		if (countKeys(JSON.parse(body)) > 8) return body;
	} catch {
		// A form or XML: see above.
	}
	const [none, one] = [0, 1].map((count) => genericEvent(large(0, count), 'x', 0).body.length);
	const each = (one ?? 0) - (none ?? 0);
	const count = Math.max(0, Math.round((body.length - (none ?? 0)) / each));
	return genericEvent(large(0, count), 'x', 0).body;
}

function countKeys(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	return Object.values(value).reduce<number>((sum, one) => sum + 1 + countKeys(one), 0);
}
