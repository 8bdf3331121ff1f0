import type { Endpoint } from '../../store/repositories/endpoints';
import type { House } from '../house';
import { reachable, signedLink } from '../workspace/link';

const day = 86_400_000;
/** Cases live for weeks; a link in an old mail opens nothing for ever. */
const ownerLife = 120 * day;

/**
 * The case page's address; `null` while no Case Trigger is published.
 *
 * @param endpoint what is stored about the page
 * @throws SetupError if only this server can open it
 */
export function caseAddress(
	house: House,
	endpoint: Pick<Endpoint, 'address'> | undefined,
	allowLoopback: boolean,
): string | null {
	return endpoint ? reachable(house, endpoint, allowLoopback) : null;
}

/** One person's link to one case, on the case page's address. */
export function ownerLink(
	house: House,
	address: string,
	about: { caseId: string; openedAt: number; personId: string },
): string {
	return signedLink(house, address, 'owner', {
		subject: about.caseId,
		audience: about.personId,
		expiresAt: about.openedAt + ownerLife,
	});
}

/**
 * A group's link to one case: whoever opens it sees where the case stands, and asks for a link of their own
 * by mail. It acts for nobody.
 */
export function groupLink(
	house: House,
	address: string,
	about: { caseId: string; openedAt: number },
): string {
	return signedLink(house, address, 'group', {
		subject: about.caseId,
		audience: '',
		expiresAt: about.openedAt + ownerLife,
	});
}

/** An approver's link to one request for compensation. */
export function approvalLink(
	house: House,
	address: string,
	about: { caseId: string; compensationId: string; askedAt: number; personId: string },
): string {
	return signedLink(house, address, 'approve', {
		subject: `${about.caseId}:${about.compensationId}`,
		audience: about.personId,
		expiresAt: about.askedAt + ownerLife,
	});
}

/** A lead's link to the list of a team; `*` = all teams. */
export function teamLink(
	house: House,
	address: string,
	about: { team: string; personId: string; now: number },
): string {
	return signedLink(house, address, 'team', {
		subject: about.team,
		audience: about.personId,
		expiresAt: (Math.floor(about.now / day) + 120) * day,
	});
}

/** A lead's link to the figures of a team, as the list's; `*` = all teams. */
export function figuresLink(
	house: House,
	address: string,
	about: { team: string; personId: string; now: number },
): string {
	return signedLink(house, address, 'figures', {
		subject: about.team,
		audience: about.personId,
		expiresAt: (Math.floor(about.now / day) + 120) * day,
	});
}

/** The link of one person to the problems that are theirs, or everybody's for who leads. */
export function problemsLink(
	house: House,
	address: string,
	about: { personId: string; now: number },
): string {
	return signedLink(house, address, 'problems', {
		subject: '*',
		audience: about.personId,
		expiresAt: (Math.floor(about.now / day) + 120) * day,
	});
}
