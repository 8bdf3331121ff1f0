import type { SatisfactionItem } from '../../model/item';
import { findCustomer } from '../../store/repositories/customers';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { whyNoCustomer } from '../../survey/policy';
import { knownInvitation } from './known-invitation';
import { whyClosed } from './why-closed';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { mayNotContact, topicOfInvitation } from '../customer/consent';
import { wayOfInvitation, whoTheyAre } from '../customer/who-they-are';
import { invitationItem, invitationItemToSend } from './invitation-item';

export type Reminded = {
	/** `not_reminded`: somebody has answered in the meantime, say; `text` tells. */
	kind: 'reminded' | 'not_reminded';
	text: string;
	item: Partial<SatisfactionItem>;
};

/**
 * Prepares the next message to somebody who has not answered.
 *
 * @param input.trial of an invitation that is no test, the message is written and nothing is stored
 * @throws NotFoundError for an unknown id, SetupError if people could not reach the link; nothing is
 * stored then
 */
export async function remind(
	house: House,
	now: number,
	input: { invitationId: string; trial: boolean },
): Promise<Reminded> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const say = sayOf(house);
		const invitation = await knownInvitation(tx, house, input.invitationId);
		const ended = await whyNot(tx, house, invitation, now);
		if (ended !== null) {
			const item = { ...(await invitationItem(house, invitation, tx)), message: null };
			return { kind: 'not_reminded', text: ended, item };
		}
		const attempt = invitation.attempt + 1;
		const shown = input.trial && invitation.test === 0;
		if (!shown) {
			const change = { attempt, updated_at: now };
			await updateInvitation(tx, workspace, invitation.invitation_id, change);
		}
		const item = await invitationItemToSend(house, { ...invitation, attempt }, tx);
		const text = shown ? say('remind.trial') : say('remind.written', { number: attempt - 1 });
		return { kind: 'reminded', text, item: { ...item, test: shown || item.test === true } };
	});
}

async function whyNot(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	now: number,
): Promise<string | null> {
	const say = sayOf(house);
	if (!['sent', 'viewed'].includes(invitation.state)) {
		return say('remind.nobody', { state: say(`invitation.${invitation.state}`) });
	}
	const closed = await whyClosed(tx, house, invitation, now);
	if (closed !== null) return closed;
	const customer = invitation.customer_id
		? await findCustomer(tx, house.workspace, invitation.customer_id)
		: undefined;
	// A trial has no customer.
	if (!customer) return invitation.test === 1 ? null : say('remind.unknown');
	const { policy } = await loadSettings(tx, house.workspace);
	const address = invitation.channel === 'email' ? (invitation.recipient ?? customer.email) : null;
	const reached = { customer, address };
	const topic = topicOfInvitation(invitation);
	const refused = await mayNotContact(tx, house, reached, topic, { policy, now });
	if (refused) return say(`remind.${refused}`);
	const channel = wayOfInvitation(invitation.channel);
	const who = await whoTheyAre(tx, house, { customer, channel, event: null });
	const nobody = whyNoCustomer(who, policy);
	return nobody && say(`remind.${nobody}`);
}
