import { heldInvitation } from '../../store/repositories/invitations';
import { sayOf } from '../workspace/spoken';
import { notNow } from './decide-again';
import { done, type DueKindOf } from './due-kind';
import { eventItem } from './event-due';

/**
 * The moment to ask has come, but another node serves the channel: the event comes out of its trigger
 * again, so that the workflow asks in its own way.
 */
export const askAgainDue: DueKindOf<'ask_again'> = {
	key: 'ask_again',
	takers: ['events'],
	prepare: async (tx, house, row, now) => {
		const invitation = await heldInvitation(tx, house.store.dialect, house.workspace, row.ref_key);
		if (invitation?.state !== 'scheduled') return done;
		const moved = await notNow(tx, house, invitation, now);
		if (moved) return moved;
		const text = sayOf(house)('due.ask_again');
		const item = await eventItem(tx, house, row.ref_id, { code: 'ask_again', text });
		return item ? { kind: 'give', items: [item] } : done;
	},
};
