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
	'no_consent',
	'no_address',
	'address_failed',
	'open_case',
	'cap_metric',
	'cap_overall',
	'not_sampled',
	'subject_reopened',
	'duplicate_cycle',
	'no_customer',
	'event_too_old',
	'event_in_future',
	'not_a_survey_event',
	'survey_closed',
	'cancelled_by_user',
	'expired',
	'erased',
] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export const responseStates = ['partial', 'completed'] as const;
export type ResponseState = (typeof responseStates)[number];

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

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export type ClockState = 'running' | 'met' | 'breached' | 'none';

/** What can come due. The Timer Trigger fetches by these names. */
export const dueKinds = [
	'invitation_due',
	'reminder',
	'sla_warning',
	'sla_breach',
	'rung',
	'promise_due',
	'verification_due',
	'verification_silent',
	'partial_to_close',
	'care_touch',
	'low_score_without_case',
	'unprocessed_event',
] as const;
export type DueKind = (typeof dueKinds)[number];
