import { noteActivity } from '../../store/repositories/activities';
import { findInvitation } from '../../store/repositories/invitations';
import { lockInvitation } from '../../store/repositories/lock';
import { findResponse, type ResponseRow, updateResponse } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import { changeOf, contentPrint } from '../../survey/collect-changes';
import { answerActivity } from '../activity/note';
import type { ChangesToTell } from '../answer/changes-to-tell';
import { responseItem } from '../answer/response-item';
import { settleVerification } from '../answer/settle-verification';
import { withLevel } from '../answer/told-levels';
import type { House } from '../house';
import { storedAnswers } from '../item/item-parts';
import { done, type DueKindOf, dueData } from './due-kind';

/** Changes of an answer have been collected for a while: they are handed over as one. */
export const changedDue: DueKindOf<'changed_answer'> = {
	key: 'changed_answer',
	takers: ['answers'],
	prepare: async (tx, house, row, now) => {
		const { workspace } = house;
		const { after, told } = dueData<ChangesToTell>(row) as ChangesToTell;
		const found = await findResponse(tx, workspace, row.ref_id);
		const invitationId = found?.invitation_id ?? null;
		if (invitationId === null) return done;
		// What the customer changes now is either told here or planned anew.
		await lockInvitation(tx, house.store.dialect, workspace, invitationId);
		const response = await findResponse(tx, workspace, row.ref_id);
		const invitation = await findInvitation(tx, workspace, invitationId);
		if (!response || !invitation) return done;
		const first = response.handed_over === after;
		// Told by an earlier claim whose execution was cut off.
		if (!first && row.attempt <= 1) return done;
		if (first && contentPrint(storedAnswers(response).content) === told.print) return done;
		const handOver = changeOf(told.level, response.level);
		const handed = first ? await counted(tx, house, response) : response;
		if (first) {
			await settleVerification(tx, house, invitation, handed, now);
			const activity = answerActivity(handed, handOver, now);
			if (activity) await noteActivity(tx, activity);
		}
		const item = await responseItem(house, { response: handed, invitation, handOver }, tx);
		return { kind: 'give', items: [item] };
	},
};

/** The answer as one that a workflow is given once more. */
async function counted(tx: Tx, house: House, response: ResponseRow): Promise<ResponseRow> {
	const change = {
		handed_over: response.handed_over + 1,
		told_levels: withLevel(response.told_levels, response.level),
	};
	await updateResponse(tx, house.workspace, response.response_id, change);
	return { ...response, ...change };
}
