import fc from 'fast-check';

import { sourceByKey } from '../../core/systems';
import { optionValues } from '../../nodes/connection/option-fields';
import type { SourceRequest } from '../../core/systems/source/source';
import { type Forgery, forge, forgeries } from '../../sandbox/crm/forge';
import type { Happening, SignedRequest } from '../../sandbox/crm/signed-request';
import type { Simulated } from '../../sandbox/systems/simulated';
import { simulatedSystems } from '../../sandbox/systems';
import { flipped } from '../core/systems/source/request';
import { readWhole } from '../../core/systems/source/read-drafts';

const now = Date.UTC(2026, 0, 5, 2, 0, 1);
const happening: Happening = {
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

const heard = ({ query, headers, body }: SignedRequest): SourceRequest => ({
	method: 'POST',
	url: `https://n8n.example.com/webhook/round${query}`,
	headers,
	query: Object.fromEntries(new URLSearchParams(query)),
	rawBody: Buffer.from(body, 'utf8'),
	body: {},
});

type Pushing = NonNullable<Simulated['push']>;
const pushing = simulatedSystems.flatMap((make) => {
	const { key, push } = make();
	return push ? [[key, push] as const] : [];
});

function senderOf(key: string, { parameters }: Pushing) {
	const { source } = sourceByKey(key);
	const read = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	return source.configure(optionValues(source.options, key, read));
}

function judged(key: string, push: Pushing, request: SignedRequest) {
	const { secret, encryptionKey = null } = push.sender;
	const secrets = { secret, previousSecret: null, encryptionKey };
	const asked = { request: heard(request), secrets, now };
	const sender = senderOf(key, push);
	return { asked, sender, verdict: sender.verify(asked) };
}

describe.each(pushing)('what the simulator of %s sends', (key, push) => {
	const good = push.sign(happening, push.sender.secret, now);

	it('is let in, read as what happened, and answered to its content', () => {
		const { asked, sender, verdict } = judged(key, push, good);
		expect(sender.handshake(asked)).toBeNull();
		expect(verdict).toMatchObject({ ok: true });
		const parsed = readWhole(sender.parse(asked));
		expect(parsed).toMatchObject({ kind: 'events', events: [{ source: key }] });
		const taken = { kind: 'accepted', events: 1, duplicates: 0 } as const;
		expect(push.faultOf({ ...sender.acknowledge(taken, asked), took: 20 })).toBeNull();
		expect(push.faultOf({ ...sender.refuse('unavailable'), took: 20 })).not.toBeNull();
	});

	it('carries the same id when it is sent again', () => {
		const ids = [now, now + 60_000].map((signedAt) => {
			const { asked, sender } = judged(
				key,
				push,
				push.sign(happening, push.sender.secret, signedAt),
			);
			const parsed = readWhole(sender.parse(asked));
			return parsed.kind === 'events' ? parsed.events.map(({ externalId }) => externalId) : [];
		});
		expect(ids[0]).toEqual(ids[1]);
		expect(ids[0]).not.toEqual([]);
	});

	it.each<Forgery>([...(push.forgeries ?? forgeries)])(
		'is refused where it is forged: %s',
		(how) => {
			expect(judged(key, push, forged(push, good, how)).verdict).toMatchObject({ ok: false });
		},
	);
});

const signing = pushing.filter(([, push]) =>
	(push.forgeries ?? forgeries).includes('flipped_byte'),
);

describe.each(signing)('a signature of %s', (key, push) => {
	const good = push.sign(happening, push.sender.secret, now);
	const bytes = Buffer.from(good.body, 'utf8');
	const { sender, asked } = judged(key, push, good);
	const changed = (rawBody: Uint8Array) => ({ ...asked, request: { ...asked.request, rawBody } });
	// What is encrypted is signed without its envelope: that may change, and must say nothing else then.
	// The key of YonBIP is made of its secret.
	const isSealed = push.sender.encryptionKey !== undefined || key === 'yonbip';
	const says = (rawBody: Uint8Array) => {
		if (!sender.verify(changed(rawBody)).ok) return 'nothing';
		return isSealed ? readWhole(sender.parse(changed(rawBody))) : 'something';
	};
	const allowed = isSealed ? ['nothing', readWhole(sender.parse(asked))] : ['nothing'];

	it('holds for no other bytes than those that were signed', () => {
		expect(sender.verify(asked).ok).toBe(true);
		fc.assert(
			fc.property(fc.nat(), fc.nat(7), (at, bit) => {
				expect(allowed).toContainEqual(says(flipped(bytes, at, bit)));
			}),
		);
		for (const rawBody of [
			bytes.subarray(0, bytes.length - 1),
			Buffer.concat([bytes, Buffer.from(' ')]),
			Buffer.concat([Buffer.from('\ufeff'), bytes]),
			Buffer.concat([bytes.subarray(0, 1), Buffer.from('\r\n'), bytes.subarray(1)]),
		]) {
			expect(allowed).toContainEqual(says(rawBody));
		}
	});
});

/** As somebody without the secret, or with an old request, would send it. */
function forged(push: Pushing, good: SignedRequest, how: Forgery): SignedRequest {
	if (how === 'unsigned') {
		return { ...good, query: '', headers: { 'content-type': 'application/json' } };
	}
	if (how !== 'flipped_byte') return forge(push.sign, happening, push.sender.secret, now, how);
	const middle = Math.floor(good.body.length / 2);
	const at = middle + good.body.slice(middle).search(/[b-y]/);
	const letter = good.body.charAt(at) === 'k' ? 'm' : 'k';
	return { ...good, body: `${good.body.slice(0, at)}${letter}${good.body.slice(at + 1)}` };
}
