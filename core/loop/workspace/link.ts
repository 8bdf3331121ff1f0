import { SetupError } from '../../model/errors';
import { signToken, type TokenPurpose } from '../../model/token';
import { findEndpoint, type Endpoint } from '../../store/repositories/endpoints';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i;

/**
 * The page's address as people reach it: the credential's public address goes before the path of n8n's
 * own. A path before everything that both have (`N8N_PATH`, or one in `WEBHOOK_URL`) stands there once.
 */
export function publicPage(
	{ publicAddress }: Pick<House, 'publicAddress'>,
	address: string,
): string {
	const url = new URL(address);
	if (publicAddress === null) return url.href;
	const given = new URL(publicAddress);
	const before = given.pathname.replace(/\/+$/, '');
	const path = url.pathname.startsWith(`${before}/`) ? url.pathname : before + url.pathname;
	return given.origin + path;
}

/** True if only this machine can open the address. */
export function isLoopback(address: string): boolean {
	return loopback.test(new URL(address).hostname);
}

/**
 * The address of a survey's page; for thanks, status and opt-out any Response Trigger will do.
 *
 * @throws SetupError if no trigger serves it, or people could not reach it.
 */
export async function pageAddress(
	house: House,
	db: Db | Tx,
	page: 'survey' | 'case',
	surveyKey: string,
	allowLoopback: boolean,
): Promise<string> {
	const endpoint = await findEndpoint(db, house.workspace, page, surveyKey);
	if (!endpoint) throw missingPage(page, surveyKey);
	return reachable(house, endpoint, allowLoopback);
}

/**
 * The address at which people reach a page.
 *
 * @throws SetupError if only this server can open it
 */
export function reachable(
	house: House,
	endpoint: Pick<Endpoint, 'address'>,
	allowLoopback: boolean,
): string {
	const address = publicPage(house, endpoint.address);
	if (!allowLoopback && isLoopback(address)) {
		throw new SetupError(
			`Links would point to ${new URL(address).origin}, which only this server can open.`,
			'Set WEBHOOK_URL for n8n, or Public Address in the Satisfaction Workspace credential.',
		);
	}
	return address;
}

/** Nobody serves the page. */
export function missingPage(page: 'survey' | 'case', surveyKey: string): SetupError {
	return page === 'case'
		? new SetupError(
				'No Satisfaction Case Trigger is published in this workspace.',
				"Publish a workflow with a Case Trigger: it serves the owner's page.",
			)
		: new SetupError(
				`No Satisfaction Response Trigger is published for the survey "${surveyKey}".`,
				'Publish the workflow whose Response Trigger defines this survey, or correct the survey key.',
			);
}

/** A page's address with a signed token. */
export function signedLink(
	house: House,
	address: string,
	purpose: TokenPurpose,
	who: { subject: string; audience: string; expiresAt: number },
): string {
	const token = signToken(house.keys, { workspace: house.workspace, purpose, ...who });
	return `${address}?t=${token}`;
}
