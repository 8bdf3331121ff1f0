export const invitationStates = [
	'scheduled',
	'sending',
	'sent',
	'viewed',
	'partial',
	'completed',
	'suppressed',
	'failed',
	'expired',
	'cancelled',
] as const;
export type InvitationState = (typeof invitationStates)[number];

/** States in which an invitation can still be answered or sent. */
export const openInvitationStates: readonly InvitationState[] = [
	'scheduled',
	'sending',
	'sent',
	'viewed',
	'partial',
];

/** Why a customer was not asked (or not asked any more). Stored with the invitation. */
export const suppressionReasons = [
	'opted_out',
	'is_staff',
	'no_person',
	'no_consent',
	'paused',
	'other_channel',
	'no_address',
	'address_failed',
	'open_case',
	'cap_metric',
	'cap_overall',
	'cap_together',
	'not_sampled',
	'quota_reached',
	'subject_reopened',
	'duplicate_cycle',
	'no_customer',
	'event_too_old',
	'event_in_future',
	'merged',
	'filtered',
	'not_a_survey_event',
	'survey_closed',
	'cancelled_by_user',
	'expired',
	'erased',
] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export function isSuppressionReason(reason: string | null): reason is SuppressionReason {
	return suppressionReasons.some((one) => one === reason);
}

/** A cap of the contact budget that surveys keep: of their metric, of all surveys, of these and care together. */
export type SurveyCap = Extract<SuppressionReason, 'cap_metric' | 'cap_overall' | 'cap_together'>;

/** What moved an invitation past its usual moment. */
export type DeferralReason = SurveyCap | 'quiet_hours' | 'send_days';

/** Why an invitation is in its state, or comes later than usual. */
export type InvitationReason = SuppressionReason | DeferralReason | SendFailure;

/** Why the message of an invitation will not arrive; the sentence beside it says more. */
export type SendFailure =
	'send_failed' | 'address_unsupported' | 'message_too_large' | 'window_closed';

export const responseStates = ['partial', 'completed'] as const;
export type ResponseState = (typeof responseStates)[number];

/** What becomes of a message; `waiting` = for a server that was not there. */
export type MessageState = 'sending' | 'waiting' | 'sent' | 'failed';

export const caseStates = [
	'open',
	'acknowledged',
	'in_progress',
	'resolved',
	'confirmed',
	'unconfirmed',
	'closed',
] as const;
export type CaseState = (typeof caseStates)[number];

/** States in which somebody still has to work (the clocks run). */
export const workingCaseStates: readonly CaseState[] = ['open', 'acknowledged', 'in_progress'];

/** States of a case that has not ended: somebody works on it, or the customer has yet to say that it is solved. */
export const unfinishedCaseStates: readonly CaseState[] = [...workingCaseStates, 'resolved'];

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export type ClockState = 'running' | 'met' | 'breached' | 'none';

/** What can come due; `core/loop/due` has a file for each. */
export const dueKinds = [
	'invitation_due',
	'reminder',
	'notice',
	'message',
	'incentive',
	'care',
	'sla_warning',
	'sla_breach',
	'rung',
	'promise_due',
	'pause_over',
	'verification_due',
	'verification_silent',
	'partial_to_close',
	'changed_answer',
	'low_score_without_case',
	'unprocessed_event',
	'ask_again',
	'activity',
	'clean_store',
	'retention',
] as const;
export type DueKind = (typeof dueKinds)[number];

/** What an Activity Trigger can tell. */
export const activityKinds = [
	'answered',
	'changed',
	'case_opened',
	'case_breached',
	'case_escalated',
	'case_resolved',
	'case_confirmed',
	'case_reopened',
	'problem_done',
	'problem_handed_over',
	'data_requested',
	'erase_requested',
] as const;
export type ActivityKind = (typeof activityKinds)[number];
