import type { SatisfactionItem } from '../../model/item';
import type { Tx, Db } from '../../store/store';
import { type Customer, findCustomer } from '../../store/repositories/customers';
import { type EventRow, findEvent } from '../../store/repositories/events';
import type { InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import { type HandOver, isChange } from '../../survey/answer';
import { caseAbout } from '../case/verified-case';
import { casePart } from '../item/case-part';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { toldOf } from '../item/told';
import { sayOf } from '../workspace/spoken';
import {
	customerPart,
	eventPart,
	invitationPart,
	rememberedEvent,
	responsePart,
	scorePart,
	storedOwner,
	surveyPart,
} from '../item/item-parts';

/** What and whom a response is about. */
export type AboutWhom = { event: EventRow | undefined; customer: Customer | undefined };

/** The parts of an item that a response brings: the very shape in which every trigger emits it. */
export async function responseItem(
	house: House,
	facts: {
		response: ResponseRow;
		invitation: InvitationRow | null;
		handOver: HandOver;
		/** What the response is about, where it has been read already. */
		known?: AboutWhom;
	},
	db: Db | Tx = house.store.db,
): Promise<Partial<SatisfactionItem>> {
	const { response, invitation, handOver } = facts;
	const { event, customer } = facts.known ?? (await aboutWhom(house, response, db));
	// A first answer has no case yet; only a verification's or a changed one can have.
	const follows = isChange(handOver) || response.purpose === 'verification';
	const about = follows ? await caseAbout(db, house, response, invitation) : undefined;
	const parts = {
		test: response.test === 1,
		event: event ? eventPart(event) : rememberedEvent({ ...response, subject_url: null }),
		customer: customer ? customerPart(customer) : null,
		owner: storedOwner(about?.owner ?? response.owner),
		survey: surveyPart(response),
		invitation: invitation && invitationPart(invitation, { link: null, optOutLink: null }),
		response: responsePart(response, isChange(handOver)),
		score: scorePart(response),
		case: about
			? casePart(about, { link: null, groupLink: null }, await loadSettings(db, house.workspace))
			: null,
	};
	const say = sayOf(house);
	const code = handOver === 'low_partial' ? 'partial' : handOver;
	const text =
		handOver === 'none' || handOver === 'collected'
			? say('told.nothing')
			: say(`told.${handOver}`, toldOf(parts, say));
	return { ...parts, outcome: { code, text } };
}

async function aboutWhom(house: House, response: ResponseRow, db: Db | Tx): Promise<AboutWhom> {
	const { event_id: eventId, customer_id: customerId } = response;
	return {
		event: eventId ? await findEvent(db, house.workspace, eventId) : undefined,
		customer: customerId ? await findCustomer(db, house.workspace, customerId) : undefined,
	};
}
