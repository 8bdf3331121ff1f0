import { findCase } from '../../store/repositories/cases';
import { actWithin } from '../case/act-on-case';
import { clockActor } from './case-work';
import { done, type DueKindOf } from './due-kind';

/** The customer said nothing in time: the case ends unproven. */
export const silenceDue: DueKindOf<'verification_silent'> = {
	key: 'verification_silent',
	takers: ['effect'],
	prepare: async (tx, house, row, now) => {
		const about = await findCase(tx, house.workspace, row.ref_id);
		if (!about) return done;
		await actWithin(tx, house, now, {
			caseId: about.case_id,
			action: { kind: 'unconfirmed' },
			actor: clockActor,
			stepKey: `unconfirmed:${about.reopen_count}`,
		});
		return done;
	},
};
