import { actWithin } from '../case/act-on-case';
import { clockActor, workingCase } from './case-work';
import { done, type DueKindOf } from './due-kind';

/** A pause has ended: the clock goes on, and the owner is told. */
export const pauseOverDue: DueKindOf<'pause_over'> = {
	key: 'pause_over',
	takers: ['effect'],
	prepare: async (tx, house, row, now) => {
		const about = await workingCase(tx, house, row.ref_id);
		if (!about || about.paused_until === null) return done;
		// It was given another end after this was claimed.
		if (about.paused_until > now) return { kind: 'later', dueAt: about.paused_until };
		await actWithin(tx, house, now, {
			caseId: about.case_id,
			action: { kind: 'resume' },
			actor: clockActor,
			stepKey: `resumed:${about.paused_until}`,
		});
		return done;
	},
};
