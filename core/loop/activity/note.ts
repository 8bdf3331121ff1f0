import type { ItemOwner } from '../../model/item';
import type { ActivityKind } from '../../model/states';
import type { NewActivity } from '../../store/repositories/activities';
import type { CaseRow } from '../../store/repositories/cases';
import type { ResponseRow } from '../../store/repositories/responses';
import { type HandOver, isChange } from '../../survey/answer';

/** What is noted of an answer that is handed over; `null` when nobody is told of it. */
export function answerActivity(
	response: Pick<
		ResponseRow,
		'workspace_id' | 'response_id' | 'survey_key' | 'customer_id' | 'owner' | 'test' | 'handed_over'
	>,
	handOver: HandOver,
	now: number,
): NewActivity | null {
	// What is collected is told, and noted, together.
	if (handOver === 'none' || handOver === 'collected') return null;
	const kind: ActivityKind = isChange(handOver) ? 'changed' : 'answered';
	const owner = response.owner === null ? null : (JSON.parse(response.owner) as ItemOwner);
	const detail = kind === 'changed' ? `:${response.handed_over}` : '';
	return {
		workspace_id: response.workspace_id,
		activity_id: `${response.response_id}:${kind}${detail}`,
		kind,
		at: now,
		survey_key: response.survey_key,
		team: owner?.team ?? null,
		response_id: response.response_id,
		case_id: null,
		customer_id: response.customer_id,
		test: response.test,
	};
}

const ofSteps: Partial<Record<string, ActivityKind>> = {
	opened: 'case_opened',
	breach: 'case_breached',
	escalate: 'case_escalated',
	resolve: 'case_resolved',
	confirm: 'case_confirmed',
	reopen: 'case_reopened',
};

/** What is noted of a step in a case's history; `null` for those that nobody waits for. */
export function caseActivity(
	row: CaseRow,
	step: { kind: string; at: number; data: Record<string, unknown> },
): NewActivity | null {
	const kind = ofSteps[step.kind];
	if (!kind) return null;
	const { clock, rung } = step.data;
	const detail = kind === 'case_breached' ? clock : kind === 'case_escalated' ? rung : '';
	return {
		workspace_id: row.workspace_id,
		activity_id: [row.case_id, row.reopen_count, kind, detail].join(':'),
		kind,
		at: step.at,
		survey_key: row.survey_key,
		team: row.team,
		response_id: row.response_id,
		case_id: row.case_id,
		customer_id: row.customer_id,
		test: row.test,
	};
}
