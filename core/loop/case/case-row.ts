import type { CaseFacts, Compensation } from '../../case/case-facts';
import { noHeat } from '../../case/case-facts';
import type { PauseReason } from '../../model/case-words';
import type { CaseRow } from '../../store/repositories/cases';
import type { CompensationTable } from '../../store/tables/cases';

/** Store rows → what the decisions ask. */
export function caseFacts(row: CaseRow, compensations: CompensationTable[]): CaseFacts {
	return {
		id: row.case_id,
		state: row.state,
		priority: row.priority,
		rung: row.rung,
		ownerId: row.owner_id,
		team: row.team,
		slaPreset: row.sla_preset,
		responseDueAt: row.response_due_at,
		responseState: row.response_state,
		resolutionDueAt: row.resolution_due_at,
		resolutionState: row.resolution_state,
		openedAt: row.opened_at,
		clockStartedAt: row.clock_started_at,
		clockVersion: row.clock_version,
		pauses: JSON.parse(row.pauses) as CaseFacts['pauses'],
		pausedUntil: row.paused_until,
		pauseReason: row.pause_reason,
		acknowledgedAt: row.acknowledged_at,
		resolvedAt: row.resolved_at,
		confirmedAt: row.confirmed_at,
		closedAt: row.closed_at,
		heat: { ...noHeat, ...(JSON.parse(row.heat) as Partial<CaseFacts['heat']>) },
		rootCause: row.root_cause,
		rootCauseNote: row.root_cause_note,
		promiseAt: row.promise_at,
		promiseText: row.promise_text,
		compensations: compensations.map(compensationOf),
		reopenCount: row.reopen_count,
	};
}

/** A stored compensation → what the decisions ask. */
export function compensationOf(one: CompensationTable): Compensation {
	return {
		id: one.compensation_id,
		kind: one.kind,
		amount: one.amount,
		currency: one.currency,
		state: one.state as Compensation['state'],
		by: one.asked_by,
		note: one.note,
		at: one.at,
		decidedBy: one.decided_by,
		decidedAt: one.decided_at,
	};
}

const columns: { [Key in keyof CaseFacts]?: keyof CaseRow } = {
	state: 'state',
	priority: 'priority',
	rung: 'rung',
	ownerId: 'owner_id',
	team: 'team',
	slaPreset: 'sla_preset',
	responseDueAt: 'response_due_at',
	responseState: 'response_state',
	resolutionDueAt: 'resolution_due_at',
	resolutionState: 'resolution_state',
	clockStartedAt: 'clock_started_at',
	clockVersion: 'clock_version',
	pausedUntil: 'paused_until',
	pauseReason: 'pause_reason',
	acknowledgedAt: 'acknowledged_at',
	resolvedAt: 'resolved_at',
	confirmedAt: 'confirmed_at',
	closedAt: 'closed_at',
	rootCause: 'root_cause',
	rootCauseNote: 'root_cause_note',
	promiseAt: 'promise_at',
	promiseText: 'promise_text',
	reopenCount: 'reopen_count',
};

/** A decision's changes → columns. Compensations have a table of their own. */
export function changedColumns(changes: Partial<CaseFacts>): Partial<CaseRow> {
	const row: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(changes)) {
		const column = columns[key as keyof CaseFacts];
		if (column) row[column] = value;
	}
	if (changes.pauses) row.pauses = JSON.stringify(changes.pauses);
	if (changes.heat) row.heat = JSON.stringify(changes.heat);
	return row as Partial<CaseRow>;
}

/** What a case waits for at that moment, and until when; `null` = its clock runs. */
export function pauseOf(
	row: Pick<CaseRow, 'paused_until' | 'pause_reason'>,
	now: number,
): { until: number; reason: PauseReason } | null {
	const { paused_until: until, pause_reason: reason } = row;
	return until !== null && reason !== null && now < until ? { until, reason } : null;
}

/** What a case is about, by its title, else by its id: the tag of an open link has no other name. */
export const subjectName = (row: Pick<CaseRow, 'subject_title' | 'subject_id'>): string | null =>
	row.subject_title || row.subject_id;
