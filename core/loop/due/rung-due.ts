import { actWithin } from '../case/act-on-case';
import { type CaseDueData, clockActor, movedTo, workingCase } from './case-work';
import { done, type DueKindOf, dueData } from './due-kind';

/** A step of the escalation ladder: whom it names is told, and takes over if it says so. */
export const rungDue: DueKindOf<'rung'> = {
	key: 'rung',
	takers: ['effect'],
	prepare: async (tx, house, row, now) => {
		const later = await movedTo(tx, house, row, now);
		if (later) return later;
		const about = await workingCase(tx, house, row.ref_id);
		const rung = Number(dueData<CaseDueData>(row).rung);
		if (!about) return done;
		await actWithin(tx, house, now, {
			caseId: about.case_id,
			action: { kind: 'escalate', rung, reason: null, planned: true },
			actor: clockActor,
			stepKey: `rung:${rung}:${about.reopen_count}`,
		});
		return done;
	},
};
