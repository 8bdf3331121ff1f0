import { findInvitation, updateInvitation } from '../../store/repositories/invitations';
import { whyClosed } from '../ask/why-closed';
import { sayOf } from '../workspace/spoken';
import { asked, decideAgain } from './decide-again';
import { done, type DueKindOf } from './due-kind';

/** Somebody who was asked has not answered. */
export const reminderDue: DueKindOf<'reminder'> = {
	key: 'reminder',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const found = await findInvitation(tx, house.workspace, row.ref_id);
		if (!found || !['sent', 'viewed'].includes(found.state)) return done;
		if ((await whyClosed(tx, house, found, now)) !== null) return done;
		const decision = await decideAgain(tx, house, found, now);
		if (decision.kind === 'suppressed') return done;
		if (decision.kind === 'scheduled' && decision.dueAt > now) {
			return { kind: 'later', dueAt: decision.dueAt };
		}
		// The key names the attempt, so that a repeated claim does not count one up.
		const attempt = Number(row.ref_key.split(':').at(-1));
		const change = { attempt: Math.max(found.attempt, attempt), updated_at: now };
		await updateInvitation(tx, house.workspace, found.invitation_id, change);
		return await asked(tx, house, { ...found, ...change }, sayOf(house)('due.reminder'));
	},
};
