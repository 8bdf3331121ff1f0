import type { DueKind } from '../../core/model/states';

/** The outputs, in their order for ever: wires store an index. */
export const timerOutputs = [
	'Invitation Due',
	'Reminder Due',
	'SLA Warning',
	'SLA Breach',
	'Escalation',
	'Promise Due',
	'Verification Due',
	'Case Unconfirmed',
	'Answer Closed',
	'Low Score without a Case',
	'Unprocessed Event',
	'Care Touch',
	'Stuck',
] as const;

export type TimerOutput = (typeof timerOutputs)[number];

/** Where each kind of work leaves. */
export const outputOf: Record<DueKind, TimerOutput> = {
	invitation_due: 'Invitation Due',
	reminder: 'Reminder Due',
	sla_warning: 'SLA Warning',
	sla_breach: 'SLA Breach',
	rung: 'Escalation',
	promise_due: 'Promise Due',
	verification_due: 'Verification Due',
	verification_silent: 'Case Unconfirmed',
	partial_to_close: 'Answer Closed',
	low_score_without_case: 'Low Score without a Case',
	unprocessed_event: 'Unprocessed Event',
	notice: 'Care Touch',
	message: 'Care Touch',
	ask_again: 'Care Touch',
	activity: 'Care Touch',
};
