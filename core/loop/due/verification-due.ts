import { findCase } from '../../store/repositories/cases';
import { loadSettings } from '../../store/repositories/workspaces';
import { inviteWithin } from '../ask/invite';
import { done, type DueKindOf } from './due-kind';

/** It is time to ask the customer whether the fix holds, with the survey that the settings name. */
export const verificationDue: DueKindOf<'verification_due'> = {
	key: 'verification_due',
	takers: ['effect'],
	prepare: async (tx, house, row, now) => {
		const about = await findCase(tx, house.workspace, row.ref_id);
		const { verificationSurvey: surveyKey } = await loadSettings(tx, house.workspace);
		if (about?.state !== 'resolved' || surveyKey === null) return done;
		await inviteWithin(tx, house, now, {
			surveyKey,
			eventId: null,
			caseId: about.case_id,
			customerId: null,
			customer: null,
			owner: null,
			channel: 'email',
			wave: null,
			delay: null,
			test: about.test === 1,
		});
		return done;
	},
};
