import { heldInvitation } from '../../store/repositories/invitations';
import { sayOf } from '../workspace/spoken';
import { asked, notNow } from './decide-again';
import { done, type DueKindOf } from './due-kind';

/** The moment to ask has come. */
export const invitationDue: DueKindOf<'invitation_due'> = {
	key: 'invitation_due',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const invitation = await heldInvitation(tx, house.store.dialect, house.workspace, row.ref_id);
		// `sending`: the process died before the mark; the same message goes out with the same id.
		if (!invitation || !['scheduled', 'sending'].includes(invitation.state)) return done;
		const moved = await notNow(tx, house, invitation, now);
		return moved ?? (await asked(tx, house, invitation, sayOf(house)('due.ask_again')));
	},
};
