import { signToken, type TokenPurpose } from '../../model/token';
import type { House } from '../house';

const day = 86_400_000;

/**
 * A link to another page of the same trigger; relative, so that it works wherever this page did.
 *
 * @param who.life days
 */
export function linkFor(
	context: { house: House; now: number },
	purpose: TokenPurpose,
	who: { subject: string; audience: string; life: number },
): string {
	const { house, now } = context;
	// Whole days: the same link for a while, so that a page renders the same.
	const expiresAt = (Math.floor(now / day) + who.life) * day;
	const claims = { subject: who.subject, audience: who.audience, expiresAt };
	return `?t=${signToken(house.keys, { workspace: house.workspace, purpose, ...claims })}`;
}
