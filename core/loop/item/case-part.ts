import type { ItemCase } from '../../model/item';
import { isoTime } from '../../model/item';
import type { CaseRow } from '../../store/repositories/cases';

/** A case as an item carries it. */
export function casePart(row: CaseRow, link: string | null): ItemCase {
	return {
		id: row.case_id,
		state: row.state,
		priority: row.priority,
		rung: row.rung,
		link,
		sla: {
			preset: row.sla_preset,
			response: { dueAt: isoTime(row.response_due_at), state: row.response_state },
			resolution: { dueAt: isoTime(row.resolution_due_at), state: row.resolution_state },
		},
	};
}
