import type { ItemInvitation, ItemMessage, SatisfactionItem } from '../../model/item';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import { findEvent } from '../../store/repositories/events';
import type { InvitationRow } from '../../store/repositories/invitations';
import { findEndpoint } from '../../store/repositories/endpoints';
import type { Db, Tx } from '../../store/store';
import { composeStoredInvitation, invitationLinks } from './compose-invitation';
import { shortLink } from './short-link';
import type { House } from '../house';
import {
	customerPart,
	eventPart,
	invitationPart,
	rememberedEvent,
	storedOwner,
	surveyPart,
} from '../item/item-parts';
import { publicPage } from '../workspace/link';
import { trialPage } from '../workspace/trial-page';

/** The parts of an item that a stored invitation fills. */
export async function invitationItem(
	house: House,
	invitation: InvitationRow,
	db: Db | Tx = house.store.db,
): Promise<Partial<SatisfactionItem>> {
	const customer = invitation.customer_id
		? await findCustomer(db, house.workspace, invitation.customer_id)
		: undefined;
	const links = await linksOf(house, invitation, db);
	const about = { customer: customer ?? null, invitation: invitationPart(invitation, links) };
	return await partsOf(house, invitation, about, db);
}

async function partsOf(
	house: House,
	invitation: InvitationRow,
	about: { customer: Customer | null; invitation: ItemInvitation },
	db: Db | Tx,
): Promise<Partial<SatisfactionItem>> {
	const event = invitation.event_id
		? await findEvent(db, house.workspace, invitation.event_id)
		: undefined;
	return {
		test: invitation.test === 1,
		event: event ? eventPart(event) : rememberedEvent(invitation),
		customer: about.customer ? customerPart(about.customer) : null,
		owner: storedOwner(invitation.owner),
		survey: surveyPart(invitation),
		invitation: about.invitation,
	};
}

/** The same with the message that asks. @throws SetupError if people could not reach its links. */
export async function invitationItemToSend(
	house: House,
	invitation: InvitationRow,
	db: Db | Tx = house.store.db,
): Promise<Partial<SatisfactionItem> & { message: ItemMessage }> {
	const { message, ...about } = await composeStoredInvitation(house, invitation, db);
	const short = await shortOf(house, invitation, { message, link: about.invitation.link }, db);
	return { ...(await partsOf(house, invitation, about, db)), message: { ...message, short } };
}

/** For a node of somebody's own that may send it as an SMS, where length costs money: with the short link. */
async function shortOf(
	house: House,
	{ channel, test, invitation_id: id }: InvitationRow,
	{ message: { short }, link }: { message: ItemMessage; link: string | null },
	db: Db | Tx,
): Promise<string> {
	if (channel !== 'other' || test === 1 || link === null || !short.includes(link)) return short;
	return short.replaceAll(link, await shortLink(house, id, link, db));
}

/** What can still be answered has a link, as long as a page serves it. */
async function linksOf(house: House, invitation: InvitationRow, db: Db | Tx) {
	const none = { link: null, optOutLink: null };
	if (['suppressed', 'cancelled', 'expired'].includes(invitation.state)) return none;
	if (invitation.test === 1) {
		const page = await trialPage(house, db, invitation.survey_key);
		if (page) return invitationLinks(house, page.address, invitation);
	}
	const endpoint = await findEndpoint(db, house.workspace, 'survey', invitation.survey_key);
	if (!endpoint) return none;
	return invitationLinks(house, publicPage(house, endpoint.address), invitation);
}
