import { caseOfResponse } from '../../store/repositories/cases';
import { findResponse } from '../../store/repositories/responses';
import { sayOf } from '../workspace/spoken';
import { answerAgain } from './answer-again';
import { done, dueData, type DueKindOf } from './due-kind';
import { eventItem } from './event-due';

/**
 * A low score that nobody has made a case of: the net under a crash between two nodes. An answer from
 * elsewhere comes out again as the event that brought it.
 */
export const lowScoreDue: DueKindOf<'low_score_without_case'> = {
	key: 'low_score_without_case',
	takers: ['answers', 'events'],
	prepare: async (tx, house, row) => {
		const response = await findResponse(tx, house.workspace, row.ref_id);
		if (response?.level !== 'low') return done;
		if (await caseOfResponse(tx, house.workspace, response.response_id)) return done;
		const text = sayOf(house)('due.low_score');
		const { eventId = null } = dueData<{ eventId: string | null }>(row);
		if (eventId === null && response.invitation_id !== null)
			return await answerAgain(tx, house, response, text);
		const outcome = { code: 'unprocessed', text };
		const brought = eventId ?? response.event_id ?? '';
		const item = await eventItem(tx, house, brought, outcome);
		return item ? { kind: 'give', items: [item] } : done;
	},
};
