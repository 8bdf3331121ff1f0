import type { SlaClock } from '../../case/case-facts';
import type { CaseRow } from '../../store/repositories/cases';
import { actWithin } from '../case/act-on-case';
import { type CaseDueData, clockActor, movedTo, recordBreach, workingCase } from './case-work';
import { done, type DueKindOf, dueData } from './due-kind';

const clocksOf = (about: CaseRow): Array<{ clock: SlaClock; dueAt: number | null }> => [
	{ clock: 'response', dueAt: about.response_due_at },
	{ clock: 'resolution', dueAt: about.resolution_due_at },
];

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
		// Of the same moment, the breach comes before the step that it leads to: whoever takes over would be
		// told of a clock that ran out under somebody else, and that person not at all.
		for (const { clock, dueAt } of clocksOf(about)) {
			if (dueAt !== null && dueAt <= row.due_at) await recordBreach(tx, house, about, clock, now);
		}
		await actWithin(tx, house, now, {
			caseId: about.case_id,
			action: { kind: 'escalate', rung, reason: null, planned: true },
			actor: clockActor,
			stepKey: `rung:${rung}:${about.reopen_count}`,
		});
		return done;
	},
};
