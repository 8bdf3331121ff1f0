import { storedOwner } from '../item/item-parts';
import { toldOwner } from '../case/told-owner';
import { sayOf } from '../workspace/spoken';
import { type CaseDueData, movedTo, workingCase } from './case-work';
import { done, type DueKindOf, dueData } from './due-kind';
import { isOvertaken } from './newest-news';

/** A clock is about to run out: its owner is told while there is time. */
export const slaWarningDue: DueKindOf<'sla_warning'> = {
	key: 'sla_warning',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const later = await movedTo(tx, house, row, now);
		if (later) return later;
		const about = await workingCase(tx, house, row.ref_id);
		const { clock } = dueData<CaseDueData>(row);
		const state = clock === 'response' ? about?.response_state : about?.resolution_state;
		const dueAt = clock === 'response' ? about?.response_due_at : about?.resolution_due_at;
		if (!about || !clock || state !== 'running') return done;
		// A warning that comes after the moment warns of nothing: the breach is told.
		if (typeof dueAt !== 'number' || now >= dueAt) return done;
		if (await isOvertaken(tx, house, row, storedOwner(about.owner), now)) return done;
		const outcome = {
			code: `sla_warning_${clock}`,
			text: sayOf(house)(`due.warning.${clock}`),
		};
		const letter = { kind: 'sla_warning' as const, step: `warning:${clock}` };
		return { kind: 'give', items: [await toldOwner(tx, house, about, letter, outcome, now)] };
	},
};
