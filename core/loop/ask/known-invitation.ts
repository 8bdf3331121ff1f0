import { NotFoundError } from '../../model/errors';
import { findInvitation, type InvitationRow } from '../../store/repositories/invitations';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/**
 * An invitation of the workspace by its id.
 *
 * @throws NotFoundError if there is none
 */
export async function knownInvitation(
	tx: Tx,
	{ workspace }: House,
	invitationId: string,
): Promise<InvitationRow> {
	const invitation = await findInvitation(tx, workspace, invitationId);
	if (invitation) return invitation;
	throw new NotFoundError(
		`There is no invitation "${invitationId}" in the workspace "${workspace}".`,
		'Give the invitation.id of an item that came from the same workspace.',
	);
}
