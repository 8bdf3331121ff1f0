import { linkOutcomes } from './link-openings';

/** What people look for in the audit trail, and the actions that it takes in. */
export const auditKinds = {
	approvals: [
		'compensation_granted',
		'compensation_requested',
		'compensation_approved',
		'compensation_declined',
	],
	care: ['campaign_stopped', 'campaign_continued', 'care_stopped', 'care_continued'],
	consent: ['consent_granted', 'consent_denied', 'preferences_set'],
	customers: ['customers_merged', 'customers_split'],
	links: [
		...linkOutcomes,
		'address_made',
		'address_ended',
		'public_page_ended',
		'public_page_renewed',
	],
	privacy: [
		'data_requested',
		'erase_requested',
		'data_exported',
		'customer_erased',
		'files_cleaned',
		'rows_forgotten',
	],
	problems: ['problem_created', 'problem_changed', 'problem_told'],
	settings: ['settings_changed'],
	surveys: ['survey_published', 'codes_added', 'open_links_ended'],
	team: ['person_created', 'person_updated', 'absence_set'],
	work: ['work_retried'],
} as const satisfies Record<string, readonly string[]>;

export type AuditKind = keyof typeof auditKinds;
export const auditKindNames = Object.keys(auditKinds) as readonly AuditKind[];
