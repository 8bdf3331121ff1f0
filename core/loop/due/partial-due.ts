import { noteActivity } from '../../store/repositories/activities';
import { findInvitation, updateInvitation } from '../../store/repositories/invitations';
import { findResponse, type ResponseRow, updateResponse } from '../../store/repositories/responses';
import { answerActivity } from '../activity/note';
import { settleVerification } from '../answer/settle-verification';
import { withLevel } from '../answer/told-levels';
import { sayOf } from '../workspace/spoken';
import { answerAgain } from './answer-again';
import { done, type DueKindOf } from './due-kind';

/**
 * Half an answer has waited long enough: it leaves as it is. One from elsewhere has left with its rating, so
 * it is only closed.
 */
export const partialDue: DueKindOf<'partial_to_close'> = {
	key: 'partial_to_close',
	takers: ['answers', 'events'],
	prepare: async (tx, house, row, now) => {
		const response = await findResponse(tx, house.workspace, row.ref_id);
		if (!response) return done;
		// Closed by an earlier claim that could not be handed over, else finished by the customer.
		const again = row.attempt > 1 && response.handed_over > 0;
		if (response.state !== 'partial' && !again) return done;
		// Not by whether it answers an invitation: the last word counts.
		const elsewhere = response.source !== null;
		const change: Partial<ResponseRow> = {
			state: 'completed',
			completed_at: response.completed_at ?? now,
			handed_over: Math.max(1, response.handed_over),
			told_levels: withLevel(response.told_levels, response.level),
			updated_at: now,
		};
		const closed: ResponseRow = { ...response, ...change };
		await updateResponse(tx, house.workspace, response.response_id, change);
		const activity = elsewhere ? null : answerActivity(closed, 'completed', now);
		if (activity) await noteActivity(tx, activity);
		if (response.invitation_id) {
			const ended = { state: 'completed' as const, updated_at: now };
			await updateInvitation(tx, house.workspace, response.invitation_id, ended);
			// A good rating of a fix confirms it, also without the second page.
			const invitation = await findInvitation(tx, house.workspace, response.invitation_id);
			if (invitation) await settleVerification(tx, house, invitation, closed, now);
		}
		if (elsewhere) return done;
		const text = sayOf(house)('due.partial');
		return await answerAgain(tx, house, closed, text);
	},
};
