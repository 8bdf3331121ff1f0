import { NotFoundError } from '../../model/errors';
import type { InvitationState } from '../../model/states';
import { findInvitation, type InvitationRow } from '../../store/repositories/invitations';
import { endInvitation } from './end';
import type { House } from '../house';

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
		const invitation = await findInvitation(tx, workspace, input.invitationId);
		if (!invitation) {
			throw new NotFoundError(
				`There is no invitation "${input.invitationId}" in the workspace "${workspace}".`,
				'Give the invitation.id of an item that came from the same workspace.',
			);
		}
		if (invitation.state === 'cancelled') {
			const text = invitation.reason_text ?? 'It was cancelled before.';
			return { kind: 'cancelled', text, invitation };
		}
		if (!cancellable.includes(invitation.state)) {
			const text = `The invitation is ${invitation.state}, so there is nothing to cancel.`;
			return { kind: 'not_cancelled', text, invitation };
		}
		if (input.trial && invitation.test === 0) {
			const text = 'A trial: it would be cancelled, and nothing was stored.';
			return { kind: 'not_cancelled', text, invitation };
		}
		const text = input.reason ?? 'It was cancelled by a workflow or a person.';
		await endInvitation(tx, house, invitation, now, {
			state: 'cancelled',
			reason: 'cancelled_by_user',
			text,
		});
		const after = await findInvitation(tx, workspace, invitation.invitation_id);
		return { kind: 'cancelled', text, invitation: after ?? invitation };
	});
}
