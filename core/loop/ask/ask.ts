import { sentencesInARow } from '../../language/in-a-row';
import type { SatisfactionItem } from '../../model/item';
import type { House } from '../house';
import { invitationItem, invitationItemToSend } from './invitation-item';
import { invite, type InviteInput } from './invite';
import type { InviteOutcome } from './invite-outcome';
import { customerPart, eventPart, surveyPart } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { howToOpen, trialPage } from '../workspace/trial-page';

export type Asked = { kind: InviteOutcome['kind']; item: Partial<SatisfactionItem> };

/**
 * Decides whether a customer is asked (see `invite`) and gives the item that says so: with the message
 * to send now, with the moment it is scheduled for, or with the reason why nobody is asked.
 *
 * @throws what `invite` throws
 */
export async function ask(house: House, now: number, input: InviteInput): Promise<Asked> {
	const outcome = await invite(house, now, input);
	const { kind, code, invitation, event, customer, survey } = outcome;
	const { draft } = input;
	const page = draft ? await trialPage(house, house.store.db, survey.key) : null;
	const asked = draft && kind !== 'not_asked';
	const say = sayOf(house);
	const how = asked ? howToOpen(page, draft.nodeName, say) : '';
	const text = sentencesInARow([outcome.text, how], say);
	const said = { outcome: { code, text } };
	// Without a page there is nothing to send a link to.
	if (kind === 'send_now' && invitation && (!draft || page)) {
		return { kind, item: { ...(await invitationItemToSend(house, invitation)), ...said } };
	}
	if (invitation) {
		const parts = await invitationItem(house, invitation);
		// For another event of the same cycle the item stays about its own event.
		const own = event && event.event_id !== invitation.event_id ? { event: eventPart(event) } : {};
		return { kind, item: { ...parts, ...own, message: null, ...said } };
	}
	const item: Partial<SatisfactionItem> = {
		test: input.test || event?.test === 1,
		survey: surveyPart({ ...survey, survey_key: survey.key, survey_version: survey.version }),
		invitation: null,
		message: null,
		...(event && { event: eventPart(event) }),
		...(customer && { customer: customerPart(customer) }),
		...said,
	};
	return { kind, item };
}
