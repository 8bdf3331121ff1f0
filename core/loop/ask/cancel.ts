import type { InvitationState } from '../../model/states';
import { findInvitation, type InvitationRow } from '../../store/repositories/invitations';
import { endInvitation } from './end';
import { knownInvitation } from './known-invitation';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

export type CancelledInvitation = {
	kind: 'cancelled' | 'not_cancelled';
	text: string;
	invitation: InvitationRow;
};

const cancellable: readonly InvitationState[] = [
	'scheduled',
	'sending',
	'sent',
	'viewed',
	'failed',
];

/**
 * Takes an invitation back before it is answered: nothing more is sent and its link is closed. An
 * answer is never thrown away; cancelling twice is cancelling once.
 *
 * @param input.trial of an invitation that is no test, only says what would happen
 * @throws NotFoundError if there is no such invitation in this workspace
 */
export async function cancelInvitation(
	house: House,
	now: number,
	input: { invitationId: string; reason: string | null; trial: boolean },
): Promise<CancelledInvitation> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const say = sayOf(house);
		const invitation = await knownInvitation(tx, house, input.invitationId);
		if (invitation.state === 'cancelled') {
			const text = invitation.reason_text ?? say('cancel.before');
			return { kind: 'cancelled', text, invitation };
		}
		if (!cancellable.includes(invitation.state)) {
			const text = say('cancel.nothing', { state: say(`invitation.${invitation.state}`) });
			return { kind: 'not_cancelled', text, invitation };
		}
		if (input.trial && invitation.test === 0) {
			const text = say('cancel.trial');
			return { kind: 'not_cancelled', text, invitation };
		}
		const text = input.reason ?? say('cancel.done');
		await endInvitation(tx, house, invitation, now, {
			state: 'cancelled',
			reason: 'cancelled_by_user',
			text,
		});
		const after = await findInvitation(tx, workspace, invitation.invitation_id);
		return { kind: 'cancelled', text, invitation: after ?? invitation };
	});
}
