import fc from 'fast-check';

import { sourceByKey } from '../../core/systems';
import { readWhole } from '../../core/systems/source/read-drafts';
import { type Forgery, forge, forgeries } from '../../sandbox/crm/forge';
import type { SignedRequest } from '../../sandbox/crm/signed-request';
import { flipped } from '../core/systems/source/request';
import { happening, judged, now, type Pushing, pushing } from './pushing';

/** Senders whose documentation does not say how long they wait. */
const withoutLimit = [
	...['salesforce', 'freshdesk', 'zoho', 'woocommerce', 'surveymonkey', 'qualtrics'],
	...['wenjuanxing', 'tencent_wenjuan', 'jinshuju'],
];

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

	it('is not content with an answer that comes too late, where its limit is documented', () => {
		const { asked, sender } = judged(key, push, good);
		const taken = { kind: 'accepted', events: 1, duplicates: 0 } as const;
		const answer = sender.acknowledge(taken, asked);
		const limit = sourceByKey(key).source.answerWithinMs;
		const says = [limit - 1, limit + 1].map((took) => push.faultOf({ ...answer, took }) === null);
		expect(says).toEqual([true, withoutLimit.includes(key)]);
		expect(push.faultOf({ ...answer, status: 500, took: 20 })).not.toBeNull();
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
