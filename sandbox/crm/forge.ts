import type { Happening, Sign, SignedRequest } from './signed-request';

/** Ways in which somebody who does not have the secret, or has an old request, tries to get in. */
export const forgeries = ['wrong_secret', 'flipped_byte', 'stale', 'unsigned'] as const;
export type Forgery = (typeof forgeries)[number];

const hour = 3_600_000;

/** A request as a forger would send it. `stale` is signed with the right secret, an hour ago. */
export function forge(
	sign: Sign,
	happening: Happening,
	secret: string,
	now: number,
	how: Forgery,
): SignedRequest {
	switch (how) {
		case 'wrong_secret':
			return sign(happening, `${secret}-not`, now);
		case 'stale':
			return sign(happening, secret, now - hour);
		case 'flipped_byte': {
			const good = sign(happening, secret, now);
			// One letter of the customer's name: still good JSON, no longer what was signed.
			const { name } = happening.customer;
			const other = name.startsWith('Z') ? `Y${name.slice(1)}` : `Z${name.slice(1)}`;
			return { ...good, body: good.body.replace(name, other) };
		}
		case 'unsigned': {
			const good = sign(happening, secret, now);
			const kept = Object.entries(good.headers).filter(([key]) => !key.includes('signature'));
			return { ...good, headers: Object.fromEntries(kept) };
		}
	}
}
