import { type CaseDueData, movedTo, recordBreach, workingCase } from './case-work';
import { done, type DueKindOf, dueData } from './due-kind';

/** A clock has run out: it is written down, and the message to the owner is planned with it. */
export const slaBreachDue: DueKindOf<'sla_breach'> = {
	key: 'sla_breach',
	takers: ['effect'],
	prepare: async (tx, house, row, now) => {
		const later = await movedTo(tx, house, row, now);
		if (later) return later;
		const about = await workingCase(tx, house, row.ref_id);
		const { clock } = dueData<CaseDueData>(row);
		if (!about || !clock) return done;
		await recordBreach(tx, house, about, clock, now);
		return done;
	},
};
