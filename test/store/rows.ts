import type { CaseRow } from '../../core/store/repositories/cases';
import type { Insertable } from 'kysely';

import type { EventRow } from '../../core/store/repositories/events';
import type { InvitationRow } from '../../core/store/repositories/invitations';
import type { ResponseRow } from '../../core/store/repositories/responses';
import { unknownCustomer } from '../../core/store/repositories/unknown-customer';
import type { Schema } from '../../core/store/schema';

/** Complete rows with plain values: a test names only what it is about. */

export const day = 86_400_000;
/** Monday, 2026-01-05 09:00 UTC. */
export const monday = Date.UTC(2026, 0, 5, 9);

export function customerRow(
	change: Partial<Insertable<Schema['customer']>> = {},
): Insertable<Schema['customer']> {
	return { ...unknownCustomer('test', 'cus_1', monday), ...change };
}

export function responseRow(change: Partial<ResponseRow> = {}): ResponseRow {
	return {
		workspace_id: 'test',
		response_id: 'rsp_1',
		invitation_id: null,
		source: 'sheet',
		external_id: change.response_id ?? 'rsp_1',
		event_id: null,
		survey_key: 'after-service',
		survey_version: null,
		metric: 'csat',
		purpose: 'transactional',
		customer_id: null,
		owner: null,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		cycle: 0,
		touchpoint: null,
		segment: null,
		state: 'completed',
		value: 5,
		scale_min: 1,
		scale_max: 5,
		direction: 'higher_is_better',
		percent: 100,
		band: 'satisfied',
		level: 'high',
		high_from: 4,
		comment: null,
		tags: '[]',
		answers: '{"content":{},"list":[]}',
		item_set: null,
		items: null,
		language: null,
		answered_at: monday,
		completed_at: monday,
		updated_at: monday,
		handed_over: 1,
		told_levels: '',
		test: 0,
		...change,
	};
}

export function invitationRow(change: Partial<InvitationRow> = {}): InvitationRow {
	return {
		workspace_id: 'test',
		invitation_id: 'inv_1',
		survey_key: 'after-service',
		survey_version: 'v1',
		metric: 'csat',
		purpose: 'transactional',
		dedupe_key: change.invitation_id ?? 'inv_1',
		event_id: null,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		subject_url: null,
		cycle: 0,
		touchpoint: null,
		segment: null,
		customer_id: null,
		owner: null,
		case_id: null,
		state: 'scheduled',
		reason: null,
		reason_text: null,
		attempt: 1,
		language: null,
		channel: 'email',
		recipient: null,
		due_at: null,
		sent_at: null,
		viewed_at: null,
		answered_at: null,
		short_code: null,
		expires_at: null,
		test: 0,
		created_at: monday,
		updated_at: monday,
		...change,
	};
}

export function caseRow(change: Partial<CaseRow> = {}): CaseRow {
	return {
		workspace_id: 'test',
		case_id: 'cas_1',
		response_id: null,
		survey_key: 'after-service',
		metric: 'csat',
		customer_id: null,
		subject_source: null,
		subject_type: null,
		subject_id: null,
		subject_title: null,
		subject_url: null,
		owner_id: null,
		owner: null,
		team: null,
		state: 'open',
		priority: 'normal',
		rung: 0,
		sla_preset: 'feedback',
		response_due_at: null,
		response_state: 'running',
		resolution_due_at: null,
		resolution_state: 'running',
		opened_at: monday,
		clock_started_at: change.opened_at ?? monday,
		clock_version: '',
		pauses: '[]',
		paused_until: null,
		pause_reason: null,
		acknowledged_at: null,
		resolved_at: null,
		confirmed_at: null,
		closed_at: null,
		promise_at: null,
		promise_text: null,
		heat: '{}',
		root_cause: null,
		root_cause_note: null,
		reopen_count: 0,
		verification_id: null,
		segment: null,
		touchpoint: null,
		test: 0,
		updated_at: monday,
		...change,
	};
}

export function eventRow(change: Partial<EventRow> = {}): EventRow {
	return {
		workspace_id: 'test',
		event_id: 'evt_1',
		source: 'zendesk',
		external_id: change.event_id ?? 'evt_1',
		type: 'ticket.closed',
		occurred_at: monday,
		received_at: monday,
		touchpoint: null,
		subject_type: 'ticket',
		subject_id: '42',
		subject_title: null,
		subject_url: null,
		cycle: 0,
		value_amount: null,
		value_currency: null,
		attributes: '{}',
		customer_id: null,
		owner: null,
		test: 0,
		processed_at: null,
		outcome: null,
		...change,
	};
}
